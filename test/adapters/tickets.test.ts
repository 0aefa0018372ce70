import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Repositories } from '../../src/ports/store.ts';
import { newDocument, newEntry, redaction, sealed, type TestStore, testStore } from '../support/store.ts';

let at: TestStore;
beforeAll(async () => {
  at = await testStore();
});
afterAll(() => at.close());

function inTenant<T>(work: (repositories: Repositories) => Promise<T>): Promise<T> {
  return at.store.transaction(at.tenantId, work);
}

const lock = (keys: readonly string[], pauseMs = 0) =>
  inTenant(async ({ tickets }) => {
    const locked = await tickets.lockByKeys(keys, uuidv7());
    await sleep(pauseMs);
    return locked;
  });

/** A ticket with a header and the document it came from. */
async function newTicket(): Promise<{ ticketId: string; documentId: string }> {
  return inTenant(async ({ tickets, documents }) => {
    const { id: documentId } = await documents.insert(newDocument());
    const { id: ticketId } = await tickets.lockByKeys([uuidv7()], uuidv7());
    await tickets.save(ticketId, 'sanitised', sealed());
    return { ticketId, documentId };
  });
}

test('thirty first messages of a thread at once make one ticket', async () => {
  const thread = uuidv7();
  const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => lock([thread, `${thread}-${n}`])));
  expect(answers.filter(({ created }) => created)).toHaveLength(1);
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  // Each brought a key of its own, by which later messages find the ticket too.
  expect(await lock([`${thread}-7`])).toEqual({ id: answers[0]?.id, created: false });
});

test('messages that overlap in rings neither deadlock nor split a ticket', async () => {
  const keys = Array.from({ length: 8 }, () => uuidv7());
  const pick = (n: number) => [keys[n % 8] ?? '', keys[(n * 3 + 1) % 8] ?? '', keys[(n * 5 + 2) % 8] ?? ''];
  await Promise.all(Array.from({ length: 60 }, (_, n) => lock(n % 2 ? pick(n) : pick(n).reverse(), 2)));
  const all = await lock(keys);
  expect(all.created).toBe(false);
  for (const key of keys) expect(await lock([key])).toEqual(all);
});

test('a message that refers to two tickets joins the older one, keys and all', async () => {
  const [a, b] = [uuidv7(), uuidv7()];
  const older = await lock([a]);
  const newer = await lock([b]);
  expect(newer.id).not.toBe(older.id);
  expect(await lock([b, a])).toEqual({ id: older.id, created: false });
  expect(await lock([b])).toEqual({ id: older.id, created: false });
});

test('one message of a ticket at a time, also when they share no key', async () => {
  const [a, b] = [uuidv7(), uuidv7()];
  await lock([a, b]);
  const order: string[] = [];
  const slow = inTenant(async ({ tickets }) => {
    await tickets.lockByKeys([a], uuidv7());
    order.push('a');
    await sleep(200);
    order.push('a done');
  });
  await sleep(50);
  const quick = inTenant(async ({ tickets }) => {
    await tickets.lockByKeys([b], uuidv7());
    order.push('b');
  });
  await Promise.all([slow, quick]);
  expect(order).toEqual(['a', 'a done', 'b']);
});

test('tickets of different threads do not wait for each other', async () => {
  const order: string[] = [];
  const slow = inTenant(async ({ tickets }) => {
    await tickets.lockByKeys([uuidv7()], uuidv7());
    await sleep(200);
    order.push('slow');
  });
  await sleep(20);
  await lock([uuidv7()]);
  order.push('quick');
  await slow;
  expect(order).toEqual(['quick', 'slow']);
});

test('a message that comes again is kept once, and changed as a revision in its old place', async () => {
  const { ticketId, documentId } = await newTicket();
  const [first, second] = [newEntry(documentId), newEntry(documentId)];
  const changed = newEntry(documentId, { keyTag: first.keyTag });
  await inTenant(async ({ tickets }) => {
    expect(await tickets.addEntry(ticketId, first)).toBe(true);
    expect(await tickets.addEntry(ticketId, second)).toBe(true);
    expect(await tickets.addEntry(ticketId, { ...first, id: uuidv7() })).toBe(false);
    expect(await tickets.addEntry(ticketId, changed)).toBe(true);
    // And back to what it said at first: that is a change as well.
    expect(await tickets.addEntry(ticketId, { ...first, id: uuidv7() })).toBe(true);
    expect(await tickets.addEntry(ticketId, { ...changed, id: uuidv7() })).toBe(true);
  });
  const { entries, ticket } = await inTenant(async ({ tickets }) => ({
    entries: await tickets.entries(ticketId),
    ticket: await tickets.get(ticketId),
  }));
  expect(entries).toHaveLength(2);
  expect(Buffer.compare(entries[0]?.content.ciphertext ?? Buffer.of(), changed.content.ciphertext)).toBe(0);
  expect(entries[1]?.id).toBe(second.id);
  expect(ticket?.entryCount).toBe(2);
  const rows = await at.database.query('SELECT count(*) FROM zeef.ticket_entry WHERE ticket_id = $1', [
    ticketId,
  ]);
  expect(rows).toEqual([{ count: '5' }]);
});

test('lists redactions of what is shown, and remembers every number given', async () => {
  const { ticketId, documentId } = await newTicket();
  const [first, changed] = [newEntry(documentId), newEntry(documentId)];
  const [one, two] = [redaction(), redaction({ number: 2, valueTag: 'tag-2', placeholder: '[phone 2]' })];
  await inTenant(async ({ tickets }) => {
    await tickets.addEntry(ticketId, first);
    await tickets.addRedactions(ticketId, first.id, documentId, [one, two]);
    await tickets.addRedactions(ticketId, undefined, documentId, [one]);
    await tickets.addEntry(ticketId, { ...changed, keyTag: first.keyTag });
    await tickets.addRedactions(ticketId, changed.id, documentId, [one]);
  });
  const page = (after: string | undefined) =>
    inTenant(({ tickets }) => tickets.redactions(ticketId, { after, limit: 1 }));
  const subject = await page(undefined);
  const message = await page(subject.next);
  expect(subject.items).toEqual([
    { ...one, id: expect.any(String), entryId: undefined, documentId, at: expect.any(Date) },
  ]);
  expect(message.items).toMatchObject([{ ...one, entryId: changed.id }]);
  expect(message.next).toBeUndefined();
  expect((await inTenant(({ tickets }) => tickets.get(ticketId)))?.redactionCount).toBe(2);
  expect(await inTenant(({ tickets }) => tickets.numbering(ticketId))).toEqual([
    { entity: 'PHONE_NUMBER', valueTag: 'tag-1', number: 1 },
    { entity: 'PHONE_NUMBER', valueTag: 'tag-2', number: 2 },
  ]);
});

test('pages tickets newest first and by state', async () => {
  const made = [await newTicket(), await newTicket(), await newTicket()]
    .map(({ ticketId }) => ticketId)
    .reverse();
  await inTenant(({ tickets }) => tickets.save(made[1] ?? '', 'held', sealed()));
  const first = await inTenant(({ tickets }) => tickets.list({ after: undefined, limit: 2 }));
  expect(first.items.map(({ id }) => id)).toEqual(made.slice(0, 2));
  const rest = await inTenant(({ tickets }) => tickets.list({ after: first.next, limit: 200 }));
  expect(rest.items[0]?.id).toBe(made[2]);
  const held = await inTenant(({ tickets }) => tickets.list({ after: undefined, limit: 2, state: 'held' }));
  expect(held.items.map(({ id }) => id)).toEqual([made[1]]);
});
