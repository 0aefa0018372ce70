import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { smtpSink } from '../../../src/adapters/sinks/smtp.ts';
import { webhookSink } from '../../../src/adapters/sinks/webhook.ts';
import type { Route, Routes } from '../../../src/model/route.ts';
import { correctionOf } from '../../../src/pipeline/render/correction.ts';
import { deliverer } from '../../../src/usecases/deliver.ts';
import { outputReader } from '../../../src/usecases/output.ts';
import { type Reviewing, reviewing } from '../../../src/usecases/review/all.ts';
import { simpleMail, type TestDesk, testDesk } from '../../support/review.ts';
import { type MailDrop, mailDrop } from '../../support/sink.ts';

const AGENT = { actor: 'user:agent', officer: false };
const PHONE = '06-53214987';
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

const posts: { headers: Record<string, string>; body: string }[] = [];
const hook = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    posts.push({
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(chunks).toString(),
    });
    response.writeHead(204).end();
  });
});

let drop: MailDrop;
let desk: TestDesk;
let use: Reviewing;
let deliver: (documentId: string) => Promise<void>;
beforeAll(async () => {
  drop = await mailDrop();
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/in`;
  const webhook = { protocol: 'webhook', url, secret: SECRET } as const;
  const mail = { protocol: 'smtp', host: '127.0.0.1', port: drop.port, tls: 'none' } as const;
  const routes: Routes = {
    forRecipient: (address): Route => ({
      desk: 'desk',
      mode: 'deliver',
      to: address.startsWith('hook') ? webhook : mail,
      purpose: undefined,
      corrections: !address.startsWith('silent'),
    }),
    forSource: () => undefined,
    delivers: true,
  };
  desk = await testDesk({ routes });
  use = reviewing({ ...desk.parts, tickets: desk.tickets, fourEyes: false });
  const sinks = { mail: smtpSink, webhook: webhookSink };
  const output = outputReader(desk.store, desk.keyring);
  const run = deliverer({ ...desk.parts, tickets: desk.tickets, output, sinks });
  deliver = (documentId) => run({ tenantId: desk.tenantId, documentId });
});
afterAll(async () => {
  await desk.close();
  await Promise.all([drop.close(), new Promise((resolve) => hook.close(resolve))]);
});
beforeEach(() => void posts.splice(0));

async function putBack(ticketId: string): Promise<void> {
  const redactionId = (await desk.marks(ticketId))[0]?.id ?? '';
  await use.review.decide(desk.tenantId, AGENT, { action: 'keep', redactionId });
}

/** Lets the pause of a correction pass. */
async function hasten(documentId: string): Promise<void> {
  await desk.store.transaction(desk.tenantId, ({ corrections }) => corrections.hasten(documentId));
}

const deliveriesOf = async (documentId: string) =>
  (
    await desk.store.transaction(desk.tenantId, ({ deliveries }) =>
      deliveries.list({ after: undefined, limit: 200 }),
    )
  ).items.filter((delivery) => delivery.documentId === documentId);

test('a webhook hears of a decision that changes after delivery, signed, once for all of them', async () => {
  const { documentId, ticketId } = await desk.mail(
    simpleMail(`Bel ${PHONE} of mail willemijn@okkerse.example.`),
    'hook@winkel.example',
  );
  await deliver(documentId);
  expect(posts).toHaveLength(1);
  expect(posts[0]?.body).not.toContain('53214987');
  await putBack(ticketId);
  await putBack(ticketId);
  await deliver(documentId);
  expect(posts).toHaveLength(1);
  await hasten(documentId);
  await deliver(documentId);
  expect(posts).toHaveLength(2);
  const { headers, body } = posts[1] ?? { headers: {}, body: '' };
  const event = new Webhook(SECRET).verify(body, headers) as {
    type: string;
    data: { corrects: string; documentId: string; ticket: { entries: { text: { content: string } }[] } };
  };
  const [correction, first] = await deliveriesOf(documentId);
  expect(event).toMatchObject({
    type: 'ticket.corrected',
    data: { documentId, corrects: first?.id },
  });
  expect(event.data.ticket.entries[0]?.text.content).toContain(PHONE);
  expect(headers['webhook-id']).toBe(correction?.id);
  expect(correction).toMatchObject({ state: 'delivered', corrects: first?.id });
});

test('mail is followed by a corrected one where the route wants that', async () => {
  const { documentId, ticketId } = await desk.mail(simpleMail(`Bel ${PHONE}.`), 'mail@winkel.example');
  await deliver(documentId);
  await putBack(ticketId);
  await hasten(documentId);
  await deliver(documentId);
  const [first, second] = await Promise.all(drop.mails.slice(-2).map(({ raw }) => simpleParser(raw)));
  expect(first?.text).not.toContain(PHONE);
  expect(second?.text).toContain(PHONE);
  expect(second?.messageId).not.toBe(first?.messageId);
  expect(second?.inReplyTo).toBe(first?.messageId);
  expect(second?.references).toBe(first?.messageId);
  expect(second?.headers.get('x-zeef-correction')).toBe((await deliveriesOf(documentId))[0]?.id);
});

test('a route without corrections hears nothing, and what was not handed on yet needs none', async () => {
  const silent = await desk.mail(simpleMail(`Bel ${PHONE}.`), 'silent@winkel.example');
  await deliver(silent.documentId);
  await putBack(silent.ticketId);
  expect(await deliveriesOf(silent.documentId)).toHaveLength(1);
  const waiting = await desk.mail(simpleMail(`Bel ${PHONE}.`), 'hook@winkel.example');
  await putBack(waiting.ticketId);
  expect(await deliveriesOf(waiting.documentId)).toHaveLength(1);
  await deliver(waiting.documentId);
  expect(posts.at(-1)?.body).toContain(PHONE);
});

test('approving sends a waiting correction at once', async () => {
  const { documentId, ticketId } = await desk.mail(
    simpleMail(`Bel ${PHONE}. Ik heb diabetes.`),
    'hook@winkel.example',
  );
  await deliver(documentId);
  const phone = (await desk.marks(ticketId)).find(({ entity }) => entity === 'PHONE_NUMBER');
  await use.review.decide(desk.tenantId, AGENT, { action: 'keep', redactionId: phone?.id ?? '' });
  await use.inbox.approve(desk.tenantId, AGENT, ticketId);
  await deliver(documentId);
  expect(posts).toHaveLength(2);
});

test('a correction without a Message-ID to name, or with seals over the first, is still a mail', () => {
  const mail = Buffer.from('ARC-Seal: i=1\r\nSubject: x\r\nReferences: <a@b> <c@d>\r\n\r\nbody\r\n');
  const corrected = correctionOf(mail, '0199').toString();
  expect(corrected).not.toMatch(/arc-seal|in-reply-to/i);
  expect(corrected).toMatch(/^Message-ID: <0199\.correction@zeef\.invalid>\r$/m);
  expect(corrected).toMatch(/\r\n\r\nbody\r\n$/);
});
