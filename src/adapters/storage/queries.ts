import type { ClientBase, QueryConfig, QueryResultRow } from 'pg';
import { databaseError } from './database-error.ts';

/**
 * How long a statement may take before the caller is told to come back: a stopped or stuck database must
 * not keep a mail server or webhook waiting.
 */
export const STATEMENT_TIMEOUT_MS = 8_000;
/** For statements that queue behind other messages of the same ticket or tenant. */
export const LOCK_TIMEOUT_MS = 60_000;

type Values = readonly unknown[];

/** Statements within one transaction. All throw ZeefError ZEEF_UNAVAILABLE or ZEEF_INTERNAL, without the server's text. */
export interface Queries {
  rows<Row extends QueryResultRow>(sql: string, values?: Values, timeoutMs?: number): Promise<Row[]>;
  /** The first row, if any. */
  row<Row extends QueryResultRow>(sql: string, values?: Values, timeoutMs?: number): Promise<Row | undefined>;
  /** Answers how many rows were changed. */
  change(sql: string, values?: Values): Promise<number>;
}

export function queriesOn(client: ClientBase): Queries {
  const run = async <Row extends QueryResultRow>(sql: string, values: Values, timeoutMs: number) => {
    // node-postgres reads `query_timeout` per query; its types know it per connection only.
    const query: QueryConfig & { query_timeout: number } = {
      text: sql,
      values: [...values],
      query_timeout: timeoutMs,
    };
    try {
      return await client.query<Row>(query);
    } catch (error) {
      throw databaseError(error);
    }
  };
  return {
    rows: async <Row extends QueryResultRow>(
      sql: string,
      values: Values = [],
      timeoutMs = STATEMENT_TIMEOUT_MS,
    ) => (await run<Row>(sql, values, timeoutMs)).rows,
    row: async <Row extends QueryResultRow>(
      sql: string,
      values: Values = [],
      timeoutMs = STATEMENT_TIMEOUT_MS,
    ) => (await run<Row>(sql, values, timeoutMs)).rows[0],
    change: async (sql: string, values: Values = []) =>
      (await run(sql, values, STATEMENT_TIMEOUT_MS)).rowCount ?? 0,
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can be an id. Ids from URLs are checked before they are looked up. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
