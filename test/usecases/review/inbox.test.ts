import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Route, Routes } from '../../../src/model/route.ts';
import type { InboxFilter } from '../../../src/ports/inbox.ts';
import { processor } from '../../../src/usecases/process.ts';
import { type Reviewing, reviewing } from '../../../src/usecases/review/all.ts';
import { simpleMail, type TestDesk, testDesk } from '../../support/review.ts';

const AGENT = { actor: 'user:agent', officer: false };
const PHONE = '06-53214987';
/** A rule of the policy below holds these. */
const BSN = '111222333';

const ROUTES: Routes = {
  forRecipient: (address): Route => ({
    desk: address.split('@')[0] ?? '',
    mode: address.startsWith('review') ? 'review' : 'store',
    to: address.startsWith('review')
      ? { protocol: 'smtp', host: '127.0.0.1', port: 1, tls: 'none' }
      : undefined,
    purpose: undefined,
    corrections: false,
  }),
  forSource: () => undefined,
  delivers: true,
};

let desk: TestDesk;
let use: Reviewing;
beforeAll(async () => {
  desk = await testDesk({ routes: ROUTES });
  use = reviewing({ ...desk.parts, tickets: desk.tickets, fourEyes: false });
});
afterAll(() => desk.close());

const list = async (filter: Partial<InboxFilter> = {}, limit = 50) =>
  (await use.inbox.list(desk.tenantId, { state: 'open', ...filter }, { after: undefined, limit })).items;
const item = (id: string) => use.inbox.get(desk.tenantId, id);
const deliveries = async (documentId: string) =>
  (
    await desk.store.transaction(desk.tenantId, (all) => all.deliveries.list({ after: undefined, limit: 50 }))
  ).items.filter((delivery) => delivery.documentId === documentId);

/** A mail in which something is only possibly personal. */
const doubtful = (recipient: string) =>
  desk.mail(simpleMail('Ik ben er morgen niet, want ik heb diabetes.'), recipient);

test('sure cases go by themselves; what is doubtful or waits for its release needs a person', async () => {
  const sure = await desk.mail(simpleMail(`Mijn telefoonnummer is ${PHONE}.`), 'store@winkel.example');
  expect(await item(sure.ticketId)).toBeUndefined();
  const waits = await desk.mail(simpleMail(`Mijn telefoonnummer is ${PHONE}.`), 'review@winkel.example');
  expect(await item(waits.ticketId)).toMatchObject({
    state: 'open',
    reasons: ['release'],
    entities: ['PHONE_NUMBER'],
    desk: 'review',
    documentId: waits.documentId,
  });
});

test('approving says that everything is right, hands on what waited, and is done once', async () => {
  const { documentId, ticketId } = await desk.mail(
    simpleMail(`Mijn telefoonnummer is ${PHONE}.`),
    'review@winkel.example',
  );
  await use.inbox.approve(desk.tenantId, AGENT, ticketId);
  expect(await item(ticketId)).toMatchObject({ state: 'done' });
  expect(await deliveries(documentId)).toMatchObject([{ state: 'pending' }]);
  const { items } = await use.review.decisions(desk.tenantId, ticketId, { after: undefined, limit: 10 });
  expect(items).toMatchObject([{ action: 'accept', places: 1, judged: { detectorId: 'phone' } }]);
  await expect(use.inbox.approve(desk.tenantId, AGENT, ticketId)).rejects.toMatchObject({
    code: 'ZEEF_NOT_FOUND',
  });
});

test('a policy that holds is answered by a person', async () => {
  const yaml = `name: holding
rules:
  - id: look
    entity: NATIONAL_ID
    then: hold
    reason: { en: Somebody must look at this., nl: Iemand moet hiernaar kijken. }
`;
  const { loadPolicy } = await import('../../../src/policy/load.ts');
  const before = await desk.store.transaction(desk.tenantId, ({ policies }) => policies.active());
  const use2 = (version: string, text: string) =>
    desk.store.transaction(desk.tenantId, ({ policies }) => policies.activate(version, text));
  await use2(loadPolicy(yaml).version, yaml);
  const { documentId, ticketId } = await desk.mail(simpleMail(`Mijn bsn is ${BSN}.`), 'store@winkel.example');
  await use2(before?.version ?? '', before?.yaml ?? '');
  expect(await item(ticketId)).toMatchObject({ reasons: ['policy'], weight: 16 });
  expect(await desk.view(ticketId)).toMatchObject({ state: 'held' });
  await use.inbox.approve(desk.tenantId, AGENT, ticketId);
  expect(await desk.view(ticketId)).toMatchObject({ state: 'sanitised' });
  const document = await desk.store.transaction(desk.tenantId, ({ documents }) => documents.get(documentId));
  expect(document?.needsReview).toBe(false);
});

test('risk, uncertainty and age make the order, and an index gives it', async () => {
  await desk.database.query('DELETE FROM zeef.review_tag');
  await desk.database.query('DELETE FROM zeef.review_item');
  const add = async (weight: number, daysAgo: number) => {
    const { ticketId, documentId } = await desk.mail(simpleMail('Dag.'), 'store@winkel.example');
    const given = { id: ticketId, ticketId, documentId, desk: undefined, group: undefined } as const;
    await desk.store.transaction(desk.tenantId, ({ inbox }) =>
      inbox.open({ ...given, reasons: ['doubtful'], entities: ['IBAN'], weight }),
    );
    const sql = `UPDATE zeef.review_item SET opened_at = opened_at - make_interval(days => $2),
      rank = rank + $2 WHERE id = $1`;
    await desk.database.query(sql, [ticketId, daysAgo]);
    await desk.database.query(
      'UPDATE zeef.review_tag t SET rank = i.rank FROM zeef.review_item i WHERE i.id = t.item_id',
    );
    return ticketId;
  };
  const low = await add(1, 0);
  const high = await add(16, 0);
  const old = await add(1, 3);
  const older = await add(1, 5);
  const order = [older, high, old, low];
  expect((await list()).map(({ id }) => id)).toEqual(order);
  for (const filter of [{}, { entity: 'IBAN' }, { reason: 'doubtful', entity: 'IBAN' }] as const) {
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await use.inbox.list(desk.tenantId, { state: 'open', ...filter }, { after, limit: 1 });
      paged.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(paged).toEqual(order);
  }
  expect(await list({ entity: 'PASSPORT' })).toEqual([]);
  expect((await list({ before: new Date(Date.now() - 4 * 86_400_000) })).map(({ id }) => id)).toEqual([
    older,
  ]);
  const counts = await use.inbox.counts(desk.tenantId);
  expect(counts).toEqual(
    expect.arrayContaining([
      { tag: 'all', count: 4 },
      { tag: 'kind:IBAN', count: 4 },
      { tag: 'reason:doubtful', count: 4 },
    ]),
  );
});

test('what could not be processed is tried again, or set aside', async () => {
  const broken = processor({
    ...desk.parts,
    pipeline: {
      ...desk.pipeline,
      redact: async () => {
        const { PipelineError } = await import('../../../src/ports/pipeline.ts');
        throw new PipelineError('verification');
      },
    },
  });
  const { documentId } = await desk.mail(simpleMail('Dag.'), 'store@winkel.example');
  await desk.database.query(`UPDATE zeef.document SET state = 'received' WHERE id = $1`, [documentId]);
  await broken({ tenantId: desk.tenantId, documentId });
  expect(await item(documentId)).toMatchObject({ reasons: ['failed'], ticketId: undefined, weight: 16 });
  await expect(use.inbox.approve(desk.tenantId, AGENT, documentId)).rejects.toMatchObject({
    code: 'ZEEF_NOT_FOUND',
  });
  await use.inbox.retry(desk.tenantId, AGENT, documentId);
  const document = await desk.store.transaction(desk.tenantId, ({ documents }) => documents.get(documentId));
  expect(document).toMatchObject({ state: 'received', attempts: 0, holdReason: undefined });
  expect(await item(documentId)).toMatchObject({ state: 'done' });
});

test('all of one rule and kind is approved together, after a look at a sample', async () => {
  const made = [await doubtful('review@winkel.example'), await doubtful('review@winkel.example')];
  const group = (await item(made[0]?.ticketId ?? ''))?.group ?? 'none';
  expect(group).toMatch(/^[\w-]+\|[A-Z_]+$/);
  const sample = await use.inbox.sample(desk.tenantId, group);
  expect(sample.count).toBe(2);
  expect(sample.marks.map(({ ticketId }) => ticketId).sort()).toEqual(
    made.map(({ ticketId }) => ticketId).sort(),
  );
  expect(sample.marks[0]?.before).toContain('want ik heb');
  const later = await doubtful('review@winkel.example');
  await expect(
    use.inbox.approveGroup(desk.tenantId, AGENT, { ...sample, token: 'none' }),
  ).rejects.toMatchObject({ code: 'ZEEF_FIELD_INVALID' });
  await expect(
    use.inbox.approveGroup(desk.tenantId, AGENT, { ...sample, until: new Date() }),
  ).rejects.toMatchObject({ code: 'ZEEF_FIELD_INVALID' });
  expect(await use.inbox.approveGroup(desk.tenantId, AGENT, sample)).toEqual({ approved: 2, left: 0 });
  expect(await item(later.ticketId)).toMatchObject({ state: 'open' });
  for (const { documentId } of made) {
    expect(await deliveries(documentId)).toMatchObject([{ state: 'pending' }]);
  }
});

test('put-back rate by detector and rule, and what samples of clean messages missed', async () => {
  const sampling = processor({ ...desk.parts, reviewSample: 100 });
  const clean = async () => {
    const { documentId } = await desk.mail(simpleMail('Dossier Zonnebloem.'), 'store@winkel.example');
    await desk.database.query(`DELETE FROM zeef.ticket_entry WHERE document_id = $1`, [documentId]);
    await desk.database.query(`UPDATE zeef.document SET state = 'received' WHERE id = $1`, [documentId]);
    await sampling({ tenantId: desk.tenantId, documentId });
    const { ticketId = '' } =
      (await desk.store.transaction(desk.tenantId, ({ documents }) => documents.get(documentId))) ?? {};
    return { documentId, ticketId };
  };
  const leaking = await clean();
  const sound = await clean();
  expect(await item(sound.ticketId)).toMatchObject({ reasons: ['sample'] });
  const partId = (await desk.view(leaking.ticketId)).entries[0]?.text?.partId ?? '';
  const selection = { documentId: leaking.documentId, partId, span: { start: 8, end: 18 } };
  await use.review.decide(desk.tenantId, AGENT, { action: 'redact', selection });
  for (const { ticketId } of [leaking, sound]) await use.inbox.approve(desk.tenantId, AGENT, ticketId);

  const before = (await use.reviewStatistics(desk.tenantId, 1)).precision.find(
    ({ detectorId, ruleId }) => detectorId === 'phone' && ruleId === 'phone',
  );
  const { ticketId } = await desk.mail(simpleMail(`Telefoon ${PHONE}.`), 'review@winkel.example');
  const redactionId = (await desk.marks(ticketId))[0]?.id ?? '';
  await use.review.decide(desk.tenantId, AGENT, { action: 'keep', redactionId });
  const { precision, samples } = await use.reviewStatistics(desk.tenantId, 1);
  const after = precision.find(({ detectorId, ruleId }) => detectorId === 'phone' && ruleId === 'phone');
  expect(after).toMatchObject({
    judged: (before?.judged ?? 0) + 1,
    putBack: (before?.putBack ?? 0) + 1,
    putBackRate: { share: 1 / (1 + (before?.judged ?? 0)) },
  });
  expect(samples).toMatchObject({ drawn: 2, judged: 2, leaked: 1, leakRate: { share: 0.5 } });
  expect(samples.leakRate.low).toBeCloseTo(0.0945, 3);
  expect(samples.leakRate.high).toBeCloseTo(0.9055, 3);
});
