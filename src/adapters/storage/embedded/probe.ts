import { realpathSync } from 'node:fs';
import { Client } from 'pg';
import { APPLICATION_NAME, type DatabaseConnection } from '../connection.ts';

/** SQLSTATE `cannot_connect_now`: starting up, recovering or shutting down. */
const NOT_NOW = '57P03';
const PROBE_TIMEOUT_MS = 2_000;

/** `ready` serves this cluster; `busy` is on its way up or down; `silent` does not answer, or for another cluster. */
export type Answer = 'ready' | 'busy' | 'silent';

/** Asks a server whether it serves a cluster. */
export async function probe(connection: DatabaseConnection, cluster: string): Promise<Answer> {
  const client = new Client({
    ...connection,
    database: 'postgres',
    application_name: APPLICATION_NAME,
    connectionTimeoutMillis: PROBE_TIMEOUT_MS,
    query_timeout: PROBE_TIMEOUT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ cluster: string }>(
      `SELECT current_setting('data_directory') AS cluster`,
    );
    return samePlace(rows[0]?.cluster ?? '', cluster) ? 'ready' : 'silent';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === NOT_NOW ? 'busy' : 'silent';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes Zeef's database in a cluster that answers, unless it is there. */
export async function createDatabase(connection: DatabaseConnection, name: string): Promise<void> {
  const client = new Client({ ...connection, database: 'postgres', application_name: APPLICATION_NAME });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function samePlace(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}
