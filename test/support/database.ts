import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import type { DatabaseConnection } from '../../src/adapters/storage/connection.ts';
import { startEmbedded } from '../../src/adapters/storage/embedded.ts';
import { migrate } from '../../src/adapters/storage/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the cluster of this run is, once a test asked for it. */
    databaseFolder: string;
  }
}

/** A migrated database that every test database is copied from. */
const TEMPLATE = 'zeef_template';
const PREFIX = 'zeef-test-';

/**
 * Global setup: a folder for one real PostgreSQL per run, which the first test that needs it starts, and
 * which is stopped and gone afterwards; so is what a killed run left behind.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (owner && !isAlive(Number(owner))) await remove(join(tmpdir(), name));
  }
  const folder = temporaryFolder(`${PREFIX}${process.pid}-`);
  project.provide('databaseFolder', folder);
  return () => remove(folder);
}

async function remove(folder: string): Promise<void> {
  if (!existsSync(addressFile(folder))) return rmSync(folder, { recursive: true, force: true });
  if (process.env['TEST_DATABASE_URL']) {
    await asOwner(address(folder), 'postgres', `DROP DATABASE ${TEMPLATE}`);
    return rmSync(folder, { recursive: true, force: true });
  }
  const server = await startEmbedded({ dataDir: folder });
  await server.stop();
  removeCluster(folder, server.cluster);
}

/**
 * The run's server: user `zeef`, a superuser. Whoever comes first starts it, the others wait.
 * TEST_DATABASE_URL names another one to run on, as a superuser.
 */
async function sharedServer(): Promise<DatabaseConnection> {
  const folder = inject('databaseFolder');
  try {
    mkdirSync(join(folder, 'starting'));
  } catch {
    while (!existsSync(addressFile(folder))) await sleep(50);
    return address(folder);
  }
  const given = process.env['TEST_DATABASE_URL'];
  const server = given ? parts(new URL(given)) : (await startEmbedded({ dataDir: folder })).connection;
  await makeTemplate(server);
  writeFileSync(`${addressFile(folder)}.new`, JSON.stringify(server));
  renameSync(`${addressFile(folder)}.new`, addressFile(folder));
  return server;
}

function addressFile(folder: string): string {
  return join(folder, 'address.json');
}

function address(folder: string): DatabaseConnection {
  return JSON.parse(readFileSync(addressFile(folder), 'utf8')) as DatabaseConnection;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function makeTemplate(server: DatabaseConnection): Promise<void> {
  await asOwner(server, 'postgres', `CREATE DATABASE ${TEMPLATE}`);
  await migrate({ ...server, database: TEMPLATE });
}

function parts({ hostname, port, username, password }: URL): DatabaseConnection {
  const secret = password ? { password: decodeURIComponent(password) } : {};
  return { host: decodeURIComponent(hostname), port: Number(port || 5432), user: username, ...secret };
}

export interface TestDatabase {
  /** As the cluster's superuser, whom Zeef turns into its own role. */
  readonly connection: DatabaseConnection;
  /** Runs one statement as the superuser. */
  query(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** A fresh, migrated database (or an empty one). To be dropped in `afterAll`. */
export async function testDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const server = await sharedServer();
  const database = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(server, 'postgres', `CREATE DATABASE ${database}${empty ? '' : ` TEMPLATE ${TEMPLATE}`}`);
  const connection = { ...server, database };
  return {
    connection,
    query: (sql, values) => asOwner(server, database, sql, values),
    drop: async () => void (await asOwner(server, 'postgres', `DROP DATABASE ${database} WITH (FORCE)`)),
  };
}

/** A folder that PostgreSQL's user may pass through when the tests run as root. */
export function temporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o711);
  return folder;
}

/** Removes a data folder and its cluster, wherever that was put. The server must be stopped. */
export function removeCluster(dataDir: string, cluster: string): void {
  rmSync(cluster, { recursive: true, force: true });
  if (dirname(cluster) !== dataDir) rmSync(dirname(cluster), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

async function asOwner(
  server: DatabaseConnection,
  database: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new Client({ ...server, database });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}
