import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Entity } from '../../../detectors/contract.ts';
import { type DecisionRequest, type ReviewDesk, reviewDesk } from '../../../src/usecases/review/decide.ts';
import { simpleMail, type TestDesk, testDesk } from '../../support/review.ts';

const AGENT = { actor: 'user:agent', officer: false };
const OFFICER = { actor: 'user:officer', officer: true };
const PHONE = '06-53214987';
const BSN = '111222333';

let desk: TestDesk;
let review: ReviewDesk;
beforeAll(async () => {
  desk = await testDesk();
  review = reviewDesk(desk.parts);
});
afterAll(() => desk.close());

const decide = (request: DecisionRequest, reviewer = AGENT) =>
  review.decide(desk.tenantId, reviewer, request);

async function markOf(ticketId: string, entity: Entity, partId?: string): Promise<string> {
  const mark = (await desk.marks(ticketId)).find(
    (each) => each.entity === entity && (partId === undefined || each.partId === partId),
  );
  if (!mark) throw new Error(`no ${entity}`);
  return mark.id;
}

/** Text and HTML of every message, and the subject. */
async function shown(ticketId: string): Promise<string> {
  const { subject, entries } = await desk.view(ticketId);
  return [subject?.content, ...entries.flatMap(({ text, html }) => [text?.content, html?.content])].join(
    '\n',
  );
}

test('a value put back stands again in text, HTML and mail, and everything else stays removed', async () => {
  const { documentId, ticketId } = await desk.mail(
    simpleMail(`Bel mij op ${PHONE}, mijn bsn is ${BSN}.`, {
      html: `<p>Bel mij op <b>06</b>-53214987, mijn bsn is ${BSN}.</p><a href="tel:+31653214987">bel</a>`,
      subject: `Bel ${PHONE}`,
    }),
  );
  expect(await shown(ticketId)).not.toContain('53214987');
  const before = await desk.marks(ticketId);
  const result = await decide({ action: 'keep', redactionId: await markOf(ticketId, 'PHONE_NUMBER') });
  expect(result.documentIds).toEqual([documentId]);

  const after = await shown(ticketId);
  expect(after.match(/53214987/g)?.length).toBe(4);
  expect(after).not.toContain(BSN);
  const marks = await desk.marks(ticketId);
  expect(marks.map(({ entity }) => entity)).not.toContain('PHONE_NUMBER');
  expect(marks.filter(({ entity }) => entity === 'NATIONAL_ID')).toHaveLength(2);
  expect((await desk.view(ticketId)).redactionCount).toBe(marks.length);
  const mail = await desk.output(documentId);
  expect(mail).toContain(PHONE);
  expect(mail).not.toContain(BSN);

  await review.undo(desk.tenantId, AGENT, result.decisionId);
  expect(await shown(ticketId)).not.toContain('53214987');
  expect((await desk.marks(ticketId)).map(({ placeholder }) => placeholder).sort()).toEqual(
    before.map(({ placeholder }) => placeholder).sort(),
  );
  await expect(review.undo(desk.tenantId, AGENT, result.decisionId)).rejects.toMatchObject({
    code: 'ZEEF_NOT_FOUND',
  });
});

test('what the policy never keeps is put back by an officer only', async () => {
  const { ticketId } = await desk.mail(simpleMail(`Mijn bsn is ${BSN}.`));
  const request = { action: 'keep', redactionId: await markOf(ticketId, 'NATIONAL_ID') } as const;
  await expect(decide(request)).rejects.toMatchObject({ code: 'ZEEF_OFFICER_NEEDED' });
  expect(await shown(ticketId)).not.toContain(BSN);
  await decide(request, OFFICER);
  expect(await shown(ticketId)).toContain(BSN);
});

test('a decision holds for its message, or for all of the ticket', async () => {
  const first = simpleMail(`Mijn nummer is ${PHONE}.`);
  const id = /Message-ID: (\S+)/.exec(first.toString())?.[1] ?? '';
  const { ticketId } = await desk.mail(first);
  const second = await desk.mail(simpleMail(`Nogmaals: ${PHONE}.`, { references: id }));
  expect(second.ticketId).toBe(ticketId);
  const one = await decide({ action: 'keep', redactionId: await markOf(ticketId, 'PHONE_NUMBER') });
  expect(one.documentIds).toHaveLength(1);
  expect((await shown(ticketId)).match(/53214987/g)).toHaveLength(1);
  await review.undo(desk.tenantId, AGENT, one.decisionId);

  const redactionId = await markOf(ticketId, 'PHONE_NUMBER');
  const all = await decide({ action: 'keep', redactionId, scope: 'ticket' });
  expect(all).toMatchObject({ places: 2 });
  expect((await shown(ticketId)).match(/53214987/g)).toHaveLength(2);
});

test('a selection of the sanitised text is redacted where it stands, in every form of the message', async () => {
  const { documentId, ticketId } = await desk.mail(
    simpleMail(`Bel ${PHONE} en vraag naar dossier Zonnebloem 12.`, {
      html: `<p>Bel ${PHONE} en vraag naar dossier <i>Zonne</i>bloem\r\n 12.</p>`,
    }),
  );
  const { text } = (await desk.view(ticketId)).entries[0] ?? {};
  const start = text?.content.indexOf('Zonnebloem') ?? -1;
  expect(start).toBeGreaterThan(0);
  const selection = {
    documentId,
    partId: text?.partId ?? '',
    span: { start, end: start + 'Zonnebloem 12'.length },
  };
  const result = await decide({ action: 'redact', selection, entity: 'CUSTOMER_NUMBER' });
  expect(result.places).toBe(2);
  expect(await shown(ticketId)).not.toMatch(/Zonne|bloem/);
  expect((await shown(ticketId)).match(/\[klantnummer 1\]/g)).toHaveLength(2);
  expect(await desk.output(documentId)).not.toContain('Zonne');
  const stored = await desk.database.query('SELECT * FROM zeef.review_override');
  expect(JSON.stringify(stored)).not.toContain('Zonne');
});

test('ends move by words, outwards and inwards', async () => {
  const { documentId, ticketId } = await desk.mail(
    simpleMail(`Vraag naar dossier Zonnebloem 12 van gisteren.`),
  );
  const { text } = (await desk.view(ticketId)).entries[0] ?? {};
  const start = text?.content.indexOf('Zonnebloem') ?? -1;
  const selection = { documentId, partId: text?.partId ?? '', span: { start, end: start + 10 } };
  await decide({ action: 'redact', selection });
  const wider = { action: 'span', words: { left: 1, right: 1 } } as const;
  await decide({ ...wider, redactionId: await markOf(ticketId, 'CUSTOM') });
  expect(await shown(ticketId)).toContain('naar [gegeven 2] van gisteren');
  const narrower = { action: 'span', words: { left: -1, right: 0 } } as const;
  await decide({ ...narrower, redactionId: await markOf(ticketId, 'CUSTOM') });
  expect(await shown(ticketId)).toMatch(/naar dossier \[gegeven \d\] van gisteren/);
  const nothing = { action: 'span', words: { left: -9, right: 0 } } as const;
  await expect(decide({ ...nothing, redactionId: await markOf(ticketId, 'CUSTOM') })).rejects.toMatchObject({
    code: 'ZEEF_FIELD_INVALID',
  });
});

test('a value full of signs is found in the other form of its message as it is, not as a pattern', async () => {
  const value = `Z.o-n/n[e] (b+l) ${PHONE} *oem*`;
  const { documentId, ticketId } = await desk.mail(
    simpleMail(`Vraag naar ${value} morgen.`, {
      html: `<p>Vraag naar ${value.replaceAll(' ', '\n')} morgen.</p>`,
    }),
  );
  const redactionId = await markOf(ticketId, 'PHONE_NUMBER');
  await decide({ action: 'span', redactionId, words: { left: 6, right: 1 } });
  expect(await shown(ticketId)).not.toMatch(/Z\.o|b\+l|oem/);
  expect(await desk.output(documentId)).not.toMatch(/Z\.o|b\+l|oem/);
});

test('another kind gives another mark', async () => {
  const { ticketId } = await desk.mail(simpleMail(`Mijn nummer is ${PHONE}.`));
  const redactionId = await markOf(ticketId, 'PHONE_NUMBER');
  await decide({ action: 'kind', redactionId, entity: 'CUSTOMER_NUMBER' });
  expect(await shown(ticketId)).toContain('Mijn nummer is [klantnummer 1].');
  expect((await desk.marks(ticketId))[0]).toMatchObject({ entity: 'CUSTOMER_NUMBER', ruleId: 'review' });
});

test('accepting changes nothing and is remembered', async () => {
  const { ticketId } = await desk.mail(simpleMail(`Mijn nummer is ${PHONE}.`));
  const before = await shown(ticketId);
  const redactionId = await markOf(ticketId, 'PHONE_NUMBER');
  expect(await decide({ action: 'accept', redactionId })).toMatchObject({ documentIds: [], places: 1 });
  expect(await shown(ticketId)).toBe(before);
  const page = { after: undefined, limit: 10 };
  const { items } = await review.decisions(desk.tenantId, ticketId, page);
  expect(items).toMatchObject([
    { action: 'accept', reason: 'right', actor: 'user:agent', judged: { detectorId: 'phone' } },
  ]);
});

test('a second decision builds on the first, and a message that comes again does not undo them', async () => {
  const raw = { id: 'T-1', requester: { name: 'Sietske' } };
  const text = `Bel ${PHONE}, of mail naar willemijn@okkerse.example.`;
  const first = await desk.ticket({ ...raw, messages: [{ id: '1', text }] });
  await decide({ action: 'keep', redactionId: await markOf(first.ticketId, 'PHONE_NUMBER') });
  await decide({ action: 'keep', redactionId: await markOf(first.ticketId, 'EMAIL_ADDRESS') });
  expect(await shown(first.ticketId)).toContain(text);
  await desk.ticket({
    ...raw,
    messages: [
      { id: '1', text },
      { id: '2', text: 'Nog nieuws?' },
    ],
  });
  expect(await shown(first.ticketId)).toContain(text);
});

test('without its original a document cannot be changed', async () => {
  const { documentId, ticketId } = await desk.mail(simpleMail(`Mijn nummer is ${PHONE}.`));
  const redactionId = await markOf(ticketId, 'PHONE_NUMBER');
  await desk.database.query('DELETE FROM zeef.document_original WHERE document_id = $1', [documentId]);
  await expect(decide({ action: 'keep', redactionId })).rejects.toMatchObject({ code: 'ZEEF_ORIGINAL_GONE' });
});

test('an override for a text that is no longer read so is refused, and nothing changes', async () => {
  const { documentId, ticketId } = await desk.mail(
    simpleMail(`Nummer ${PHONE}, mail willemijn@okkerse.example.`),
  );
  await decide({ action: 'keep', redactionId: await markOf(ticketId, 'PHONE_NUMBER') });
  await desk.database.query(`UPDATE zeef.review_override SET part_tag = 'other' WHERE document_id = $1`, [
    documentId,
  ]);
  const before = await shown(ticketId);
  await expect(
    decide({ action: 'keep', redactionId: await markOf(ticketId, 'EMAIL_ADDRESS') }),
  ).rejects.toMatchObject({ code: 'ZEEF_REVIEW_STALE' });
  expect(await shown(ticketId)).toBe(before);
});

test('what a detector finds differently today does not move a decision', async () => {
  const { documentId, ticketId } = await desk.mail(simpleMail(`Nummer ${PHONE}, bsn ${BSN}.`));
  await decide({ action: 'keep', redactionId: await markOf(ticketId, 'PHONE_NUMBER') });
  // As if the phone detector had found nothing then: the place alone counts.
  const { examine, ...rest } = desk.pipeline;
  const blind = reviewDesk({
    ...desk.parts,
    pipeline: {
      ...rest,
      async examine(input) {
        const examined = await examine(input);
        const findings = examined.findings.filter(({ entity }) => entity !== 'PHONE_NUMBER');
        return { ...examined, findings };
      },
    },
  });
  const { text } = (await desk.view(ticketId)).entries[0] ?? {};
  const start = text?.content.indexOf('Nummer') ?? 0;
  const selection = { documentId, partId: text?.partId ?? '', span: { start, end: start + 6 } };
  await blind.decide(desk.tenantId, AGENT, { action: 'redact', selection });
  expect(await shown(ticketId)).toContain(`[gegeven 1] ${PHONE}`);
  expect(await shown(ticketId)).not.toContain(BSN);
});

test('the audit log tells who decided what, by ids', async () => {
  const { documentId, ticketId } = await desk.mail(simpleMail(`Mijn nummer is ${PHONE}.`));
  const redactionId = await markOf(ticketId, 'PHONE_NUMBER');
  const { decisionId } = await decide({ action: 'keep', redactionId });
  const { items } = await desk.store.transaction(desk.tenantId, ({ audit }) =>
    audit.list({ after: undefined, limit: 2 }),
  );
  expect(items).toMatchObject([
    { event: 'ticket.revised', actor: 'user:agent', documentId, ticketId, decisionId },
    { event: 'review.decided', actor: 'user:agent', documentId, decisionId, code: 'keep' },
  ]);
});

test('nobody undoes what another decided, except an officer', async () => {
  const { ticketId } = await desk.mail(simpleMail(`Mijn nummer is ${PHONE}.`));
  const redactionId = await markOf(ticketId, 'PHONE_NUMBER');
  const { decisionId } = await decide({ action: 'keep', redactionId });
  const other = { actor: 'user:other', officer: false };
  await expect(review.undo(desk.tenantId, other, decisionId)).rejects.toMatchObject({
    code: 'ZEEF_NOT_FOUND',
  });
  await review.undo(desk.tenantId, OFFICER, decisionId);
  expect(await shown(ticketId)).not.toContain(PHONE);
});
