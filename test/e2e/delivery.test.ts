import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { client, freePort, type Installation, install, type RunningService } from '../support/service.ts';
import { type MailDrop, mailDrop } from '../support/sink.ts';
import { NEEDED, PLANTED, realMail } from './mail.ts';

interface Delivery {
  readonly id: string;
  readonly messageId: string;
  readonly desk: string;
  readonly state: string;
  readonly code?: string;
  readonly attempts: number;
}

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
let installation: Installation;
let service: RunningService;
let api: ReturnType<typeof client>;
let smtp: MailDrop;
let lmtp: MailDrop;
let smtpPort: number;
const folder = mkdtempSync(join(tmpdir(), 'zeef-routes-'));
const posts: { headers: Record<string, string>; body: string }[] = [];
const hook = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.url === '/elsewhere') {
      response.writeHead(307, { location: '/in' }).end();
      return;
    }
    posts.push({
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(chunks).toString(),
    });
    response.writeHead(204).end();
  });
});

beforeAll(async () => {
  [smtp, lmtp, smtpPort] = await Promise.all([mailDrop(), mailDrop({ lmtp: true }), freePort()]);
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  const { port } = hook.address() as AddressInfo;
  writeFileSync(join(folder, 'desk.secret'), SECRET);
  writeFileSync(
    join(folder, 'routes.yaml'),
    `
routes:
  - { recipient: service@winkel.example, desk: service, mode: deliver, to: "smtp://127.0.0.1:${smtp.port}" }
  - { recipient: klacht@winkel.example, desk: complaints, mode: review, to: "lmtp://127.0.0.1:${lmtp.port}" }
  - { recipient: archief@winkel.example, desk: archive, mode: store }
  - { recipient: haak@winkel.example, desk: hook, mode: deliver, to: "http://127.0.0.1:${port}/in", secretFile: desk.secret }
  - { recipient: omweg@winkel.example, desk: detour, mode: deliver, to: "http://127.0.0.1:${port}/elsewhere", secretFile: desk.secret }
  - { source: api, desk: api, mode: deliver, to: "http://127.0.0.1:${port}/in", secretFile: desk.secret }
`,
  );
  installation = install();
  const env = { ZEEF_ROUTES: join(folder, 'routes.yaml'), ZEEF_SMTP_PORT: String(smtpPort) };
  service = await installation.start({ env });
  api = client(service.url, service.firstKey as string);
}, 120_000);

afterAll(async () => {
  await installation.remove();
  await Promise.all([smtp.close(), lmtp.close(), new Promise((resolve) => hook.close(resolve))]);
  rmSync(folder, { recursive: true });
});

function send(to: string | string[], raw: Buffer, from = 'sietske@bakhuizen.example') {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
  return transport.sendMail({ envelope: { from, to }, raw });
}

/** The latest such delivery, once there are `count`. */
async function deliveryOf(desk: string, state: string, code?: string, count = 1): Promise<Delivery> {
  for (;;) {
    const { json } = await api.get<{ items: Delivery[] }>('/v1/deliveries');
    const found = json.items.filter(
      (item) => item.desk === desk && item.state === state && item.code === code,
    );
    if (found.length >= count) return found[0]!;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Nothing planted in any decoded part, everything needed still there. */
async function expectSanitised(raw: string): Promise<Awaited<ReturnType<typeof simpleParser>>> {
  const parsed = await simpleParser(raw);
  const read = [raw, parsed.subject, parsed.text, parsed.html, ...parsed.attachments.map((a) => a.filename)];
  for (const text of read) for (const value of Object.values(PLANTED)) expect(text).not.toContain(value);
  for (const text of [parsed.text, parsed.html]) expect(text).toContain(NEEDED.order);
  return parsed;
}

test('sanitised mail goes on with its envelope, threading and a mark of ours', async () => {
  await send('Service@Winkel.example', realMail('<one@bakhuizen.example>'), '');
  await smtp.arrived(1);
  const [mail] = smtp.mails;
  expect(mail).toMatchObject({ sender: '', recipients: ['Service@winkel.example'] });
  const parsed = await expectSanitised(mail?.raw ?? '');
  expect(parsed.messageId).toBe('<one@bakhuizen.example>');
  expect(mail?.raw).toMatch(/^Received: by \S+ \(Zeef\) id [0-9a-f-]{36};\r\n .+\r\n/);
  expect(mail?.raw).toMatch(/^X-Zeef: document=[0-9a-f-]{36}; redactions=\d+;\s+mac=[\w-]{22}\r$/m);
  expect(await deliveryOf('service', 'delivered')).toMatchObject({ attempts: 1 });
});

test('the same mail again goes to nobody twice, and to a recipient it did not go to yet', async () => {
  const mail = realMail('<two@bakhuizen.example>');
  await send('service@winkel.example', mail);
  await smtp.arrived(2);
  await send('service@winkel.example', mail);
  await send(['service@winkel.example', 'haak@winkel.example'], mail);
  await deliveryOf('hook', 'delivered');
  expect(smtp.mails).toHaveLength(2);
  const { headers, body } = posts[0] ?? { headers: {}, body: '' };
  const event = new Webhook(SECRET).verify(body, headers) as {
    type: string;
    data: { desk: string; rfc822: string; ticket: { entries: unknown[] } };
  };
  expect(event).toMatchObject({ type: 'mail.sanitised', data: { desk: 'hook' } });
  await expectSanitised(Buffer.from(event.data.rfc822, 'base64').toString('latin1'));
  expect(JSON.stringify(event.data.ticket)).not.toContain(PLANTED.bsn);
});

test('our own output that comes back is set aside, not sent round', async () => {
  const back = Buffer.from(smtp.mails[0]?.raw ?? '', 'latin1');
  await send('service@winkel.example', back);
  const { json } = await api.get<{ items: { status: string; state: string }[] }>('/v1/messages?limit=1');
  expect(json.items[0]).toMatchObject({ state: 'held', status: expect.stringContaining('mail loop') });
  // Passed on by a person to somebody else it is mail like any other; so is one whose mark was made up.
  const forged = Buffer.from(back.toString('latin1').replace(/mac=...../, 'mac=AAAAA'), 'latin1');
  await send('service@winkel.example', Buffer.concat([forged, Buffer.from('x\r\n')]));
  await smtp.arrived(3);
});

test('what wants a person waits for one, over LMTP then', async () => {
  await send('klacht@winkel.example', realMail('<review@bakhuizen.example>'));
  const { id } = await deliveryOf('complaints', 'held', 'review');
  expect(lmtp.mails).toHaveLength(0);
  expect((await api.post(`/v1/deliveries/${id}/release`, '', {})).status).toBe(200);
  await lmtp.arrived(1);
  await expectSanitised(lmtp.mails[0]?.raw ?? '');
  expect((await api.post(`/v1/deliveries/${id}/release`, '', {})).status).toBe(404);
});

test('a refusal for good is a dead letter until somebody has it tried again', async () => {
  smtp.refuseWith(554);
  await send('service@winkel.example', realMail('<dead@bakhuizen.example>'));
  const dead = await deliveryOf('service', 'dead', '554');
  expect(dead.attempts).toBe(1);
  smtp.refuseWith(undefined);
  await api.post(`/v1/deliveries/${dead.id}/replay`, '', {});
  await smtp.arrived(4);
  expect(smtp.mails[3]?.raw).toContain('<dead@bakhuizen.example>');
});

test('nobody is told when mail cannot go on: senders are forged, and notices answer nobody', async () => {
  const before = smtp.mails.length;
  smtp.refuseWith(550);
  const auto = Buffer.from(`Auto-Submitted: auto-replied\r\n${realMail('<auto@bakhuizen.example>')}`);
  await send('service@winkel.example', auto);
  await send('service@winkel.example', realMail('<null-sender@bakhuizen.example>'), '');
  await deliveryOf('service', 'dead', '550', 2);
  smtp.refuseWith(undefined);
  // A person may still have it sent: it goes to the desk, with its null sender, and says what it is.
  const { json } = await api.get<{ items: Delivery[] }>('/v1/deliveries?state=dead');
  for (const { id } of json.items) await api.post(`/v1/deliveries/${id}/replay`, '', {});
  await smtp.arrived(before + 2);
  const after = smtp.mails.slice(before);
  expect(after.map(({ sender }) => sender).sort()).toEqual(['', 'sietske@bakhuizen.example']);
  expect(after.flatMap(({ recipients }) => recipients)).toEqual(Array(2).fill('service@winkel.example'));
  expect(after.filter(({ raw }) => /^Auto-Submitted: auto-replied\r$/m.test(raw))).toHaveLength(1);
  smtp.mails.splice(before);
});

test('a refusal for now is tried again by itself', async () => {
  smtp.refuseWith(451);
  await send('service@winkel.example', realMail('<later@bakhuizen.example>'));
  await deliveryOf('service', 'pending', '451');
  smtp.refuseWith(undefined);
  await smtp.arrived(5);
  expect(smtp.mails[4]?.raw).toContain('<later@bakhuizen.example>');
});

test('store-only goes nowhere, an unknown recipient is refused, a redirect is not followed', async () => {
  await send('archief@winkel.example', realMail('<stored@bakhuizen.example>'));
  await expect(send('niemand@winkel.example', realMail('<nobody@bakhuizen.example>'))).rejects.toMatchObject({
    responseCode: 550,
  });
  await send('omweg@winkel.example', realMail('<detour@bakhuizen.example>'));
  await deliveryOf('detour', 'pending', '307');
  const { json } = await api.get<{ items: Delivery[] }>('/v1/deliveries');
  expect(json.items.map(({ desk }) => desk)).not.toContain('archive');
  expect(posts).toHaveLength(1);
});

test('a JSON ticket goes on as a signed webhook', async () => {
  const ticket = { id: 'T-9', messages: [{ text: `Mijn IBAN is ${PLANTED.iban}, order ${NEEDED.order}.` }] };
  await api.post('/v1/tickets', JSON.stringify(ticket), { 'content-type': 'application/json' });
  await deliveryOf('api', 'delivered');
  const { headers, body } = posts[1] ?? { headers: {}, body: '' };
  const event = new Webhook(SECRET).verify(body, headers);
  expect(event).toMatchObject({
    type: 'ticket.sanitised',
    data: {
      desk: 'api',
      ticket: {
        ticketKey: 'T-9',
        entries: [{ text: { content: `Mijn IBAN is [IBAN 1], order ${NEEDED.order}.` } }],
      },
    },
  });
});

test('a pipe that tells the envelope in its environment, as Exim does, delivers by it', async () => {
  const zeef = join(import.meta.dirname, '../../dist/src/cli/zeef.js');
  const env = { ...installation.env, SENDER: 'anna@example.org', RECIPIENT: 'service@winkel.example' };
  const child = spawn(process.execPath, [zeef, 'pipe', '--env'], { env });
  child.stdin.end(realMail('<environment@bakhuizen.example>'));
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  await smtp.arrived(6);
  expect(smtp.mails[5]).toMatchObject({ sender: 'anna@example.org', recipients: ['service@winkel.example'] });
});

test('nobody can hand in an envelope over the network', async () => {
  const facts = { sender: '', recipients: ['service@winkel.example'], takesBack: false };
  const headers = {
    'content-type': 'message/rfc822',
    prefer: 'wait=30',
    'zeef-pipe': Buffer.from(JSON.stringify(facts)).toString('base64url'),
  };
  await api.post('/v1/messages', new Uint8Array(realMail('<network@bakhuizen.example>')), headers);
  const { json } = await api.get<{ items: Delivery[] }>('/v1/deliveries?limit=1');
  expect(json.items[0]?.desk).toBe('api');
});
