import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { DatabaseConnection } from './connection.ts';
import { adopt } from './embedded/adopt.ts';
import { freePort, initialise, launch, OWNER, stopServer } from './embedded/launch.ts';
import { type Location, locate, socketFolder } from './embedded/location.ts';
import { isAlive, type Postmaster, readPostmaster } from './embedded/postmaster.ts';
import { createDatabase } from './embedded/probe.ts';
import { refusal, USE_OWN } from './embedded/refusal.ts';
import { type Endpoint, SOCKET_PORT } from './embedded/settings.ts';

const DATABASE = 'zeef';
/** How often to see whether the server still runs. */
const WATCH_INTERVAL_MS = 1_000;

export interface EmbeddedOptions {
  /** Folder for everything that is kept; made when it is not there. */
  readonly dataDir: string;
  /** Told when the server was found dead and started again, or when that failed. */
  readonly onRestart?: (outcome: 'restarted' | 'failed') => void;
}

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  readonly connection: DatabaseConnection;
  /** The cluster's folder, for whoever makes backups. */
  readonly cluster: string;
  /** Sentences for the one who started Zeef: where things are when not where expected, what was taken over. */
  readonly notes: readonly string[];
  /** Ends sessions, writes everything out and stops the server. */
  stop(): Promise<void>;
}

/**
 * Starts the bundled PostgreSQL on the cluster of a data folder, making the cluster the first time. It
 * listens on a Unix socket in a folder that only its user (and root) can enter; on Windows on a loopback port
 * with a random password. A server left behind by a killed Zeef is taken over. While it runs it is watched
 * and started again when it dies.
 *
 * The caller sees to it that one process at a time uses a data folder. Nothing is ever deleted.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID with a remedy of one line
 */
export async function startEmbedded({ dataDir, onRestart }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(dataDir);
  const location = await locate(folder);
  const notes = [...location.notes];
  const password = process.platform === 'win32' ? loopbackPassword(folder) : undefined;
  if (location.fresh) await initialise(location, folder, password);
  else refuseOtherVersion(location);

  const reach = (server: Postmaster) => connectionTo(endpointOf(server, password));
  const left = await adopt(location, reach);
  const endpoint = left ? endpointOf(left, password) : await newEndpoint(location, password);
  const connection = connectionTo(endpoint);
  const start = () => launch(location, endpoint, connection, join(folder, 'postgres.log'));
  if (left) notes.push(`Took over the PostgreSQL (process ${left.pid}) that an earlier Zeef left running.`);
  else await start();
  await createDatabase(connection, DATABASE);

  let busy: Promise<void> | undefined;
  const watch = setInterval(() => {
    if (busy || isServing(location)) return;
    busy = start()
      .then(
        () => onRestart?.('restarted'),
        () => onRestart?.('failed'),
      )
      .finally(() => (busy = undefined));
  }, WATCH_INTERVAL_MS);
  watch.unref();

  return {
    connection,
    cluster: location.cluster,
    notes,
    async stop() {
      clearInterval(watch);
      await busy;
      await stopServer(location);
      // One outside the cluster was made for this run. Only an empty folder is removed.
      if (endpoint.kind === 'socket' && endpoint.folder !== location.cluster) {
        await rmdir(endpoint.folder).catch(() => undefined);
      }
    },
  };
}

function isServing({ cluster }: Location): boolean {
  const server = readPostmaster(cluster);
  return server !== undefined && isAlive(server.pid);
}

async function newEndpoint(location: Location, password: string | undefined): Promise<Endpoint> {
  if (password !== undefined) return { kind: 'loopback', port: await freePort(), password };
  return { kind: 'socket', folder: socketFolder(location, SOCKET_PORT) };
}

function endpointOf({ port, socketFolder: sockets }: Postmaster, password: string | undefined): Endpoint {
  return password === undefined ? { kind: 'socket', folder: sockets } : { kind: 'loopback', port, password };
}

function connectionTo(endpoint: Endpoint): DatabaseConnection {
  const server = { user: OWNER, database: DATABASE };
  if (endpoint.kind === 'socket') return { ...server, host: endpoint.folder, port: SOCKET_PORT };
  return { ...server, host: '127.0.0.1', port: endpoint.port, password: endpoint.password };
}

/** Where there are no Unix sockets, everybody on the machine reaches the port: a password keeps them out. */
function loopbackPassword(dataDir: string): string {
  const file = join(dataDir, 'pg.password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(32).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600, flush: true });
  return password;
}

function refuseOtherVersion({ cluster, binaries }: Location): void {
  const major = /^\d+/.exec(binaries.version)?.[0];
  let found: string;
  try {
    found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  } catch (cause) {
    throw refusal(
      `${cluster} holds no readable database: put a backup in its place, or move it away.`,
      cause,
    );
  }
  if (found !== major) {
    throw refusal(
      `The database in ${cluster} is of PostgreSQL ${found}, this Zeef brings ${major}: dump it with ${found} and restore it, ${USE_OWN}.`,
    );
  }
}
