import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inboxQuery } from '../../src/adapters/storage/inbox.ts';
import { APP_ROLE } from '../../src/adapters/storage/migrate.ts';
import type { InboxFilter } from '../../src/ports/inbox.ts';
import { fillInbox } from '../support/inbox-rows.ts';
import { type TestStore, testStore } from '../support/store.ts';

/** Enough that a plan that reads them all costs more than one that does not. */
const ROWS = 20_000;

let at: TestStore;
beforeAll(async () => {
  at = await testStore();
  await fillInbox(at.database, at.tenantId, ROWS);
});
afterAll(() => at.close());

/** The plan of a statement as Zeef's role runs it, under row-level security, and the rows it read. */
async function explained(sql: string, values: readonly unknown[]): Promise<{ plan: string; read: number }> {
  const client = new Client(at.database.connection);
  await client.connect();
  try {
    await client.query(`SET ROLE ${APP_ROLE}`);
    await client.query(`SELECT set_config('zeef.tenant', $1, false)`, [at.tenantId]);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, TIMING OFF) ${sql}`, [
      ...values,
    ]);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    const read = [...plan.matchAll(/actual rows=([\d.]+) loops=(\d+)/g)].map(
      ([, n, loops]) => Number(n) * Number(loops),
    );
    return { plan, read: Math.max(...read) };
  } finally {
    await client.end();
  }
}

const FILTERS: readonly Partial<InboxFilter>[] = [
  {},
  { reason: 'doubtful' },
  { reason: 'policy' },
  { entity: 'MRZ' },
  { entity: 'HEALTH' },
  { entity: 'IBAN', desk: 'service' },
  { desk: 'legal' },
  { desk: 'legal', entity: 'HEALTH', reason: 'policy' },
  { group: 'special-category|HEALTH' },
  { state: 'done' },
];

test.each(FILTERS)(
  'an index finds the first and a later page of %j, and no more is read than needed',
  async (filter) => {
    const of = { state: 'open', ...filter } as const;
    const request = { after: undefined, limit: 50 };
    const list = (after: string | undefined) =>
      at.store.transaction(at.tenantId, ({ inbox }) => inbox.list(of, { ...request, after }));
    const first = await list(undefined);
    expect(first.items.length).toBeGreaterThan(0);
    for (const after of [undefined, first.items.at(-1)?.id]) {
      const { sql, values } = inboxQuery(of, after, 51);
      const { plan, read } = await explained(sql, values);
      expect(plan).toMatch(/Index (Only )?Scan/);
      expect(plan).not.toContain('Seq Scan');
      expect(read, plan).toBeLessThan(1_000);
    }
  },
);

test('counts go from tag to tag and stop at their limit', async () => {
  const counts = await at.store.transaction(at.tenantId, ({ inbox }) => inbox.counts(1_000));
  const of = new Map(counts.map(({ tag, count }) => [tag, count]));
  expect(of.get('all')).toBe(1_000);
  expect(of.get('reason:policy')).toBe(ROWS / 1_000);
  expect(of.get('kind:MRZ')).toBe(ROWS / 20_000);
  expect(of.get('desk:legal')).toBe(ROWS / 5_000);
});
