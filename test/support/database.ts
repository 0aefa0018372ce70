import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import type { DatabaseConnection } from '../../src/adapters/storage/connection.ts';
import { startEmbedded } from '../../src/adapters/storage/embedded.ts';
import { migrate } from '../../src/adapters/storage/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster of this run: user `zeef`, a superuser. */
    database: DatabaseConnection;
  }
}

/** A migrated database that every test database is copied from. */
const TEMPLATE = 'zeef_template';

/**
 * Global setup: one real PostgreSQL for the whole run, in a folder that is gone afterwards. TEST_DATABASE_URL
 * names another server to run on, as a superuser.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    const server = parts(new URL(given));
    await makeTemplate(server);
    project.provide('database', server);
    return () => asOwner(server, 'postgres', `DROP DATABASE ${TEMPLATE}`).then(() => undefined);
  }
  const dataDir = temporaryFolder('zeef-test-');
  const server = await startEmbedded({ dataDir });
  await makeTemplate(server.connection);
  project.provide('database', server.connection);
  return async () => {
    await server.stop();
    removeCluster(dataDir, server.cluster);
  };
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
  const server = inject('database');
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
