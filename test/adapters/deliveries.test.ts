import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Repositories } from '../../src/ports/store.ts';
import { newDelivery, newDocument, type TestStore, testStore } from '../support/store.ts';

/** Nobody is silent for as long as this in a test. */
const LEASE_MS = 60_000;

let at: TestStore;
beforeAll(async () => {
  at = await testStore();
});
afterAll(() => at.close());

const inTransaction = <T>(work: (repositories: Repositories) => Promise<T>): Promise<T> =>
  at.store.transaction(at.tenantId, work);

/** A processed document with one delivery. */
async function delivered(mode: 'deliver' | 'review' = 'deliver') {
  return inTransaction(async ({ documents, deliveries, tickets }) => {
    const { id: documentId } = await documents.insert(newDocument());
    await documents.begin(documentId);
    const { id: ticketId } = await tickets.lockByKeys([documentId], documentId);
    await documents.finish(documentId, ticketId);
    const delivery = newDelivery(documentId, { mode });
    await deliveries.add(delivery);
    return { documentId, delivery };
  });
}
const take = (documentId: string) => inTransaction(({ deliveries }) => deliveries.take(documentId));
const stateOf = async (id: string) => (await inTransaction(({ deliveries }) => deliveries.get(id)))?.state;

test('a message goes to a recipient once, however often it is handed in', async () => {
  const { documentId, delivery } = await delivered();
  const again = newDelivery(documentId, { targetTag: delivery.targetTag });
  expect(await inTransaction(({ deliveries }) => deliveries.add(again))).toBe(false);
  expect(await inTransaction(({ deliveries }) => deliveries.add(newDelivery(documentId)))).toBe(true);
  expect(await inTransaction(({ deliveries }) => deliveries.has(documentId, delivery.targetTag))).toBe(true);
});

test('one of many takes it', async () => {
  const { documentId } = await delivered();
  const taken = await Promise.all(Array.from({ length: 6 }, () => take(documentId)));
  expect(taken.filter(Boolean)).toHaveLength(1);
});

test('who was silent too long is fenced off by the next', async () => {
  const { documentId, delivery } = await delivered();
  const settle = (attempts: number) =>
    inTransaction(({ deliveries }) => deliveries.finish(delivery.id, attempts));
  const free = (leaseMs: number) => inTransaction(({ deliveries }) => deliveries.due(leaseMs, 1_000));
  const first = await take(documentId);
  expect(await free(LEASE_MS)).not.toContain(documentId);
  expect(await free(0)).toContain(documentId);
  const second = await take(documentId);
  expect([first?.attempts, second?.attempts]).toEqual([1, 2]);
  expect(await settle(1)).toBe(false);
  expect(await inTransaction(({ deliveries }) => deliveries.touch(delivery.id, 1))).toBe(false);
  expect(await settle(2)).toBe(true);
  expect(await free(0)).not.toContain(documentId);
  expect(await stateOf(delivery.id)).toBe('delivered');
});

test('waits for its next try, dies, and is tried again as often as a new one', async () => {
  const { documentId, delivery } = await delivered();
  const first = await take(documentId);
  await inTransaction(({ deliveries }) => deliveries.retry(delivery.id, 1, '451', LEASE_MS));
  expect(first?.tries).toBe(1);
  expect(await take(documentId)).toBeUndefined();
  expect(await inTransaction(({ deliveries }) => deliveries.resume(delivery.id, ['dead']))).toBeUndefined();
  await inTransaction(({ deliveries }) => deliveries.resume(delivery.id, ['pending']));
  const second = await take(documentId);
  expect([second?.tries, second?.attempts, second?.code]).toEqual([1, 2, '451']);
  await inTransaction(({ deliveries }) => deliveries.bury(delivery.id, 2, '550'));
  expect(await take(documentId)).toBeUndefined();
  expect(await stateOf(delivery.id)).toBe('dead');
  const replayed = await inTransaction(({ deliveries }) => deliveries.resume(delivery.id, ['dead']));
  expect(replayed?.state).toBe('pending');
});

test('is held for review, and passes once released', async () => {
  const { documentId, delivery } = await delivered('review');
  const plain = await delivered();
  const hold = (id: string, which: 'review' | 'unreleased') =>
    inTransaction(({ deliveries }) => deliveries.hold(id, 'review', which));
  expect(await hold(plain.documentId, 'review')).toBe(0);
  expect(await hold(documentId, 'review')).toBe(1);
  expect(await take(documentId)).toBeUndefined();
  await inTransaction(({ deliveries }) => deliveries.resume(delivery.id, ['held']));
  expect(await hold(documentId, 'unreleased')).toBe(0);
  expect((await take(documentId))?.id).toBe(delivery.id);
});

test('is due only when its document is final', async () => {
  const { id: documentId } = await inTransaction(({ documents }) => documents.insert(newDocument()));
  await inTransaction(({ deliveries }) => deliveries.add(newDelivery(documentId)));
  const done = await delivered();
  const due = await inTransaction(({ deliveries }) => deliveries.due(LEASE_MS, 1_000));
  expect(due).not.toContain(documentId);
  expect(due).toContain(done.documentId);
});
