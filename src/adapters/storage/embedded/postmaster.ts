import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a running server writes about itself into its cluster (miscinit.c, `CreateDataDirLockFile`). */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Empty where the server listens on no socket. */
  readonly socketFolder: string;
}

/** Path of the file that says which server runs a cluster. */
export function pidFile(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

/** The server that runs a cluster, or ran it and had no time to clean up. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const [pid = '', , , port = '', socketFolder = ''] = readFileSync(pidFile(cluster), 'utf8').split('\n');
    const known = /^\d+$/.test(pid) && /^\d+$/.test(port);
    return known ? { pid: Number(pid), port: Number(port), socketFolder } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether there is a living process of this number, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/** An orphan that ended stays in the table until init fetches it, which it never does in some containers. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    // Proc(5): the state follows the program's name in parentheses, which may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) === 'Z';
  } catch {
    return false;
  }
}

/**
 * What kind of process a number belongs to, since numbers are given out again (in a container after every
 * restart): a PostgreSQL on this cluster, certainly no PostgreSQL, or it cannot be told.
 */
export async function identify(pid: number, cluster: string): Promise<'ours' | 'other' | 'unknown'> {
  const command = await commandLine(pid);
  if (command === undefined) return 'unknown';
  if (!command.includes('postgres')) return 'other';
  return command.includes(cluster) ? 'ours' : 'unknown';
}

async function commandLine(pid: number): Promise<string | undefined> {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    if (process.platform === 'win32') return undefined;
    return (await run('ps', ['-ww', '-o', 'command=', '-p', `${pid}`])).stdout;
  } catch {
    return undefined;
  }
}
