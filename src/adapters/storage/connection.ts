import { Client } from 'pg';

/**
 * How to reach the database: a connection string or the parts of one, as node-postgres takes them. Sizes
 * and limits of pools are set by whoever opens one.
 */
export interface DatabaseConnection {
  readonly connectionString?: string;
  /** Host name, address, or the folder of a Unix socket. */
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
}

/** Name under which connections show up in `pg_stat_activity`. */
export const APPLICATION_NAME = 'zeef';

/** How long to wait for a connection before saying that the database is not there. */
export const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Runs `work` on a connection of its own, which ends with it: a transaction that is open is rolled back, locks are
 * let go.
 *
 * @throws whatever node-postgres or `work` throws
 */
export async function withClient<T>(
  connection: DatabaseConnection,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    ...connection,
    application_name: APPLICATION_NAME,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // Without a listener a broken connection would end the process; the call in hand fails as well.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
