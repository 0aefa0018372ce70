import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sealed } from '../../src/model/sealed.ts';
import type { Retain } from '../../src/usecases/retain.ts';
import { verifyChain } from '../../src/usecases/verify-audit.ts';
import { bytesInFiles } from '../support/data-files.ts';
import { testDesk } from '../support/in-process.ts';
import { lifeCycle } from '../support/life-cycle.ts';
import { newDelivery, newDocument, sealed, type TestStore, testStore } from '../support/store.ts';

let at: TestStore;
let retain: Retain;
beforeAll(async () => {
  at = await testStore();
  ({ retain } = lifeCycle(at, testDesk(at)));
});
afterAll(() => at.close());

async function usePolicy(tenantId: string, retention: string): Promise<void> {
  const yaml = `name: terms\nretention: { ${retention} }\nrules: []\n`;
  await at.store.transaction(tenantId, ({ policies }) => policies.activate(retention, yaml));
}

interface Given {
  readonly state?: 'done' | 'held' | 'quarantined';
  readonly days?: number;
  readonly delivery?: string;
  readonly original?: Sealed;
}

/** A document that became final `days` ago, with everything sealed there is of one. */
async function finished(tenantId: string, { state = 'done', days = 15, delivery, original }: Given = {}) {
  const document = newDocument({ original: original ?? sealed(), envelope: sealed() });
  const ticketId = await at.store.transaction(tenantId, async ({ documents, deliveries, tickets }) => {
    await documents.insert(document);
    await documents.saveOutput(document.id, sealed());
    if (delivery) await deliveries.add(newDelivery(document.id));
    await documents.begin(document.id);
    if (state !== 'done') {
      await documents.hold(document.id, state, 'internal');
      return undefined;
    }
    const { id } = await tickets.lockByKeys([uuidv7()], uuidv7());
    await tickets.save(id, 'sanitised', sealed());
    await documents.finish(document.id, id);
    return id;
  });
  await at.database.query(
    'UPDATE zeef.document SET processed_at = now() - make_interval(days => $2) WHERE id = $1',
    [document.id, days],
  );
  if (delivery) {
    await at.database.query('UPDATE zeef.delivery SET state = $2 WHERE document_id = $1', [
      document.id,
      delivery,
    ]);
  }
  return { id: document.id, ticketId };
}

async function has(tenantId: string, id: string): Promise<boolean> {
  const original = await at.store.transaction(tenantId, ({ documents }) => documents.original(id));
  return original !== undefined;
}

test('an original goes with envelope, output and delivery addresses when its term is over, from the files too', async () => {
  const tenantId = await at.newTenant();
  await usePolicy(tenantId, 'original: 14 days');
  const original = new Sealed(randomBytes(3_000), randomBytes(61), 1);
  const young = new Sealed(randomBytes(3_000), randomBytes(61), 1);
  const old = await finished(tenantId, { original, delivery: 'delivered' });
  const kept = await finished(tenantId, { original: young, days: 13 });
  const bytes = {
    ciphertext: original.ciphertext,
    wrappedKey: original.wrappedKey,
    young: young.wrappedKey,
  };
  expect(await bytesInFiles(at.database, bytes)).toEqual(['ciphertext', 'wrappedKey', 'young']);

  expect(await retain.run(tenantId, { dryRun: true })).toMatchObject({ originals: 1 });
  expect(await has(tenantId, old.id)).toBe(true);
  expect(await retain.run(tenantId)).toMatchObject({ originals: 1 });
  expect(await retain.run(tenantId)).toMatchObject({ originals: 0 });

  expect(await has(tenantId, old.id)).toBe(false);
  expect(await has(tenantId, kept.id)).toBe(true);
  expect(await bytesInFiles(at.database, bytes)).toEqual(['young']);
  const { document, page, verdict } = await at.store.transaction(tenantId, async ({ documents, audit }) => ({
    document: await documents.get(old.id),
    page: await audit.list({ after: undefined, limit: 10 }),
    verdict: await verifyChain(audit),
  }));
  expect(document).toMatchObject({ state: 'done', originalDestroyedAt: expect.any(Date) });
  expect(page.items).toMatchObject([
    {
      event: 'original.destroyed',
      documentId: old.id,
      destroyed: { original: 1, envelope: 1, output: 1, delivery: 1 },
    },
  ]);
  expect(verdict).toMatchObject({ ok: true });
});

test.each(['pending', 'sending', 'held', 'dead'])('a %s delivery keeps it', async (delivery) => {
  const tenantId = await at.newTenant();
  await usePolicy(tenantId, 'original: 0 days');
  const { id } = await finished(tenantId, { delivery, days: 15 });
  expect(await retain.run(tenantId)).toMatchObject({ originals: 0 });
  expect(await has(tenantId, id)).toBe(true);
});

test.each(['legal', 'restriction'])('a ticket under %s hold keeps its originals', async (kind) => {
  const tenantId = await at.newTenant();
  await usePolicy(tenantId, 'original: 1 day');
  const { id, ticketId } = await finished(tenantId);
  await at.database.query(
    `INSERT INTO zeef.ticket_hold (tenant_id, id, ticket_id, kind, actor, ciphertext, wrapped_key, key_version)
     VALUES ($1, $2, $3, $4, 'test', '', '', 1)`,
    [tenantId, uuidv7(), ticketId, kind],
  );
  expect(await retain.run(tenantId)).toMatchObject({ originals: 0 });
  await at.database.query('UPDATE zeef.ticket_hold SET lifted_at = now() WHERE ticket_id = $1', [ticketId]);
  expect(await retain.run(tenantId)).toMatchObject({ originals: 1 });
  expect(await has(tenantId, id)).toBe(false);
});

test.each(['held', 'quarantined'] as const)(
  'what is %s is announced first and never goes before a person saw it',
  async (state) => {
    const tenantId = await at.newTenant();
    await usePolicy(tenantId, 'original: 0 days, held: 90 days');
    const { id } = await finished(tenantId, { state, days: 75 });
    const expiring = async () =>
      (await at.store.transaction(tenantId, ({ documents }) => documents.get(id)))?.expiring;
    const age = (days: number) =>
      at.database.query(
        'UPDATE zeef.document SET processed_at = now() - make_interval(days => $2) WHERE id = $1',
        [id, days],
      );
    expect(await retain.run(tenantId)).toMatchObject({ originals: 0, warned: 0 });
    expect(await expiring()).toBe(false);

    await age(77);
    expect(await retain.run(tenantId)).toMatchObject({ originals: 0, warned: 1 });
    expect(await expiring()).toBe(true);

    await age(400);
    expect(await retain.run(tenantId)).toMatchObject({ originals: 0, warned: 0 });
    expect((await retain.due(tenantId)).originals).toEqual({ due: 0, expiring: 1, unseen: 1 });
    expect(await has(tenantId, id)).toBe(true);

    expect(await retain.acknowledge(tenantId, id, 'api-key:test')).toBe(true);
    expect(await expiring()).toBe(false);
    expect((await retain.due(tenantId)).originals).toEqual({ due: 1, expiring: 1, unseen: 0 });
    expect(await retain.run(tenantId)).toMatchObject({ originals: 1, warned: 0 });
    expect(await has(tenantId, id)).toBe(false);
    expect(await retain.acknowledge(tenantId, id, 'api-key:test')).toBe(false);
  },
);

test('with a term of 0 days a message is destroyed as soon as it is final', async () => {
  const tenantId = await at.newTenant();
  await usePolicy(tenantId, 'original: 0 days');
  await retain.run(tenantId);
  const { id } = await finished(tenantId, { days: 0 });
  await retain.afterwards({ tenantId, documentId: id });
  expect(await has(tenantId, id)).toBe(false);
});

test('two runs at once share the work', async () => {
  const tenantId = await at.newTenant();
  await usePolicy(tenantId, 'original: 1 day');
  for (let count = 0; count < 20; count++) await finished(tenantId);
  const reports = await Promise.all([retain.run(tenantId), retain.run(tenantId)]);
  expect(reports.reduce((sum, { originals }) => sum + originals, 0)).toBe(20);
  const { items } = await at.store.transaction(tenantId, ({ audit }) =>
    audit.list({ after: undefined, limit: 100 }),
  );
  expect(new Set(items.map(({ documentId }) => documentId)).size).toBe(20);
  expect(items).toHaveLength(20);
});
