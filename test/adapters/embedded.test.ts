import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Client, Pool } from 'pg';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type EmbeddedPostgres, startEmbedded } from '../../src/adapters/storage/embedded.ts';
import { removeCluster, temporaryFolder } from '../support/database.ts';

const ROOT = process.getuid?.() === 0;
const WAIT = { timeout: 60_000, interval: 100 };

/** Servers and folders of the test, to be stopped and removed. */
const made: string[] = [];
const open: { dataDir: string; server: EmbeddedPostgres }[] = [];

async function start(
  dataDir: string,
  onRestart: (outcome: string) => void = () => undefined,
): Promise<EmbeddedPostgres> {
  const server = await startEmbedded({ dataDir, onRestart });
  open.push({ dataDir, server });
  return server;
}

afterEach(async () => {
  for (const { server } of open) await server.stop();
  for (const { dataDir, server } of open.splice(0)) removeCluster(dataDir, server.cluster);
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

async function query(server: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(server.connection);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function processId(server: EmbeddedPostgres): number {
  return Number(readFileSync(join(server.cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** A process of its own that starts the server and waits. Runs the built code: Node 20 reads no TypeScript. */
async function startElsewhere(dataDir: string) {
  const module = pathToFileURL(resolve('dist/src/adapters/storage/embedded.js')).href;
  const script = `
    import { startEmbedded } from ${JSON.stringify(module)};
    await startEmbedded({ dataDir: process.argv[1] });
    console.log('started');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

/** Unlike any path that just works: spaces, a comma, quotes, an umlaut, and longer than a socket may be. */
function awkwardFolder(): string {
  const parent = temporaryFolder('zeef test, "embedded" ü ');
  made.push(parent);
  return join(parent, 'x'.repeat(120));
}

describe.skipIf(process.platform === 'win32')('embedded PostgreSQL', () => {
  test('runs in an awkward folder, closed to everybody else, and keeps what was stored', async () => {
    const dataDir = awkwardFolder();
    mkdirSync(dataDir, { mode: 0o711 });
    process.env['ZEEF_CANARY'] = 'canary';
    const server = await start(dataDir);
    delete process.env['ZEEF_CANARY'];
    expect(server.cluster).toBe(join(dataDir, 'pg'));
    const sockets = server.connection.host ?? '';
    expect(Buffer.byteLength(join(sockets, '.s.PGSQL.5432'))).toBeLessThanOrEqual(107);
    for (const folder of [sockets, server.cluster]) {
      expect(lstatSync(folder).mode & 0o777).toBe(0o700);
    }
    const settings = await query(
      server,
      `SELECT name, setting FROM pg_settings WHERE name = ANY('{listen_addresses,fsync,synchronous_commit,
         full_page_writes,log_statement,log_min_error_statement,log_parameter_max_length,
         log_parameter_max_length_on_error,log_min_duration_statement,data_checksums,server_encoding}')`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      listen_addresses: '',
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      log_statement: 'none',
      log_min_error_statement: 'panic',
      log_parameter_max_length: '0',
      log_parameter_max_length_on_error: '0',
      log_min_duration_statement: '-1',
      data_checksums: 'on',
      server_encoding: 'UTF8',
    });
    if (process.platform === 'linux') {
      expect(readFileSync(`/proc/${processId(server)}/environ`, 'latin1')).not.toContain('canary');
    }

    await query(server, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await expect(query(server, `SELECT 'canary'::integer`)).rejects.toThrow();
    await server.stop();
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toContain('canary');
    const again = await start(dataDir);
    expect(await query(again, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('takes over what a killed Zeef left running', async () => {
    const dataDir = temporaryFolder('zeef-orphan-');
    const child = await startElsewhere(dataDir);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const orphan = Number(readFileSync(join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0]);

    const server = await start(dataDir);
    expect(processId(server)).toBe(orphan);
    expect(server.notes.join()).toContain(`process ${orphan}`);
    await server.stop();
    await expect(query(server, 'SELECT 1')).rejects.toThrow();
  });

  test('loses nothing committed when every process of PostgreSQL is killed, and comes back by itself', async () => {
    const restarts: string[] = [];
    const server = await start(temporaryFolder('zeef-killed-'), (outcome) => restarts.push(outcome));
    await query(server, 'CREATE TABLE ledger (id integer PRIMARY KEY)');
    const pool = new Pool({ ...server.connection, max: 4 });
    pool.on('error', () => undefined);
    const committed: number[] = [];
    let next = 0;
    let stop = false;
    const write = async (): Promise<void> => {
      while (!stop) {
        const id = next++;
        const done = await pool.query('INSERT INTO ledger VALUES ($1)', [id]).then(
          () => true,
          () => sleep(50, false),
        );
        if (done) committed.push(id);
      }
    };
    const writers = [write(), write(), write(), write()];
    for (const round of [1, 2]) {
      const before = committed.length;
      await vi.waitFor(() => expect(committed.length).toBeGreaterThan(before + 50), WAIT);
      // The first time the whole group at once, then the parent alone, whose children linger.
      process.kill(round === 1 ? -processId(server) : processId(server), 'SIGKILL');
      await vi.waitFor(() => expect(restarts).toHaveLength(round), WAIT);
    }
    const before = committed.length;
    await vi.waitFor(() => expect(committed.length).toBeGreaterThan(before), WAIT);
    stop = true;
    await Promise.all(writers);
    await pool.end();
    expect(restarts).toEqual(['restarted', 'restarted']);
    const found = new Set((await query(server, 'SELECT id FROM ledger')).map(({ id }) => id));
    expect(committed.filter((id) => !found.has(id))).toEqual([]);
  });

  test('is not misled by the note of a dead server whose number another program has now', async () => {
    const dataDir = temporaryFolder('zeef-stale-');
    const first = await start(dataDir);
    const note = readFileSync(join(first.cluster, 'postmaster.pid'), 'utf8').split('\n');
    await first.stop();
    writeFileSync(join(first.cluster, 'postmaster.pid'), [process.pid, ...note.slice(1)].join('\n'));
    const server = await start(dataDir);
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('refuses what it cannot read, and leaves it as it is', async () => {
    const dataDir = temporaryFolder('zeef-old-');
    const server = await start(dataDir);
    await server.stop();
    const version = join(server.cluster, 'PG_VERSION');
    writeFileSync(version, '17\n');
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
      code: 'ZEEF_CONFIG_INVALID',
      message: expect.stringMatching(/PostgreSQL 17.*brings 18/),
    });
    renameSync(version, `${version}.away`);
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ code: 'ZEEF_CONFIG_INVALID' });
  });

  test.runIf(ROOT)('as root, goes where its user can, and says so', async () => {
    // As a checkout below root's home: nobody else gets in.
    const dataDir = mkdtempSync(join(tmpdir(), 'zeef-root-'));
    const server = await start(dataDir);
    expect(dirname(dirname(server.cluster))).toBe('/var/lib/zeef');
    expect(statSync(server.cluster).uid).not.toBe(0);
    expect(server.notes.join(' ')).toContain(server.cluster);
    await query(server, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await server.stop();
    const again = await start(dataDir);
    expect(again.cluster).toBe(server.cluster);
    expect(await query(again, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await again.stop();

    renameSync(server.cluster, `${server.cluster}-away`);
    await expect(startEmbedded({ dataDir })).rejects.toThrow('names a database that is not there');
    renameSync(`${server.cluster}-away`, server.cluster);
    chmodSync(dirname(server.cluster), 0o700);
    await expect(startEmbedded({ dataDir })).rejects.toThrow('chmod o+x');
  });
});
