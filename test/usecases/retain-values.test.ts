import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { presetYaml } from '../../src/policy/presets.ts';
import { holdDesk } from '../../src/usecases/holds.ts';
import type { Retain } from '../../src/usecases/retain.ts';
import { verifyChain } from '../../src/usecases/verify-audit.ts';
import { bytesInFiles } from '../support/data-files.ts';
import { type TestDesk, testDesk } from '../support/in-process.ts';
import { lifeCycle } from '../support/life-cycle.ts';
import { newDelivery, type TestStore, testStore } from '../support/store.ts';

const IBAN = 'NL13 TEST 0123 4567 89';
const PHONE = '0653219987';
const POLICY = `name: terms
retention: { original: 5000 days, ticket: 24 months }
rules:
  - id: account
    entity: IBAN
    then: { action: keep, until: closed + 30 days }
    reason: { en: Needed for the refund., nl: Nodig voor de terugbetaling. }
  - id: call-back
    entity: PHONE_NUMBER
    then: { action: keep, until: received + 60 days }
    reason: { en: Needed to call back., nl: Nodig om terug te bellen. }
`;

let at: TestStore;
let desk: TestDesk;
let retain: Retain;
let tenantId: string;
beforeAll(async () => {
  at = await testStore();
  desk = testDesk(at);
  ({ retain } = lifeCycle(at, desk));
});
afterAll(() => at.close());

async function newTenant(yaml = POLICY): Promise<void> {
  tenantId = await at.newTenant();
  await desk.usePolicy(tenantId, 'v1', yaml);
}

/** As if everything had happened so many days earlier. */
async function pass(days: number): Promise<void> {
  const earlier = `- make_interval(days => ${days})`;
  for (const set of [
    `zeef.ticket SET closed_at = closed_at ${earlier}, last_message_at = last_message_at ${earlier}`,
    `zeef.kept_value SET due_at = due_at ${earlier}`,
    `zeef.ticket_hold SET until = until ${earlier}`,
  ]) {
    await at.database.query(`UPDATE ${set} WHERE tenant_id = '${tenantId}'`);
  }
}

async function texts(ticketId: string) {
  const ticket = await desk.ticket(tenantId, ticketId);
  const [entry] = ticket?.entries ?? [];
  return {
    ticket,
    subject: ticket?.subject?.content,
    text: entry?.text?.content,
    html: entry?.html?.content,
  };
}

/** Every redaction's place in the stored text holds its mark. */
async function expectMarksInPlace(ticketId: string): Promise<void> {
  const { ticket } = await texts(ticketId);
  const { items } = await at.store.transaction(tenantId, ({ tickets }) =>
    tickets.redactions(ticketId, { after: undefined, limit: 200 }),
  );
  expect(items.length).toBeGreaterThan(0);
  for (const { entryId, partId, outputSpan, placeholder } of items) {
    const entry = ticket?.entries.find(({ id }) => id === entryId);
    const part = [entry?.text, entry?.html, ticket?.subject].find((shown) => shown?.partId === partId);
    // In a link it is written as links are.
    const shown = decodeURIComponent(part?.content.slice(outputSpan.start, outputSpan.end) ?? '');
    expect(shown).toBe(placeholder);
  }
}

const TICKET = {
  id: '1',
  subject: `Terugbetaling op ${IBAN}`,
  requester: { name: 'Anna Blauw', email: 'anna@voorbeeld.example' },
  language: 'nl',
  messages: [
    {
      text: `Mijn bsn is 111222333, IBAN ${IBAN}, bel ${PHONE}, wachtwoord: Kanarie-88-vogel! Nog eens: ${IBAN}.`,
      html: `<p>Mijn bsn is 111222333, IBAN <b>NL13 TEST</b> 0123 <i>4567</i> 89 &amp; bel <a href="tel:${PHONE}">${PHONE}</a></p>`,
    },
  ],
};

test('each kind goes at the end of its own term, in text, HTML and subject, and leaves all else in place', async () => {
  await newTenant();
  const { ticketId } = await desk.take(tenantId, TICKET);
  expect(await texts(ticketId)).toMatchObject({
    subject: `Terugbetaling op ${IBAN}`,
    text: expect.stringContaining(`IBAN ${IBAN}, bel ${PHONE}`),
  });
  const [old] = await at.database.query('SELECT wrapped_key FROM zeef.ticket_entry WHERE ticket_id = $1', [
    ticketId,
  ]);
  const bytes = { entry: old?.['wrapped_key'] as Buffer };

  // The clock of the account begins with closing, that of the phone number has begun.
  await pass(35);
  expect(await retain.run(tenantId, { dryRun: true })).toMatchObject({ values: 0 });
  await at.database.query('UPDATE zeef.ticket SET last_message_at = now() WHERE id = $1', [ticketId]);
  expect(await retain.close(tenantId, ticketId, 'api-key:a')).toBe(true);
  await pass(29);
  const clocks = await at.database.query('SELECT updated_at, closed_at FROM zeef.ticket WHERE id = $1', [
    ticketId,
  ]);
  // 64 days: the phone number's 60 are over, in text, link and the text of the link.
  expect(await retain.run(tenantId)).toMatchObject({ values: 3 });
  const first = await texts(ticketId);
  expect(first.text).toContain(`IBAN ${IBAN}, bel [telefoon 1], wachtwoord`);
  expect(first.html).not.toContain(PHONE);
  expect(first.html).toContain('<b>NL13 TEST</b> 0123 <i>4567</i> 89 &amp; bel <a');
  await expectMarksInPlace(ticketId);
  expect(await bytesInFiles(at.database, bytes)).toEqual([]);

  await pass(2);
  // Subject, twice in the text, once in HTML.
  expect(await retain.run(tenantId)).toMatchObject({ values: 4 });
  const second = await texts(ticketId);
  for (const content of [second.subject, second.text, second.html]) {
    expect(content).toMatch(/\[(rekening|IBAN) 1\]/i);
    expect(content).not.toMatch(/NL13|4567|0653/);
  }
  expect(second.text?.replace(/\[[^\]]+\]/g, '□')).toBe(
    'Mijn bsn is □, IBAN □, bel □, wachtwoord: □ Nog eens: □.',
  );
  expect(second.html?.replace(/\[[^\]]+\]/g, '□')).toMatch(
    /^<p>Mijn bsn is □, IBAN <b>□<\/b><i><\/i> &amp; bel <a/,
  );
  await expectMarksInPlace(ticketId);
  expect(await retain.run(tenantId)).toMatchObject({ values: 0 });

  const after = await at.database.query('SELECT updated_at, closed_at FROM zeef.ticket WHERE id = $1', [
    ticketId,
  ]);
  expect(after[0]?.['updated_at']).toEqual(clocks[0]?.['updated_at']);
  const { verdict, page } = await at.store.transaction(tenantId, async ({ audit }) => ({
    verdict: await verifyChain(audit),
    page: await audit.list({ after: undefined, limit: 2 }),
  }));
  expect(verdict).toMatchObject({ ok: true });
  expect(page.items).toMatchObject([
    {
      event: 'ticket.expired',
      ticketId,
      counts: { IBAN: { redact: 4 } },
      destroyed: { value: 4, output: 0 },
    },
    { event: 'ticket.expired', ticketId, counts: { PHONE_NUMBER: { redact: 3 } } },
  ]);
});

function mail(id: string, body: string, headers: readonly string[] = []): string {
  return [
    'From: Anna Blauw <anna.blauw@voorbeeld.example>',
    'To: service@winkel.example',
    'Subject: Vraag',
    `Message-ID: <${id}@voorbeeld.example>`,
    'Content-Type: text/plain; charset=utf-8',
    ...headers,
    '',
    body,
    '',
  ].join('\r\n');
}

test('the mail that was handed on goes with the value, and not while it is still to be handed on', async () => {
  await newTenant();
  const { ticketId, documentId } = await desk.take(tenantId, mail('a', `Mijn IBAN is ${IBAN}.`));
  const output = () => at.store.transaction(tenantId, ({ documents }) => documents.output(documentId));
  const delivery = newDelivery(documentId);
  await at.store.transaction(tenantId, ({ deliveries }) => deliveries.add(delivery));
  await retain.close(tenantId, ticketId, 'cli');
  await pass(31);
  expect(await retain.run(tenantId)).toMatchObject({ values: 0 });
  expect((await retain.due(tenantId)).values).toEqual([{ entity: 'IBAN', due: 0, blocked: 1, later: 0 }]);
  expect(await output()).toBeDefined();

  await at.database.query(`UPDATE zeef.delivery SET state = 'delivered' WHERE id = $1`, [delivery.id]);
  expect(await retain.run(tenantId)).toMatchObject({ values: 1 });
  expect(await output()).toBeUndefined();
});

test('a file with a value that ran out goes as well', async () => {
  await newTenant();
  const part = ['', '--b', 'Content-Type: text/plain; charset=utf-8', ''];
  const body = [
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Zie bijlage.',
    ...part.slice(1, 3),
    'Content-Disposition: attachment; filename="rekening.txt"',
    '',
    `Mijn IBAN is ${IBAN}.`,
    '--b--',
  ].join('\r\n');
  const message = mail('file', body).replace(
    'Content-Type: text/plain; charset=utf-8',
    'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b',
  );
  const { ticketId, documentId } = await desk.take(tenantId, message);
  const keys = await desk.keyring.tenant(tenantId);
  const output = async () => {
    const sealed = await at.store.transaction(tenantId, ({ documents }) => documents.output(documentId));
    return sealed && Buffer.from(keys.open({ purpose: 'output', id: documentId }, sealed)).toString();
  };
  expect(await output()).toContain(Buffer.from(`Mijn IBAN is ${IBAN}.`).toString('base64'));
  await retain.close(tenantId, ticketId, 'cli');
  await pass(31);
  expect(await retain.run(tenantId)).toMatchObject({ values: 1 });
  expect(await output()).toBeUndefined();
});

test('a new message opens a closed ticket: what waits for closing waits again', async () => {
  await newTenant();
  const { ticketId } = await desk.take(tenantId, mail('b', `Mijn IBAN is ${IBAN}.`));
  await retain.close(tenantId, ticketId, 'cli');
  await pass(20);
  const reply = mail('b2', 'Nog een vraag.', ['In-Reply-To: <b@voorbeeld.example>']);
  expect((await desk.take(tenantId, reply)).ticketId).toBe(ticketId);
  await pass(11);
  expect(await retain.run(tenantId)).toMatchObject({ values: 0, closed: 0 });
  expect((await retain.due(tenantId)).values).toEqual([{ entity: 'IBAN', due: 0, blocked: 0, later: 1 }]);
});

test('a ticket closes when its sender says so, or as of the day it had been idle for its term', async () => {
  await newTenant();
  const said = await desk.take(tenantId, { ...TICKET, id: 'said', closed: true });
  const idle = await desk.take(tenantId, { ...TICKET, id: 'idle' });
  const closed = async (id: string) =>
    (await at.database.query('SELECT closed_at FROM zeef.ticket WHERE id = $1', [id]))[0]?.[
      'closed_at'
    ] as Date | null;
  expect(await closed(said.ticketId)).toBeInstanceOf(Date);
  expect(await closed(idle.ticketId)).toBeNull();
  await pass(45);
  expect(await retain.run(tenantId)).toMatchObject({ closed: 1 });
  const days = (Date.now() - ((await closed(idle.ticketId))?.getTime() ?? 0)) / 86_400_000;
  expect(days).toBeGreaterThan(14.9);
  expect(days).toBeLessThan(15.1);
});

test('an application stays two months, or as long as was agreed', async () => {
  await newTenant(presetYaml('default'));
  const holds = holdDesk(at.store, desk.keyring);
  const application = (id: string) => ({
    ...TICKET,
    id,
    purpose: 'recruitment',
    subject: 'Sollicitatie',
    messages: [{ text: `Hierbij solliciteer ik. Met vriendelijke groet,\nAnna Blauw\n${PHONE}` }],
  });
  const plain = await desk.take(tenantId, application('plain'));
  const agreed = await desk.take(tenantId, application('agreed'));
  const until = new Date(Date.now() + 300 * 86_400_000);
  await holds.set(tenantId, agreed.ticketId, { kind: 'agreement', reason: 'talent pool', until }, 'cli');
  const phone = async (id: string) => (await texts(id)).text?.includes(PHONE);
  await pass(58);
  await retain.run(tenantId);
  expect([await phone(plain.ticketId), await phone(agreed.ticketId)]).toEqual([true, true]);
  await pass(5);
  await retain.run(tenantId);
  expect([await phone(plain.ticketId), await phone(agreed.ticketId)]).toEqual([false, true]);
  await pass(240);
  await retain.run(tenantId);
  expect(await phone(agreed.ticketId)).toBe(false);
  const tooLong = { kind: 'agreement', reason: 'x', until: new Date(Date.now() + 400 * 86_400_000) } as const;
  await expect(holds.set(tenantId, plain.ticketId, tooLong, 'cli')).rejects.toMatchObject({ field: 'until' });
});

test.each(['legal', 'restriction'] as const)(
  'a %s hold keeps values and ticket until it is lifted',
  async (kind) => {
    await newTenant();
    const holds = holdDesk(at.store, desk.keyring);
    const { ticketId } = await desk.take(tenantId, { ...TICKET, id: uuidv7(), closed: true });
    await holds.set(tenantId, ticketId, { kind, reason: 'court' }, 'cli');
    await pass(900);
    expect(await retain.run(tenantId)).toMatchObject({ values: 0, tickets: 0, originals: 0 });
    await holds.lift(tenantId, ticketId, kind, 'done', 'cli');
    expect(await retain.run(tenantId, { dryRun: true })).toMatchObject({ values: 7, tickets: 1 });
    expect(await retain.run(tenantId)).toMatchObject({ tickets: 1 });
    expect(await desk.ticket(tenantId, ticketId)).toBeUndefined();
  },
);

test('two runs at once take each value once', async () => {
  await newTenant();
  for (let count = 0; count < 6; count++) {
    await desk.take(tenantId, { ...TICKET, id: `t${count}`, closed: true });
  }
  await pass(31);
  const reports = await Promise.all([retain.run(tenantId), retain.run(tenantId)]);
  expect(reports.reduce((sum, { values }) => sum + values, 0)).toBe(24);
});
