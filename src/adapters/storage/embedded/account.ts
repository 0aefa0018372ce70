import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { refusal, USE_OWN } from './refusal.ts';

const run = promisify(execFile);

/** Name of the system user that is made where there is no `postgres`. */
const OWN_USER = 'zeef';

/** A user to run PostgreSQL as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Whether this process is root, as which PostgreSQL refuses to run. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The user that root's PostgreSQL runs as: `postgres` or `zeef` where they exist, else `zeef` made for it,
 * else `nobody`.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID when there is none of these
 */
export async function serviceAccount(): Promise<Account> {
  const existing = (await find('postgres')) ?? (await find(OWN_USER));
  if (existing) return existing;
  await create();
  const account = (await find(OWN_USER)) ?? (await find('nobody'));
  if (account) return account;
  throw refusal(`PostgreSQL refuses to run as root: start Zeef as an ordinary user, ${USE_OWN}.`);
}

/** Whether an account can reach a folder and write to it. Asked of the system, since access lists count too. */
export function canUse(account: Account, folder: string): Promise<boolean> {
  return succeeds(account, ['cd -- "$1" && test -w .', 'sh', folder]);
}

/** Whether an account can run a program. */
export function canRun(account: Account, program: string): Promise<boolean> {
  return succeeds(account, ['"$1" --version >/dev/null', 'sh', program]);
}

async function succeeds(account: Account, script: readonly string[]): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', ...script], { ...account, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

async function find(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    const account = { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    return account.uid > 0 ? account : undefined;
  } catch {
    return undefined;
  }
}

/** With the tool of shadow-utils, else with BusyBox's. Failing is no matter: there is a fallback. */
async function create(): Promise<void> {
  const shadow = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN_USER];
  try {
    await run('useradd', shadow);
  } catch {
    await run('adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', OWN_USER]).catch(() => undefined);
  }
}
