import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tombstoneFile } from '../../src/adapters/storage/tombstone-file.ts';
import { verifyReceipt } from '../../src/cli/verify-receipt.ts';
import { isGenuine, keyFingerprint } from '../../src/model/receipt.ts';
import { presetYaml } from '../../src/policy/presets.ts';
import { type Erase, eraser } from '../../src/usecases/erase.ts';
import { verifyChain } from '../../src/usecases/verify-audit.ts';
import { bytesInFiles } from '../support/data-files.ts';
import { type TestDesk, testDesk } from '../support/in-process.ts';
import { newDelivery, sealed, type TestStore, testStore } from '../support/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'zeef-erase-'));
let at: TestStore;
let desk: TestDesk;
let erase: Erase;
beforeAll(async () => {
  at = await testStore();
  desk = testDesk(at);
  erase = eraserOn('erased.jsonl');
  for (const tenantId of [at.tenantId, at.otherTenantId])
    await desk.usePolicy(tenantId, 'default', presetYaml('default'));
});
afterAll(async () => {
  await at.close();
  rmSync(folder, { recursive: true });
});

function eraserOn(file: string): Erase {
  const tombstones = tombstoneFile(join(folder, file));
  return eraser({ store: at.store, keyring: desk.keyring, tombstones });
}

function mail(id: string): string {
  return [
    'From: Anna Blauw <anna.blauw@voorbeeld.example>',
    'To: service@winkel.example',
    'Subject: Terugbetaling',
    `Message-ID: <${id}@voorbeeld.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Mijn bsn is 111222333 en mijn IBAN NL13TEST0123456789. Bel 0653219987.',
    '',
  ].join('\r\n');
}

/** Every wrapped key and tag that a ticket left in the database. */
async function traces(ticketId: string): Promise<Record<string, Uint8Array>> {
  const documents = `(SELECT id FROM zeef.document WHERE ticket_id = $1)`;
  const keys = await at.database.query(
    `SELECT wrapped_key AS bytes FROM zeef.ticket_entry WHERE ticket_id = $1
     UNION ALL SELECT header_wrapped_key FROM zeef.ticket WHERE id = $1
     UNION ALL SELECT wrapped_key FROM zeef.document_original WHERE document_id IN ${documents}
     UNION ALL SELECT wrapped_key FROM zeef.document_output WHERE document_id IN ${documents}
     UNION ALL SELECT convert_to(value_tag, 'UTF8') FROM zeef.redaction WHERE ticket_id = $1
     UNION ALL SELECT convert_to(key_tag, 'UTF8') FROM zeef.ticket_key WHERE ticket_id = $1
     UNION ALL SELECT convert_to(dedupe_tag, 'UTF8') FROM zeef.document WHERE ticket_id = $1`,
    [ticketId],
  );
  return Object.fromEntries(keys.map(({ bytes }, index) => [`trace${index}`, bytes as Buffer]));
}

test('an erased ticket leaves no key, tag or record, in tables or files, and a receipt that holds', async () => {
  const { ticketId } = await desk.take(at.tenantId, mail('one'));
  const other = await desk.take(at.tenantId, mail('two'));
  const gone = await traces(ticketId);
  expect(Object.keys(gone).length).toBeGreaterThan(6);
  expect(await bytesInFiles(at.database, gone)).toHaveLength(Object.keys(gone).length);

  const plan = await erase.plan(at.tenantId, { ticketIds: [ticketId] });
  expect(plan).toMatchObject({
    tickets: [ticketId],
    kept: [],
    counts: { tickets: 1, documents: 1, originals: 1, entries: 1 },
  });
  expect(await desk.ticket(at.tenantId, ticketId)).toBeDefined();

  const signed = await erase.run(at.tenantId, { ticketIds: [ticketId, uuidv7()] }, 'request', 'api-key:a');
  expect(signed.receipt).toMatchObject({ ...plan, cause: 'request', actor: 'api-key:a' });
  expect(isGenuine(signed, signed.publicKey)).toBe(true);
  expect(JSON.stringify(signed)).not.toMatch(/Blauw|voorbeeld|111222333|NL13TEST/);
  expect(await erase.receipt(at.tenantId, signed.receipt.id)).toEqual(signed);

  expect(await desk.ticket(at.tenantId, ticketId)).toBeUndefined();
  expect(await desk.ticket(at.tenantId, other.ticketId)).toBeDefined();
  // Tags are keyed and the same for the same value: those of the other ticket are still there.
  const shared = Object.values(await traces(other.ticketId)).map((bytes) => Buffer.from(bytes).toString());
  const left = await bytesInFiles(at.database, gone);
  expect(left.filter((name) => !shared.includes(Buffer.from(gone[name] ?? []).toString()))).toEqual([]);
  const verdict = await at.store.transaction(at.tenantId, ({ audit }) => verifyChain(audit));
  expect(verdict).toMatchObject({ ok: true });
  await erase.run(at.tenantId, { ticketIds: [other.ticketId] }, 'operator', 'cli');
  expect(await bytesInFiles(at.database, gone)).toEqual([]);
});

test('every table that points at a ticket, message or input is emptied or goes with it', async () => {
  const pointing = await at.database.query(
    `SELECT relname AS name, confdeltype AS how FROM pg_constraint JOIN pg_class c ON c.oid = conrelid
     WHERE contype = 'f' AND confrelid IN
       ('zeef.ticket'::regclass, 'zeef.ticket_entry'::regclass, 'zeef.document'::regclass)`,
  );
  expect(pointing.length).toBeGreaterThan(8);
  const { ticketId } = await desk.take(at.tenantId, mail('three'));
  await erase.run(at.tenantId, { ticketIds: [ticketId] }, 'operator', 'cli');
  const emptied = new Set([
    ...['redaction', 'ticket_entry', 'ticket_hold', 'delivery', 'document'],
    ...['document_original', 'document_envelope', 'document_output', 'ticket_key'],
    ...['review_decision', 'review_override', 'reveal_request'],
  ]);
  // c: cascade; n: set null.
  const left = pointing.filter(({ name, how }) => !emptied.has(String(name)) && how !== 'c' && how !== 'n');
  expect(left).toEqual([]);
});

test('a ticket on hold stays and the receipt says so; another tenant cannot erase it', async () => {
  const { ticketId } = await desk.take(at.tenantId, mail('four'));
  await at.store.transaction(at.tenantId, ({ holds }) =>
    holds.set({ id: uuidv7(), ticketId, kind: 'legal', actor: 'test', until: undefined, reason: sealed() }),
  );
  const { receipt } = await erase.run(at.tenantId, { ticketIds: [ticketId] }, 'request', 'cli');
  expect(receipt).toMatchObject({ tickets: [], kept: [ticketId], counts: { tickets: 0 } });
  const others = await erase.run(at.otherTenantId, { ticketIds: [ticketId] }, 'request', 'cli');
  expect(others.receipt).toMatchObject({ tickets: [], kept: [] });
  expect(await desk.ticket(at.tenantId, ticketId)).toBeDefined();
});

test('what is being handed on is not torn away', async () => {
  const { ticketId, documentId } = await desk.take(at.tenantId, mail('five'));
  await at.store.transaction(at.tenantId, async ({ deliveries }) => {
    await deliveries.add(newDelivery(documentId));
    await deliveries.take(documentId);
  });
  const scope = { ticketIds: [ticketId] };
  await expect(erase.run(at.tenantId, scope, 'request', 'cli')).rejects.toMatchObject({ code: 'ZEEF_BUSY' });
  expect(await desk.ticket(at.tenantId, ticketId)).toBeDefined();
});

test('what a backup brings back is erased again at the next start, once', async () => {
  const { ticketId } = await desk.take(at.tenantId, mail('six'));
  const rows = async (table: string, column: string) =>
    at.database.query(`SELECT t::text AS row FROM zeef.${table} t WHERE ${column} = $1`, [ticketId]);
  const backup = await rows('ticket', 'id');
  const file = eraserOn('backup.jsonl');
  await file.run(at.tenantId, { ticketIds: [ticketId] }, 'request', 'cli');
  expect(await file.reapply(at.tenantId)).toBeUndefined();

  // The database as it was before: the ticket is there, what was erased since is not known.
  await at.database.query('DELETE FROM zeef.tombstone');
  await at.database.query('INSERT INTO zeef.ticket SELECT ($1::zeef.ticket).*', [backup[0]?.['row']]);
  expect(await rows('ticket', 'id')).toHaveLength(1);
  const again = await file.reapply(at.tenantId);
  expect(again?.receipt).toMatchObject({ cause: 'restore', tickets: [ticketId] });
  expect(await rows('ticket', 'id')).toHaveLength(0);
  expect(await file.reapply(at.tenantId)).toBeUndefined();
});

test('a receipt is checked offline, and a changed or foreign one is told', async () => {
  const { ticketId } = await desk.take(at.tenantId, mail('seven'));
  const signed = await erase.run(at.tenantId, { ticketIds: [ticketId] }, 'request', 'cli');
  const path = join(folder, 'receipt.json');
  const check = async (content: unknown, key?: string) => {
    writeFileSync(path, JSON.stringify(content));
    const output = new PassThrough({ encoding: 'utf8' });
    return [await verifyReceipt(path, key, output), String(output.read())] as const;
  };
  expect(await check(signed)).toEqual([0, expect.stringContaining(`genuine: receipt ${signed.receipt.id}`)]);
  expect((await check(signed, keyFingerprint(signed.publicKey)))[0]).toBe(0);
  expect((await check(signed, 'f'.repeat(64)))[0]).toBe(65);
  const counts = { ...signed.receipt.counts, tickets: 2 };
  expect((await check({ ...signed, receipt: { ...signed.receipt, counts } }))[0]).toBe(65);
  const foreign = await erase.run(at.otherTenantId, { ticketIds: [] }, 'request', 'cli');
  expect((await check({ ...signed, publicKey: foreign.publicKey }))[0]).toBe(65);
  await expect(check({ hello: 1 })).rejects.toMatchObject({ code: 'ZEEF_FIELD_INVALID' });
});

test('copies of a value in tickets that stay are found by their tags, whoever quotes them, and removed', async () => {
  const tenantId = await at.newTenant();
  const policy = `name: keeping
rules:
  - id: all
    entity: [IBAN, EMAIL_ADDRESS]
    then: { action: keep, until: closed + 30 days }
    reason: { en: Needed for the refund., nl: Nodig voor de terugbetaling. }
`;
  await desk.usePolicy(tenantId, 'v1', policy);
  const hers = await desk.take(tenantId, mail('her'));
  const message = { text: 'Overgenomen:\n> Mijn IBAN is NL13TEST0123456789, niet NL91ABNA0417164300.' };
  const other = await desk.take(tenantId, { id: 'other', language: 'nl', messages: [message] });
  const values = [{ entity: 'IBAN', value: 'nl13 test 0123 4567 89' } as const];
  const scope = { ticketIds: [hers.ticketId], values };
  expect(await erase.plan(tenantId, scope)).toMatchObject({
    tickets: [hers.ticketId],
    copiesIn: [other.ticketId],
    counts: { tickets: 1, copies: 1 },
  });
  const { receipt } = await erase.run(tenantId, scope, 'request', 'cli');
  expect(receipt).toMatchObject({ copiesIn: [other.ticketId], counts: { copies: 1 } });
  const text = async () => (await desk.ticket(tenantId, other.ticketId))?.entries[0]?.text?.content;
  expect(await text()).toMatch(/^Overgenomen:\n> Mijn IBAN is \[.+ 1\], niet NL91ABNA0417164300\.$/);

  // A backup brings the copy back, as it was kept before; what somebody writes afterwards is another matter.
  const again = await desk.take(tenantId, { id: 'new', language: 'nl', messages: [message] });
  const restored = await desk.take(tenantId, { id: 'restored', language: 'nl', messages: [message] });
  await at.database.query(`UPDATE zeef.kept_value SET at = at - interval '1 day' WHERE ticket_id = $1`, [
    restored.ticketId,
  ]);
  await at.database.query(`DELETE FROM zeef.tombstone WHERE tenant_id = $1`, [tenantId]);
  const repeated = await erase.reapply(tenantId);
  expect(repeated?.receipt).toMatchObject({ cause: 'restore', copiesIn: [restored.ticketId] });
  expect((await desk.ticket(tenantId, again.ticketId))?.entries[0]?.text?.content).toContain('NL13TEST');
});
