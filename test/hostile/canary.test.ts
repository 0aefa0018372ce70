import { Buffer } from 'node:buffer';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { client, type Installation, install, type RunningService } from '../support/service.ts';
import { type MailDrop, mailDrop } from '../support/sink.ts';

/**
 * Unique values that go in through every door and must come out nowhere: not in logs, tables, queue, audit,
 * metrics, errors, nor in clear anywhere in the files of the database.
 */
const CANARIES = {
  name: 'Zwaantje Quispelaar',
  email: 'zwaantje.q7731@kanarie.example',
  iban: 'NL13TEST0123456789',
  bsn: '111222333',
  phone: '0653219987',
  password: 'Kanarie-88-vogel!',
} as const;

const TEXT = `Ik ben ${CANARIES.name}, mail ${CANARIES.email}, IBAN ${CANARIES.iban}, bsn ${CANARIES.bsn}, bel ${CANARIES.phone}, wachtwoord: ${CANARIES.password}`;

let installation: Installation;
let service: RunningService;
/** The next hop: refuses everything and says so in words that quote the recipient, as mail servers do. */
let far: MailDrop;
const folder = mkdtempSync(join(tmpdir(), 'zeef-canary-'));

beforeAll(async () => {
  far = await mailDrop();
  far.refuseWith(554, `5.7.1 <${CANARIES.email}>: refused`);
  const routes = join(folder, 'routes.yaml');
  const to = `smtp://127.0.0.1:${far.port}`;
  writeFileSync(routes, `routes: [{ recipient: "*", desk: desk, mode: deliver, to: "${to}" }]\n`);
  installation = install();
  service = await installation.start({
    env: { ZEEF_LOG_LEVEL: 'debug', ZEEF_MAX_MESSAGE_BYTES: '100000', ZEEF_ROUTES: routes, ...ports() },
  });
}, 120_000);

afterAll(async () => {
  await installation.remove();
  await far.close();
  rmSync(folder, { recursive: true });
});

let lmtpPort = 0;
function ports(): NodeJS.ProcessEnv {
  lmtpPort = 20_000 + (process.pid % 20_000);
  return { ZEEF_LMTP_PORT: String(lmtpPort) };
}

/** The usual ways a value may be written. */
function disguises(value: string): Buffer[] {
  const utf8 = Buffer.from(value);
  const forms = [
    value,
    encodeURIComponent(value),
    utf8.toString('hex'),
    [...value].reverse().join(''),
    value.replaceAll('=', '=3D').replaceAll(' ', '=20'),
    JSON.stringify(value).slice(1, -1),
    // The three alignments that base64 of a text holding the value can have, without the ends that vary.
    ...[0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), utf8])
        .toString('base64')
        .slice(4, -4),
    ),
  ];
  return [...forms.map((form) => Buffer.from(form)), Buffer.from(value, 'utf16le')];
}

function leaksIn(haystack: Buffer, names: readonly (keyof typeof CANARIES)[]): string[] {
  return names.filter((name) => disguises(CANARIES[name]).some((form) => haystack.includes(form)));
}

function mail(id: string, body = TEXT): Buffer {
  const head = [
    'From: Desk <desk@winkel.example>',
    'To: service@winkel.example',
    `Subject: ${TEXT}`,
    `Message-ID: <${id}@kanarie.example>`,
    'Content-Type: text/plain; charset=utf-8',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}\r\n`);
}

test('canaries that went in through every door come out nowhere', async () => {
  const api = client(service.url, service.firstKey as string);
  const answers: string[] = [];
  const post = async (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string>,
  ) => {
    answers.push((await api.post(path, body, { prefer: 'wait=30', ...headers })).text);
  };
  const json = { 'content-type': 'application/json' };
  const rfc822 = { 'content-type': 'message/rfc822' };
  const ticket = (id: string) =>
    JSON.stringify({ id, subject: TEXT, messages: [{ text: TEXT, html: `<p>${TEXT}</p>` }] });

  await post('/v1/messages', new Uint8Array(mail('curl')), rfc822);
  await post('/v1/tickets', ticket('1'), json);
  expect((await installation.zeef(['pipe'], mail('pipe'))).code).toBe(0);
  const transport = createTransport({ host: '127.0.0.1', port: lmtpPort, lmtp: true, ignoreTLS: true });
  await transport.sendMail({
    envelope: { from: CANARIES.email, to: ['desk@winkel.example', CANARIES.email] },
    raw: mail('lmtp'),
  });
  const secret = (await installation.zeef(['source', 'create', 'desk'])).stdout.trim();
  for (const [id, body] of [
    ['a', ticket('2')],
    ['b', JSON.stringify({ rfc822: mail('hook').toString('base64') })],
  ] as const) {
    const at = new Date();
    const signature = new Webhook(secret).sign(id, at, body);
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': `${Math.floor(+at / 1000)}`,
      'webhook-signature': signature,
    };
    await post('/v1/webhooks/desk', body, { ...json, ...headers });
  }

  // What is refused, and what is held, must not talk either.
  await post('/v1/tickets', `{"id": "${TEXT}", `, json);
  await post(
    '/v1/tickets',
    JSON.stringify({ id: '3', [CANARIES.bsn]: TEXT, messages: [{ text: { a: TEXT } }] }),
    json,
  );
  await post(`/v1/webhooks/${encodeURIComponent(CANARIES.email)}`, TEXT, json);
  await post('/v1/messages', 'x'.repeat(200_000) + TEXT, rfc822);
  await post(
    '/v1/messages',
    new Uint8Array(Buffer.concat([Buffer.from([0, 1, 2, 0xff]), Buffer.from(TEXT)])),
    rfc822,
  );
  answers.push(
    (await api.get(`/v1/tickets/${encodeURIComponent(CANARIES.iban)}?after=${CANARIES.bsn}`)).text,
  );
  answers.push((await installation.zeef(['key', 'revoke', CANARIES.email])).stderr);

  for (let pending = true; pending; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const { json: page } = await api.get<{ items: { state: string; ticketId?: string }[] }>(
      '/v1/messages?limit=200',
    );
    pending = page.items.some(({ state }) => state === 'received' || state === 'processing');
    if (pending) continue;
    expect(page.items.filter(({ state }) => state === 'done').length).toBeGreaterThanOrEqual(6);
    for (const { ticketId } of page.items) {
      if (!ticketId) continue;
      answers.push(
        (await api.get(`/v1/tickets/${ticketId}`)).text,
        (await api.get(`/v1/tickets/${ticketId}/redactions`)).text,
      );
    }
  }
  const dead = () => api.get<{ items: unknown[] }>('/v1/deliveries?state=dead');
  while ((await dead()).json.items.length < 2) await new Promise((resolve) => setTimeout(resolve, 200));
  for (const path of ['/v1/messages', '/v1/tickets', '/v1/deliveries', '/v1/audit', '/metrics'])
    answers.push((await api.get(path)).text);

  const names = Object.keys(CANARIES) as (keyof typeof CANARIES)[];
  expect(leaksIn(Buffer.from(answers.join('\n')), names), 'in answers').toEqual([]);
  await service.stop('SIGTERM');
  expect(leaksIn(Buffer.from(service.output()), names), 'in logs and output').toEqual([]);

  const searched = installation
    .folders()
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' }))
    .filter((file) => file.isFile());
  expect(searched.length, 'the database files are where this test looks').toBeGreaterThan(500);
  for (const file of searched) {
    const path = join(file.parentPath, file.name);
    expect(leaksIn(readFileSync(path), names), path).toEqual([]);
  }
}, 180_000);
