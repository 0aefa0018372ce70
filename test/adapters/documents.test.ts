import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentRepository } from '../../src/ports/store.ts';
import { newDocument, type TestStore, testStore } from '../support/store.ts';

let at: TestStore;
beforeAll(async () => {
  at = await testStore();
});
afterAll(() => at.close());

function documents<T>(work: (repository: DocumentRepository) => Promise<T>): Promise<T> {
  return at.store.transaction(at.tenantId, ({ documents: repository }) => work(repository));
}

async function stored(): Promise<string> {
  const document = newDocument();
  return (await documents((repository) => repository.insert(document))).id;
}

test('gives back what was put in, sealed original and all', async () => {
  const document = newDocument({ kind: 'ticket', door: 'webhook', source: 'desk', size: 123 });
  expect(await documents((repository) => repository.insert(document))).toEqual({
    id: document.id,
    duplicate: false,
  });
  expect(await documents((repository) => repository.get(document.id))).toEqual({
    id: document.id,
    kind: 'ticket',
    door: 'webhook',
    source: 'desk',
    state: 'received',
    holdReason: undefined,
    attempts: 0,
    size: 123,
    receivedAt: expect.any(Date),
    processedAt: undefined,
    ticketId: undefined,
    desk: undefined,
    originalDestroyedAt: undefined,
    expiring: false,
    purpose: undefined,
    needsReview: false,
  });
  const original = await documents((repository) => repository.original(document.id));
  expect(Buffer.compare(original?.ciphertext ?? Buffer.of(), document.original.ciphertext)).toBe(0);
  expect(Buffer.compare(original?.wrappedKey ?? Buffer.of(), document.original.wrappedKey)).toBe(0);
  expect(original?.keyVersion).toBe(1);
});

test('fifty deliveries of the same thing at once make one row', async () => {
  const dedupeTag = uuidv7();
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      documents((repository) => repository.insert(newDocument({ dedupeTag }))),
    ),
  );
  expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  const rows = await at.database.query(
    `SELECT (SELECT count(*) FROM zeef.document WHERE dedupe_tag = $1) AS documents,
       (SELECT count(*) FROM zeef.document_original o JOIN zeef.document d ON d.id = o.document_id
        WHERE dedupe_tag = $1) AS originals`,
    [dedupeTag],
  );
  expect(rows).toEqual([{ documents: '1', originals: '1' }]);
});

test('what fails in a transaction leaves nothing behind', async () => {
  const document = newDocument();
  const failing = documents(async (repository) => {
    await repository.insert(document);
    throw new Error('later step failed');
  });
  await expect(failing).rejects.toThrow('later step failed');
  expect(await documents((repository) => repository.get(document.id))).toBeUndefined();
});

test('counts attempts and takes nothing up that is final', async () => {
  const id = await stored();
  expect(await documents((repository) => repository.begin(id))).toMatchObject({
    state: 'processing',
    attempts: 1,
  });
  expect(await documents((repository) => repository.begin(id))).toMatchObject({
    state: 'processing',
    attempts: 2,
  });
  expect(await documents((repository) => repository.hold(id, 'held', 'unreadable'))).toBe(true);
  expect(await documents((repository) => repository.begin(id))).toBeUndefined();
  expect(await documents((repository) => repository.get(id))).toMatchObject({
    state: 'held',
    holdReason: 'unreadable',
    attempts: 2,
    processedAt: expect.any(Date),
  });
});

test('of two workers on one document the second to finish is told so', async () => {
  const id = await stored();
  await documents((repository) => repository.begin(id));
  const finish = (pauseMs: number) =>
    at.store.transaction(at.tenantId, async ({ documents: repository, tickets }) => {
      const { id: ticketId } = await tickets.lockByKeys([uuidv7()], uuidv7());
      const first = await repository.finish(id, ticketId);
      await sleep(pauseMs);
      return first;
    });
  const [one, other] = await Promise.all([finish(100), finish(100)]);
  expect([one, other].sort()).toEqual([false, true]);
  expect(await documents((repository) => repository.hold(id, 'quarantined', 'internal'))).toBe(false);
});

test('lists as unfinished only what nobody touched for a while', async () => {
  const [waiting, running, done] = [await stored(), await stored(), await stored()];
  await documents((repository) => repository.begin(running));
  await documents((repository) => repository.hold(done, 'held', 'internal'));
  const at0 = await documents((repository) => repository.unfinished(0, 1_000));
  expect(at0).toEqual(expect.arrayContaining([waiting, running].map((id) => ({ id, lane: 'ordinary' }))));
  expect(at0.map(({ id }) => id)).not.toContain(done);
  expect(await documents((repository) => repository.unfinished(60_000, 1_000))).toEqual([]);
});

test('puts a document into the lane for pictures as if nobody had begun it', async () => {
  const id = await stored();
  expect(await documents((repository) => repository.defer(id))).toBe(false);
  await documents((repository) => repository.begin(id));
  expect(await documents((repository) => repository.defer(id))).toBe(true);
  expect(await documents((repository) => repository.unfinished(0, 1_000))).toContainEqual({
    id,
    lane: 'ocr',
  });
  expect(await documents((repository) => repository.begin(id))).toMatchObject({ attempts: 1 });
});

test('pages newest first, by state when asked, and knows its own cursors only', async () => {
  const other = (work: (repository: DocumentRepository) => Promise<unknown>) =>
    at.store.transaction(at.otherTenantId, ({ documents: repository }) => work(repository));
  const ids: string[] = [];
  for (let index = 0; index < 5; index++) {
    const document = newDocument();
    await other((repository) => repository.insert(document));
    ids.unshift(document.id);
  }
  await other((repository) => repository.hold(ids[1] ?? '', 'held', 'internal'));

  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await at.store.transaction(at.otherTenantId, ({ documents: repository }) =>
      repository.list({ after, limit: 2 }),
    );
    expect(page.items.length).toBeLessThanOrEqual(2);
    seen.push(...page.items.map(({ id }) => id));
    after = page.next;
  } while (after);
  expect(seen).toEqual(ids);

  const held = await at.store.transaction(at.otherTenantId, ({ documents: repository }) =>
    repository.list({ after: undefined, limit: 5, state: 'held' }),
  );
  expect(held).toMatchObject({ items: [{ id: ids[1] }], next: undefined });

  const ticketCursor = Buffer.from(`ticket:${ids[0]}`).toString('base64url');
  for (const cursor of [
    '',
    'x',
    'ZG9jdW1lbnQ6MQ',
    ticketCursor,
    Buffer.from("document:'; --").toString('base64url'),
  ]) {
    await expect(
      documents((repository) => repository.list({ after: cursor, limit: 2 })),
    ).rejects.toMatchObject({
      code: 'ZEEF_CURSOR_INVALID',
    });
  }
});

test('knows nothing by an id that is none', async () => {
  expect(await documents((repository) => repository.get('../etc'))).toBeUndefined();
  expect(await documents((repository) => repository.get(uuidv7()))).toBeUndefined();
});

test('says nothing of the values in an error of the database', async () => {
  const document = newDocument();
  await documents((repository) => repository.insert(document));
  const again = documents((repository) => repository.insert({ ...document, dedupeTag: 'canary-4b1c' }));
  const error = await again.catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: 'ZEEF_INTERNAL', cause: { code: '23505' } });
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error)) + String(error)).not.toContain(document.id);
});
