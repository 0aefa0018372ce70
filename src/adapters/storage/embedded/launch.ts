import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { DatabaseConnection } from '../connection.ts';
import { buildFolder, type Location, settle } from './location.ts';
import { probe } from './probe.ts';
import { refusal, USE_OWN } from './refusal.ts';
import { type Endpoint, serverArguments, serverEnvironment } from './settings.ts';

const run = promisify(execFile);

/** The database user of the embedded server, and its owner. */
export const OWNER = 'zeef';
/** Recovery after a crash may have much to replay; as long as the server lives it is waited for. */
const START_TIMEOUT_MS = 300_000;
/** Backends that outlive a killed server leave within seconds, once they notice. */
const SHARED_MEMORY_TIMEOUT_MS = 20_000;
/** How long sessions may take to end before the server goes down at once and recovers next time. */
const STOP_TIMEOUT_S = 30;
const POLL_MS = 50;
/** The server's log is set aside once when it is larger. */
const MAX_LOG_BYTES = 1024 * 1024;

/** Makes the cluster: UTF-8, byte order, checksums. It appears in its place when it is whole. */
export async function initialise(
  location: Location,
  dataDir: string,
  password: string | undefined,
): Promise<void> {
  const folder = buildFolder(location);
  const passwordFile = join(dataDir, 'pg.password.new');
  const access =
    password === undefined
      ? ['--auth-local=trust', '--auth-host=reject']
      : ['--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  if (password !== undefined) writeFileSync(passwordFile, password, { mode: 0o600 });
  const args = [`--pgdata=${folder}`, `--username=${OWNER}`, '--encoding=UTF8', '--locale=C', ...access];
  try {
    await run(location.binaries.initdb, args, { ...location.account, env: serverEnvironment(), cwd: folder });
  } catch (cause) {
    throw refusal(
      `The database could not be made in ${folder} (${lastLine(cause)}): see to that, ${USE_OWN}.`,
      cause,
    );
  } finally {
    if (password !== undefined) unlinkSync(passwordFile);
  }
  settle(location, folder, dataDir);
}

/** Starts the server and resolves when it takes connections. @throws ZeefError ZEEF_CONFIG_INVALID */
export async function launch(
  location: Location,
  endpoint: Endpoint,
  connection: DatabaseConnection,
  logFile: string,
): Promise<void> {
  const deadline = performance.now() + SHARED_MEMORY_TIMEOUT_MS;
  for (;;) {
    const logged = rotate(logFile);
    if (await started(location, endpoint, connection, logFile)) return;
    const said = readFileSync(logFile, 'utf8').slice(logged);
    if (!said.includes('shared memory block') || performance.now() > deadline) {
      const fatal = /FATAL: {2}(.+)/.exec(said)?.[1] ?? (said.trim().split('\n').at(-1) || 'no reason given');
      throw refusal(`PostgreSQL did not start: ${fatal}. More may stand in ${logFile}.`);
    }
    await sleep(500);
  }
}

/** Stops the server of a cluster; one that runs no more is no error. */
export async function stopServer({ binaries, cluster, account }: Location): Promise<void> {
  const options = { ...account, env: serverEnvironment(), cwd: cluster };
  const stop = (mode: string) =>
    run(binaries.pgCtl, ['stop', '-D', cluster, '-m', mode, '-w', '-t', `${STOP_TIMEOUT_S}`], options);
  // `fast` ends sessions and writes everything out; `immediate` leaves that to the recovery of the next start.
  await stop('fast').catch(() => stop('immediate').catch(() => undefined));
}

/** A TCP port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function started(
  { binaries, cluster, account }: Location,
  endpoint: Endpoint,
  connection: DatabaseConnection,
  logFile: string,
): Promise<boolean> {
  const log = openSync(logFile, 'a', 0o600);
  // In a session of its own: it gets neither the terminal's Ctrl-C nor the death of this process, so that
  // Zeef drains before it stops the server, and a killed Zeef leaves it running to be adopted.
  const child = spawn(binaries.postgres, serverArguments(cluster, endpoint), {
    ...account,
    cwd: cluster,
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
  });
  closeSync(log);
  child.unref();
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));

  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!ended) {
    if ((await probe(connection, cluster)) === 'ready') return true;
    if (performance.now() > deadline) {
      throw refusal(
        `PostgreSQL is still not ready after ${START_TIMEOUT_MS / 60_000} minutes: see ${logFile}.`,
      );
    }
    await sleep(POLL_MS);
  }
  return false;
}

/** Answers how long the log is now. */
function rotate(logFile: string): number {
  try {
    const { size } = statSync(logFile);
    if (size <= MAX_LOG_BYTES) return size;
    renameSync(logFile, `${logFile}.1`);
  } catch {
    // There is none yet.
  }
  return 0;
}

/** PostgreSQL's programs name paths, users and system errors, no data. */
function lastLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return said.trim().split('\n').at(-1)?.trim() || 'it cannot run';
}
