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
