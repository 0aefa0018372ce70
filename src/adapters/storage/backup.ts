import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { ZeefError } from '../../errors.ts';
import { type DatabaseConnection, withClient } from './connection.ts';
import { databaseError } from './database-error.ts';

/** First line of a backup. Lines follow for each table (`{"table","tenant"}`) and row (a string), then the last. */
const FORMAT = 'zeef-backup-1';
/** Rows read at a time; one where a row may be a whole mail. */
const ROWS = 50;
const LARGE: ReadonlySet<string> = new Set(['document_original', 'document_output']);
/** Characters of rows written to the database at a time. */
const BATCH_CHARS = 8_000_000;

interface Table {
  readonly name: string;
  readonly ofTenant: boolean;
}

/**
 * Writes all of Zeef's tables, as of one moment, to a file (gzip). What is sealed stays sealed: the master key is not
 * in it, and without that key nothing in it can be opened. The queue is left out: it is filled again from the store.
 *
 * @returns how many rows
 * @throws ZeefError ZEEF_UNAVAILABLE, ZEEF_CONFIG_INVALID when the file cannot be written
 */
export async function writeBackup(connection: DatabaseConnection, path: string): Promise<number> {
  if (existsSync(path)) throw fileProblem(Object.assign(new Error('exists'), { code: 'EEXIST' }), path);
  const unfinished = `${path}.part`;
  let rows = 0;
  async function* lines(client: Client): AsyncGenerator<string> {
    yield line({ format: FORMAT, at: new Date().toISOString(), migrations: await migrations(client) });
    const tenants = await client.query<{ id: string }>('SELECT id FROM zeef.tenant ORDER BY id');
    for (const table of await tables(client)) {
      for (const tenant of table.ofTenant ? tenants.rows.map(({ id }) => id) : [undefined]) {
        yield line({ table: table.name, ...(tenant && { tenant }) });
        for await (const row of rowsOf(client, table.name, tenant)) {
          rows++;
          yield line(row);
        }
      }
    }
    yield line({ end: rows });
  }
  return connected(connection, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    try {
      const file = createWriteStream(unfinished, { mode: 0o600, flags: 'wx' });
      await pipeline(Readable.from(lines(client)), createGzip(), file);
      await synced(unfinished);
      await rename(unfinished, path);
      return rows;
    } catch (error) {
      await rm(unfinished, { force: true });
      throw fileProblem(error, path);
    }
  });
}

/**
 * Fills an empty, migrated database from a backup, in one transaction.
 *
 * @returns how many rows
 * @throws ZeefError ZEEF_CONFIG_INVALID when the database is not empty, or the file is no backup of this version or
 *   not whole
 */
export async function readBackup(connection: DatabaseConnection, path: string): Promise<number> {
  return connected(connection, async (client) => {
    await refuseUnlessEmpty(client);
    const filling = new Filling(client);
    await client.query('BEGIN');
    try {
      await client.query('DELETE FROM zeef.tenant');
      for await (const text of linesIn(path)) await filling.take(JSON.parse(text));
      const rows = filling.end();
      await client.query('COMMIT');
      return rows;
    } catch (error) {
      throw fileProblem(error, path);
    }
  });
}

/** Lines of a compressed file. Node's own reader of lines passes errors of the stream over. */
async function* linesIn(path: string): AsyncGenerator<string> {
  const unzipped = createGunzip().setEncoding('utf8');
  const file = createReadStream(path);
  file.on('error', (error) => unzipped.destroy(error));
  let rest: string[] = [];
  for await (const chunk of file.pipe(unzipped)) {
    const [first = '', ...others] = String(chunk).split('\n');
    rest.push(first);
    for (const other of others) {
      yield rest.join('');
      rest = [other];
    }
  }
  const last = rest.join('');
  if (last) yield last;
}

/** Takes the lines of a backup one by one. */
class Filling {
  readonly #client: Client;
  #started = false;
  #ended: number | undefined;
  #table: string | undefined;
  #pending: string[] = [];
  #chars = 0;
  #rows = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  async take(said: unknown): Promise<void> {
    if (typeof said === 'string') {
      this.#pending.push(said);
      this.#chars += said.length;
      if (this.#chars >= BATCH_CHARS) await this.#flush();
      return;
    }
    await this.#flush();
    const { format, migrations: made, table, tenant, end } = said as Record<string, unknown>;
    if (!this.#started) {
      await this.#checkStart(format, made);
      return;
    }
    if (typeof end === 'number') this.#ended = end;
    if (typeof table !== 'string') return;
    if (!(await tables(this.#client)).some(({ name }) => name === table)) throw notWhole();
    this.#table = table;
    if (typeof tenant === 'string') {
      await this.#client.query(`SELECT set_config('zeef.tenant', $1, true)`, [tenant]);
    }
  }

  /** @throws ZeefError when the last line is missing */
  end(): number {
    if (this.#ended !== this.#rows) throw notWhole();
    return this.#rows;
  }

  async #checkStart(format: unknown, made: unknown): Promise<void> {
    if (format !== FORMAT) throw notWhole();
    const here = await migrations(this.#client);
    if (JSON.stringify(made) !== JSON.stringify(here)) {
      const remedy =
        'The backup was made by another version of Zeef. Restore it with that version, then update.';
      throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'file', remedy });
    }
    this.#started = true;
  }

  async #flush(): Promise<void> {
    if (this.#pending.length === 0) return;
    if (!this.#table) throw notWhole();
    const name = `zeef.${this.#table}`;
    await this.#client.query(
      `INSERT INTO ${name} SELECT (row::${name}).* FROM unnest($1::text[]) AS rows (row)`,
      [this.#pending],
    );
    this.#rows += this.#pending.length;
    this.#pending = [];
    this.#chars = 0;
  }
}

/** Tables in an order in which those that others point at come first. */
async function tables(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table & { needs: string[] }>(
    `SELECT c.relname AS name,
       EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id') AS "ofTenant",
       ARRAY(SELECT DISTINCT f.relname::text FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
         WHERE k.conrelid = c.oid AND k.contype = 'f' AND NOT k.condeferrable AND f.oid <> c.oid) AS needs
     FROM pg_class c WHERE c.relnamespace = 'zeef'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migration'
     ORDER BY c.relname`,
  );
  const ordered: Table[] = [];
  const placed = new Set<string>();
  while (ordered.length < rows.length) {
    const next = rows.find(
      ({ name, needs }) => !placed.has(name) && needs.every((other) => placed.has(other)),
    );
    if (!next) throw new RangeError('tables point at each other in a ring');
    placed.add(next.name);
    ordered.push({ name: next.name, ofTenant: next.ofTenant });
  }
  return ordered;
}

async function* rowsOf(client: Client, table: string, tenant: string | undefined): AsyncGenerator<string> {
  if (tenant) await client.query(`SELECT set_config('zeef.tenant', $1, true)`, [tenant]);
  const where = tenant ? `WHERE tenant_id = current_setting('zeef.tenant')::uuid` : '';
  await client.query(`DECLARE rows NO SCROLL CURSOR FOR SELECT t::text AS row FROM zeef.${table} t ${where}`);
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`FETCH ${LARGE.has(table) ? 1 : ROWS} FROM rows`);
    if (rows.length === 0) break;
    for (const { row } of rows) yield row;
  }
  await client.query('CLOSE rows');
}

async function migrations(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM zeef.migration ORDER BY name');
  return rows.map(({ name }) => name);
}

async function refuseUnlessEmpty(client: Client): Promise<void> {
  const { rows: tenants } = await client.query<{ id: string }>('SELECT id FROM zeef.tenant');
  const [tenant] = tenants;
  let used = tenants.length > 1;
  if (tenant) await client.query(`SELECT set_config('zeef.tenant', $1, false)`, [tenant.id]);
  for (const { name, ofTenant } of await tables(client)) {
    if (!ofTenant || used) continue;
    const { rows } = await client.query(`SELECT 1 FROM zeef.${name} LIMIT 1`);
    used = rows.length > 0;
  }
  if (!used) return;
  const remedy = 'The database holds something already. Restore into a data folder or database that is new.';
  throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_DATA', remedy });
}

async function connected<T>(
  connection: DatabaseConnection,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  try {
    return await withClient(connection, work);
  } catch (error) {
    throw error instanceof ZeefError ? error : databaseError(error);
  }
}

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync();
  await file.close();
}

function line(content: unknown): string {
  return `${JSON.stringify(content)}\n`;
}

function notWhole(): ZeefError {
  const remedy = 'The file is not a whole backup of Zeef. Take another.';
  return new ZeefError('ZEEF_CONFIG_INVALID', { field: 'file', remedy });
}

/** Errors of files, of compression and of JSON, in our words: theirs may quote content. */
function fileProblem(error: unknown, path: string): unknown {
  if (error instanceof ZeefError) return error;
  if (error instanceof SyntaxError) return notWhole();
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_')) return notWhole();
  if (!/^E[A-Z]+$/.test(code)) return error;
  const remedy = `The backup ${path} cannot be used (${code}). Check path, permissions and space; an existing file is not written over.`;
  return new ZeefError('ZEEF_CONFIG_INVALID', { field: 'file', remedy });
}
