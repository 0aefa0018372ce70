import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Client } from 'pg';
import { startEmbedded } from '../../src/adapters/storage/embedded.ts';
import { migrate } from '../../src/adapters/storage/migrate.ts';
import { openStore } from '../../src/adapters/storage/store.ts';
import type { InboxFilter } from '../../src/ports/inbox.ts';
import { fillInbox } from '../support/inbox-rows.ts';

const TICKETS = Number(process.env['BENCH_TICKETS'] ?? 1_000_000);
const ROUNDS = 40;
const PAGES = 3;
const GOAL_MS = 100;

const FILTERS: Readonly<Record<string, Partial<InboxFilter>>> = {
  'all open': {},
  'one reason': { reason: 'doubtful' },
  'a rare reason': { reason: 'policy' },
  'a rare kind': { entity: 'MRZ' },
  'kind and desk': { entity: 'IBAN', desk: 'service' },
  'three filters, few match': { desk: 'legal', entity: 'HEALTH', reason: 'policy' },
  'older than a week': { before: new Date(Date.now() - 7 * 86_400_000) },
  done: { state: 'done' },
};

/** Times the inbox over a million tickets, on a PostgreSQL of its own. */
export async function benchInbox(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zeef-bench-'));
  // As root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(dataDir, 0o711);
  const server = await startEmbedded({ dataDir });
  try {
    const { role } = await migrate(server.connection);
    const store = await openStore({ connection: server.connection, role });
    const tenantId = (await store.tenants())[0]?.id ?? '';
    const client = new Client(server.connection);
    await client.connect();
    const query = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows;
    const started = performance.now();
    await fillInbox({ query }, tenantId, TICKETS);
    console.log(`inbox: ${TICKETS} tickets made in ${Math.round((performance.now() - started) / 1000)} s`);

    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const from = performance.now();
      await work();
      return performance.now() - from;
    };
    const report = (name: string, times: readonly number[]): void => {
      const sorted = [...times].sort((a, b) => a - b);
      const at = (share: number) =>
        sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
      const verdict = at(0.95) < GOAL_MS ? 'ok' : `over ${GOAL_MS} ms`;
      console.log(
        `  ${name.padEnd(26)} p50 ${at(0.5).toFixed(1)} ms  p95 ${at(0.95).toFixed(1)} ms  ${verdict}`,
      );
    };
    for (const [name, filter] of Object.entries(FILTERS)) {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        let after: string | undefined;
        for (let page = 0; page < PAGES; page++) {
          const request = { after, limit: 50 };
          const list = () =>
            store.transaction(tenantId, async ({ inbox }) => {
              after = (await inbox.list({ state: 'open', ...filter }, request)).next;
            });
          times.push(await timed(list));
          if (after === undefined) break;
        }
      }
      report(name, times);
    }
    const counts = () => store.transaction(tenantId, ({ inbox }) => inbox.counts(1_000));
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) times.push(await timed(counts));
    report('counts', times);
    await client.end();
    await store.close();
  } finally {
    await server.stop();
    rmSync(server.cluster, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }
}
