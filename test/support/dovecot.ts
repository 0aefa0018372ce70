import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { freePort } from './service.ts';

export const IMAP_PASSWORD = 'only-for-tests';

/** A Dovecot of its own, with one account whose mail lies in a temporary folder. */
export interface Dovecot {
  readonly port: number;
  /** Puts a mail into a folder. */
  add(folder: string, mail: Buffer): Promise<void>;
  /** Raw mails of a folder, in order; none when there is no such folder. */
  mails(folder: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Starts Debian's Dovecot 2.3 in the foreground. */
export async function dovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'zeef-imap-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'mail'), { mode: 0o777 });
  chmodSync(join(folder, 'mail'), 0o777);
  const port = await freePort();
  const config = join(folder, 'dovecot.conf');
  writeFileSync(
    config,
    `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
default_vsz_limit = 1G
passdb {
  driver = static
  args = password=${IMAP_PASSWORD}
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`,
  );
  const server: ChildProcess = spawn('dovecot', ['-F', '-c', config], { stdio: 'ignore' });
  await listening(port);

  const as = async <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const auth = { user: 'desk', pass: IMAP_PASSWORD };
    const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  };
  return {
    port,
    add: (name, mail) =>
      as(async (client) => {
        await client.append(name, mail);
      }),
    mails: (name) =>
      as(async (client) => {
        const folders = await client.list();
        if (!folders.some(({ path }) => path === name)) return [];
        const { exists } = await client.mailboxOpen(name, { readOnly: true });
        if (exists === 0) return [];
        const found: string[] = [];
        for await (const { source } of client.fetch('1:*', { source: true })) found.push(`${source}`);
        return found;
      }),
    async close() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const POLL_MS = 100;
const MOST_POLLS = 200;

async function listening(port: number): Promise<void> {
  for (let tries = 0; ; tries++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (open) return;
    if (tries === MOST_POLLS) throw new Error('Dovecot does not listen');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
