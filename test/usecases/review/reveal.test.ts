import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RevealDesk, revealDesk } from '../../../src/usecases/review/reveal.ts';
import { simpleMail, type TestDesk, testDesk } from '../../support/review.ts';

const AGENT = { actor: 'user:agent', officer: false };
const OTHER = { actor: 'user:other', officer: false };
const PHONE = '06-53214987';

let desk: TestDesk;
let alone: RevealDesk;
let pair: RevealDesk;
beforeAll(async () => {
  desk = await testDesk();
  alone = revealDesk({ ...desk.parts, fourEyes: false });
  pair = revealDesk({ ...desk.parts, fourEyes: true });
});
afterAll(() => desk.close());

async function mail(): Promise<{ documentId: string; redactionId: string; raw: Buffer }> {
  const raw = simpleMail(`Bel me op ${PHONE}.`);
  const { documentId, ticketId } = await desk.mail(raw);
  return { documentId, redactionId: (await desk.marks(ticketId))[0]?.id ?? '', raw };
}

async function audited(documentId: string): Promise<string[]> {
  const { items } = await desk.store.transaction(desk.tenantId, ({ audit }) =>
    audit.list({ after: undefined, limit: 200 }),
  );
  const events = items
    .filter((item) => item.documentId === documentId)
    .map(({ event, actor }) => `${event} ${actor}`);
  expect(JSON.stringify(items)).not.toContain(PHONE);
  return events.reverse().slice(2);
}

test('a value and an original are shown, and every look is in the audit log', async () => {
  const { documentId, redactionId, raw } = await mail();
  expect(await alone.value(desk.tenantId, AGENT, redactionId)).toEqual({ state: 'shown', content: PHONE });
  const original = await alone.original(desk.tenantId, AGENT, documentId);
  expect(original.state === 'shown' && Buffer.from(original.content).equals(raw)).toBe(true);
  expect(await audited(documentId)).toEqual(['value.revealed user:agent', 'original.revealed user:agent']);
});

test('with four eyes a second person must agree first, for this value and this person', async () => {
  const { documentId, redactionId } = await mail();
  const asked = await pair.value(desk.tenantId, AGENT, redactionId);
  if (asked.state !== 'waiting') throw new Error('shown without a second person');
  const { id } = asked.request;
  expect(await pair.value(desk.tenantId, AGENT, redactionId)).toMatchObject({ request: { id } });
  await expect(pair.approve(desk.tenantId, AGENT, id)).rejects.toMatchObject({ code: 'ZEEF_NOT_FOUND' });
  expect((await pair.waiting(desk.tenantId)).map((request) => request.id)).toEqual([id]);
  await pair.approve(desk.tenantId, OTHER, id);
  expect(await pair.waiting(desk.tenantId)).toEqual([]);
  expect(await pair.value(desk.tenantId, AGENT, redactionId)).toEqual({ state: 'shown', content: PHONE });
  expect(await pair.value(desk.tenantId, OTHER, redactionId)).toMatchObject({ state: 'waiting' });
  expect(await pair.original(desk.tenantId, AGENT, documentId)).toMatchObject({ state: 'waiting' });
  expect(await audited(documentId)).toEqual([
    'reveal.requested user:agent',
    'reveal.approved user:other',
    'value.revealed user:agent',
    'reveal.requested user:other',
    'reveal.requested user:agent',
  ]);
});

test('an approval ends by itself', async () => {
  const { redactionId } = await mail();
  const asked = await pair.value(desk.tenantId, AGENT, redactionId);
  const { id } = asked.state === 'waiting' ? asked.request : { id: '' };
  await pair.approve(desk.tenantId, OTHER, id);
  await desk.database.query('UPDATE zeef.reveal_request SET expires_at = now() WHERE id = $1', [id]);
  expect(await pair.value(desk.tenantId, AGENT, redactionId)).toMatchObject({ state: 'waiting' });
});

test('what was destroyed is not shown', async () => {
  const { documentId, redactionId } = await mail();
  await desk.database.query('DELETE FROM zeef.document_original WHERE document_id = $1', [documentId]);
  const gone = { code: 'ZEEF_ORIGINAL_GONE' };
  await expect(alone.value(desk.tenantId, AGENT, redactionId)).rejects.toMatchObject(gone);
  await expect(alone.original(desk.tenantId, AGENT, documentId)).rejects.toMatchObject(gone);
});
