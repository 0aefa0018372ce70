import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { client, freePort, type Installation, install, type RunningService } from '../support/service.ts';
import { type MailDrop, mailDrop } from '../support/sink.ts';

interface Request {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly origin: string;
  readonly addressKnown: boolean;
  readonly confirmedBy?: string;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly outcome?: string;
  readonly content?: { readonly email: string; readonly name?: string };
}

const ANNA = 'anna.dewit@bakhuizen.example';
const JSON_TYPE = { 'content-type': 'application/json' };
const folder = mkdtempSync(join(tmpdir(), 'zeef-subjects-'));
let installation: Installation;
let service: RunningService;
let api: ReturnType<typeof client>;
/** Where Zeef's own mail goes. */
let post: MailDrop;
let smtpPort: number;

beforeAll(async () => {
  [post, smtpPort] = await Promise.all([mailDrop(), freePort()]);
  const routes = join(folder, 'routes.yaml');
  writeFileSync(
    routes,
    `routes:
  - { recipient: service@winkel.example, desk: service, mode: store, reply: true }
  - { recipient: stil@winkel.example, desk: quiet, mode: store }
`,
  );
  const organisation = join(folder, 'organisation.yaml');
  writeFileSync(
    organisation,
    `name: Winkel BV
registration: "12345678"
role: processor
dpo: { name: F. Gerritsen, email: fg@winkel.example }
customers: [{ name: Klant NV, noticeHours: 12 }]
terms: { authorityHours: 96, asOf: 2026-11-20 }
`,
  );
  installation = install();
  const env = {
    ZEEF_ROUTES: routes,
    ZEEF_ORGANISATION: organisation,
    ZEEF_SMTP_PORT: String(smtpPort),
    ZEEF_NOTICE_SMTP: `smtp://127.0.0.1:${post.port}`,
    ZEEF_NOTICE_FROM: 'privacy@winkel.example',
  };
  service = await installation.start({ env });
  api = client(service.url, service.firstKey as string);
}, 120_000);

afterAll(async () => {
  await installation.remove();
  await post.close();
  rmSync(folder, { recursive: true });
});

async function send<T>(path: string, body: unknown): Promise<T> {
  const { status, json, text } = await api.post<T>(path, JSON.stringify(body), JSON_TYPE);
  expect(status, text).toBeLessThan(300);
  return json;
}

async function ticket(
  id: string,
  requester: { name: string; email: string },
  ...texts: string[]
): Promise<string> {
  const body = JSON.stringify({ id, requester, subject: 'Vraag', messages: texts.map((text) => ({ text })) });
  const { json } = await api.post<{ ticketId: string }>('/v1/tickets', body, {
    ...JSON_TYPE,
    prefer: 'wait=30',
  });
  expect(json.ticketId).toBeDefined();
  return json.ticketId;
}

/** The next mail to somebody with a link in it, and the path of that link. */
async function linkTo(address: string, after = 0): Promise<string> {
  for (;;) {
    for (const mail of post.mails.slice(after)) {
      if (!mail.recipients.includes(address)) continue;
      const { text = '' } = await simpleParser(Buffer.from(mail.raw, 'latin1'));
      const path = /http:\/\/127\.0\.0\.1:\d+(\/privacy\/\w+\/[\w-]+)/.exec(text)?.[1];
      if (path) return path;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function form(path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(`${service.url}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
}

async function unzip(bytes: ArrayBuffer): Promise<Map<string, string>> {
  const reader = new ZipReader(new Uint8ArrayReader(new Uint8Array(bytes)));
  const files = new Map<string, string>();
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())).toString('utf8'));
  }
  return files;
}

test('people are found by address, name, number and slips in a name; the search leaves no trace of what for', async () => {
  const own = await ticket(
    'search-1',
    { name: 'Sietske Bakhuizen', email: 'sietske@bakhuizen.example' },
    'Mijn IBAN is NL91 ABNA 0417 1643 00 en mijn nummer 06-12345678.',
  );
  const search = async (entity: string, value: string, loose = false) =>
    (
      await send<{ hits: { ticketId: string; roles: string[]; loose: boolean }[] }>('/v1/subjects/search', {
        ...{ entity, value, loose },
      })
    ).hits;
  expect(await search('EMAIL_ADDRESS', 'Sietske@Bakhuizen.example')).toMatchObject([
    { ticketId: own, roles: ['requester'] },
  ]);
  expect(await search('PERSON_NAME', 'sietske bakhuizen')).toMatchObject([{ ticketId: own }]);
  expect(await search('IBAN', 'NL91ABNA0417164300')).toMatchObject([{ ticketId: own, roles: ['removed'] }]);
  expect(await search('PHONE_NUMBER', '+31 6 1234 5678')).toMatchObject([
    { ticketId: own, roles: ['removed'] },
  ]);
  expect(await search('PERSON_NAME', 'Sitske Bakhuisen')).toEqual([]);
  expect(await search('PERSON_NAME', 'Sitske Bakhuisen', true)).toMatchObject([
    { ticketId: own, loose: true },
  ]);
  expect(await search('EMAIL_ADDRESS', 'nobody@bakhuizen.example')).toEqual([]);
  const { text } = await api.get('/v1/audit?limit=200');
  expect(text).toContain('subject.searched');
  for (const trace of [text, service.output()]) expect(trace).not.toMatch(/sietske|sitske|bakhui[sz]en/i);
});

test('a request walks from the form to the mailed confirmation, the decision and the data', async () => {
  const requester = { name: 'Anna de Wit', email: ANNA };
  const own = await ticket(
    'anna-1',
    requester,
    'Ik heb een vraag over order 2026-0048817. Mijn buurman Kees Veldhuis heeft ook zo een. Groet, Anna de Wit',
  );
  await ticket(
    'kees-1',
    { name: 'Kees Veldhuis', email: 'kees@veldhuis.example' },
    `Mijn collega is bereikbaar op ${ANNA}.`,
  );

  const page = await fetch(`${service.url}/privacy`, { headers: { 'accept-language': 'en-GB,en;q=0.9' } });
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  const html = await page.text();
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('<h1>Winkel BV: Your data');
  expect(html).not.toMatch(/<script|type="file"|multipart/);

  const known = await form('/privacy', { lang: 'nl', kind: 'access', email: ANNA, note: '' });
  const unknown = await form('/privacy', { lang: 'nl', kind: 'access', email: 'nobody@elsewhere.example' });
  expect([known.status, unknown.status]).toEqual([200, 200]);
  expect(await known.text()).toBe(await unknown.text());
  const wrong = await form('/privacy', { lang: 'nl', kind: 'access', email: '"><script>alert(1)</script>' });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('&quot;&gt;&lt;script&gt;');

  const upload = new FormData();
  upload.set('file', new Blob(['a passport']), 'passport.png');
  const uploaded = await fetch(`${service.url}/privacy`, { method: 'POST', body: upload });
  expect(uploaded.status, 'nobody can send a document in').toBe(415);

  const path = await linkTo(ANNA);
  const { raw, sender } = post.mails.find(({ recipients }) => recipients.includes(ANNA))!;
  expect(sender).toBe('');
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(raw).not.toContain('Anna de Wit');

  const { json: before } = await api.get<{ items: Request[] }>('/v1/subject-requests?state=unconfirmed');
  const request = before.items.find(({ content }) => content?.email === ANNA)!;
  expect(request).toMatchObject({ kind: 'access', origin: 'form', addressKnown: true });
  expect(before.items.find(({ content }) => content?.email !== ANNA)).toMatchObject({ addressKnown: false });
  const early = await api.post(`/v1/subject-requests/${request.id}/fulfil`, '{}', JSON_TYPE);
  expect(early.status, 'nothing is done before the person confirmed').toBe(409);

  // A program that looks at the mail follows the link: that alone confirms nothing.
  expect((await fetch(`${service.url}${path}`)).status).toBe(200);
  const token = path.split('/').at(-1) as string;
  expect(
    (await form('/privacy/confirm', { token: `${token.slice(0, -2)}${token.endsWith('AA') ? 'BA' : 'AA'}` }))
      .status,
  ).toBe(410);
  expect((await form('/privacy/confirm', { token })).status).toBe(200);
  expect((await form('/privacy/confirm', { token })).status, 'a link works once').toBe(410);

  const scope = await send<{ tickets: string[]; mentions: number }>(
    `/v1/subject-requests/${request.id}/scope`,
    {},
  );
  expect(scope).toMatchObject({ tickets: [own], mentions: 1 });
  const seen = post.mails.length;
  expect(
    await send<Request>(`/v1/subject-requests/${request.id}/fulfil`, { words: 'Hier zijn ze.' }),
  ).toMatchObject({
    state: 'done',
  });

  const dataPath = await linkTo(ANNA, seen);
  expect(dataPath).toMatch(/^\/privacy\/data\//);
  const fetched = await form('/privacy/data', { token: dataPath.split('/').at(-1) as string });
  expect(fetched.headers.get('content-type')).toBe('application/zip');
  const files = await unzip(await fetched.arrayBuffer());
  for (const text of [files.get('data.json'), files.get('data.html')]) {
    expect(text).toContain(ANNA);
    expect(text).toContain('2026-0048817');
    expect(text).toContain('Anna de Wit');
    expect(text, "somebody else's data").not.toMatch(/Veldhuis|Kees|bereikbaar/);
  }
  expect(JSON.parse(files.get('data.json') ?? '')).toMatchObject({ tickets: [{ id: own }], mentions: [{}] });

  const { json: after } = await api.get<{ request: Request; steps: { event: string; actor: string }[] }>(
    `/v1/subject-requests/${request.id}`,
  );
  expect(after.steps.map(({ event }) => event)).toEqual([
    'request.opened',
    'request.confirmed',
    'request.done',
    'subject.exported',
  ]);
  expect(after.steps.map(({ actor }) => actor.split(':')[0])).toEqual([
    'subject',
    'subject',
    'api-key',
    'subject',
  ]);
}, 60_000);

test('one address cannot be mailed without end, and is answered the same', async () => {
  const victim = 'victim@elsewhere.example';
  const answers: string[] = [];
  for (let time = 0; time < 5; time++)
    answers.push(await (await form('/privacy', { lang: 'en', kind: 'erasure', email: victim })).text());
  expect(new Set(answers).size).toBe(1);
  const { json } = await api.get<{ items: Request[] }>('/v1/subject-requests?limit=200');
  expect(json.items.filter(({ content }) => content?.email === victim)).toHaveLength(3);

  let last = await form('/privacy', { email: 'none' });
  for (let time = 0; time < 10 && last.status !== 429; time++)
    last = await form('/privacy', { email: 'none' });
  expect(last.status).toBe(429);
  expect(await last.text(), 'a page, since a person reads it').toContain('<h1>');
});

test('a request in a ticket is proposed, confirmed by a vouching colleague, corrected and extended', async () => {
  const address = 'bram@kantoor.example';
  const id = await ticket(
    'bram-1',
    { name: 'Bram Jansn', email: address },
    'Ik verzoek om rectificatie van mijn persoonsgegevens.',
  );
  await ticket('bram-2', { name: 'Carla Smit', email: 'carla@kantoor.example' }, 'Wanneer komt de factuur?');
  const { json } = await api.get<{ items: Request[] }>('/v1/subject-requests?state=proposed');
  const [request] = json.items;
  expect(request).toMatchObject({
    kind: 'correction',
    origin: 'ticket',
    ticketId: id,
    content: { email: address },
  });
  const requestPath = `/v1/subject-requests/${request?.id}`;
  const nowhere = JSON.stringify({ kind: 'access', email: address, ticketId: crypto.randomUUID() });
  expect((await api.post('/v1/subject-requests', nowhere, JSON_TYPE)).status).toBe(404);

  await send(`${requestPath}/link`, {});
  const stranger = await api.post(
    `${requestPath}/vouch`,
    JSON.stringify({ colleague: 'anna.dewit@bakhuizen.example' }),
    JSON_TYPE,
  );
  expect(stranger.status, 'nobody of another account').toBe(422);
  await send(`${requestPath}/vouch`, { colleague: 'carla@kantoor.example' });
  const token = (await linkTo('carla@kantoor.example')).split('/').at(-1) as string;
  expect((await form('/privacy/confirm', { token })).status).toBe(200);

  const extended = await send<Request>(`${requestPath}/extend`, { code: 'complex' });
  expect(extended).toMatchObject({ state: 'open', confirmedBy: 'colleague' });
  expect(Date.parse(extended.dueAt) - Date.parse(extended.openedAt)).toBeGreaterThan(88 * 86_400_000);
  expect(
    (await api.post(`${requestPath}/extend`, JSON.stringify({ code: 'complex' }), JSON_TYPE)).status,
  ).toBe(409);

  await send(`${requestPath}/fulfil`, { correction: { name: 'Bram Jansen', note: 'Naam stond verkeerd.' } });
  const corrected = await api.get<{ requester: { name: string } }>(`/v1/tickets/${id}`);
  expect(corrected.json.requester.name).toBe('Bram Jansen');
  const found = await send<{ hits: unknown[] }>('/v1/subjects/search', {
    entity: 'PERSON_NAME',
    value: 'Bram Jansn',
  });
  expect(found.hits, 'what stood there before leads nowhere').toEqual([]);
  expect(
    (await send<{ hits: unknown[] }>('/v1/subjects/search', { entity: 'PERSON_NAME', value: 'Bram Jansen' }))
      .hits,
  ).toHaveLength(1);
}, 60_000);

test('erasure and restriction are carried out, and the receipt is mailed', async () => {
  const confirmed = async (kind: string, email: string) => {
    const seen = post.mails.length;
    const { id } = await send<{ id: string }>('/v1/subject-requests', { kind, email });
    const token = (await linkTo(email, seen)).split('/').at(-1) as string;
    expect((await form('/privacy/confirm', { token })).status).toBe(200);
    return id;
  };
  const name = 'Wouter Klaver';
  const email = 'wouter@klaver.example';
  const id = await ticket('wouter-1', { name, email }, 'Mijn IBAN is NL91 ABNA 0417 1643 00.');
  const restriction = await confirmed('restriction', email);
  await send(`/v1/subject-requests/${restriction}/fulfil`, {});
  expect((await api.get(`/v1/tickets/${id}`)).status).toBeGreaterThanOrEqual(400);
  const export_ = await confirmed('access', email);
  const zip = await fetch(`${service.url}/v1/subject-requests/${export_}/export`, {
    method: 'POST',
    body: '{}',
    headers: { ...JSON_TYPE, authorization: `Bearer ${service.firstKey}` },
  });
  const files = await unzip(await zip.arrayBuffer());
  expect(files.get('data.html'), 'the person sees what is restricted').toContain(name);

  const other = await ticket(
    'wouter-2',
    { name: 'W. Klaver', email: 'w.klaver@klaver.example' },
    'Waar blijft mijn bestelling?',
  );
  const erasure = await confirmed('erasure', 'w.klaver@klaver.example');
  const seen = post.mails.length;
  const done = await send<Request & { receipt: { receipt: { tickets: string[] } } }>(
    `/v1/subject-requests/${erasure}/fulfil`,
    { words: 'Alles is weg.' },
  );
  expect(done).toMatchObject({ state: 'done', receipt: { receipt: { tickets: [other] } } });
  expect(done.content, 'the request names nobody afterwards').toBeUndefined();
  expect((await api.get(`/v1/tickets/${other}`)).status).toBe(404);
  const search = { entity: 'EMAIL_ADDRESS', value: 'w.klaver@klaver.example' };
  expect(await send('/v1/subjects/search', search)).toMatchObject({ hits: [] });
  await post.arrived(seen + 1);
  const parsed = await simpleParser(Buffer.from(post.mails[seen]?.raw ?? '', 'latin1'));
  const receipt = join(folder, 'receipt.json');
  writeFileSync(receipt, parsed.attachments[0]?.content ?? '');
  const verified = await installation.zeef(['verify-receipt', receipt]);
  expect(verified.code, verified.stderr).toBe(0);
}, 60_000);

test('who sends what nobody needs is told once a day, where the route wants it, and machines never', async () => {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
  const mail = (to: string, from: string, id: string, ...headers: string[]) =>
    transport.sendMail({
      envelope: { from, to },
      raw: Buffer.from(
        [
          `From: <${from || 'daemon@kopers.example'}>`,
          `To: ${to}`,
          'Subject: terugbetaling',
          `Message-ID: <${id}@kopers.example>`,
          ...headers,
          'Content-Type: text/plain; charset=utf-8',
          '',
          'Goedendag, mijn bestelling is nog niet aangekomen. Mijn burgerservicenummer is 111222333 en mijn IBAN NL91ABNA0417164300.',
          '',
        ].join('\r\n'),
      ),
    });
  await mail('service@winkel.example', 'list@kopers.example', 'l1', 'List-Id: <kopers.example>');
  await mail('service@winkel.example', 'robot@kopers.example', 'r1', 'Auto-Submitted: auto-replied');
  await mail('service@winkel.example', '', 'n1');
  await mail('stil@winkel.example', 'stil@kopers.example', 's1');
  await mail('service@winkel.example', 'klant@kopers.example', 'k1');
  await mail('service@winkel.example', 'klant@kopers.example', 'k2', 'X-Second: yes');
  await mail('service@winkel.example', 'laatste@kopers.example', 'z1');
  for (const expected of ['klant@kopers.example', 'laatste@kopers.example'])
    while (!post.mails.some(({ recipients }) => recipients.includes(expected)))
      await new Promise((resolve) => setTimeout(resolve, 50));
  const told = post.mails.filter(({ recipients }) =>
    recipients.some((one) => one.endsWith('@kopers.example')),
  );
  expect(told.map(({ recipients }) => recipients[0]).sort()).toEqual([
    'klant@kopers.example',
    'laatste@kopers.example',
  ]);
  const reply = told.find(({ recipients }) => recipients.includes('klant@kopers.example'))!;
  expect(reply.sender).toBe('');
  expect(reply.raw).toMatch(/^Auto-Submitted: auto-replied\r$/m);
  expect(reply.raw).toMatch(/^In-Reply-To: <k1@kopers\.example>\r$/m);
  const { text } = await simpleParser(Buffer.from(reply.raw, 'latin1'));
  expect(text).toMatch(/rekeningnummer/);
  expect(text).toMatch(/burgerservicenummer of ander nationaal nummer/);
  expect(text).not.toMatch(/111222333|NL91/);

  const { stdout } = await installation.zeef(['sources', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    lines: expect.arrayContaining([
      expect.objectContaining({ source: 'smtp', desk: 'service', entity: 'NATIONAL_ID', asked: 'no' }),
    ]),
  });
}, 60_000);

test('a dossier of an incident has every field, and the log proves it offline', async () => {
  const opened = await installation.zeef([
    ...['incident', 'open', 'Sleutel gelekt', '--reach', 'view', '--from', '2026-01-01T00:00:00Z'],
    ...['--to', '2099-01-01T00:00:00Z', '--description', 'Een API-sleutel stond in een wiki.'],
  ]);
  expect(opened.stderr).toBe('');
  const id = opened.stdout.trim();
  const { json: dossier } = await api.get<{
    persons: { min: number; max: number };
    records: { min: number; max: number };
    inClear: { entity: string; whose: string }[];
    sealed: { entity: string }[];
    notification: { id: string; value: string; from: string }[];
    authorityClock: { hours: number; hoursLeft: number; asOf: string };
    customers: { name: string; clock: { hours: number }; notice: string }[];
    personNotice: { due: string; draft: string };
  }>(`/v1/incidents/${id}/dossier`);
  expect(dossier.persons.min).toBeGreaterThanOrEqual(4);
  expect(dossier.persons.max).toBeGreaterThan(dossier.persons.min);
  expect(dossier.records.min).toBe(dossier.records.max);
  expect(dossier.inClear).toContainEqual(
    expect.objectContaining({ entity: 'EMAIL_ADDRESS', whose: 'requester' }),
  );
  expect(dossier.sealed.map(({ entity }) => entity)).toContain('NATIONAL_ID');
  expect(dossier.authorityClock).toMatchObject({ hours: 96, asOf: '2026-11-20' });
  expect(dossier.customers).toMatchObject([{ name: 'Klant NV', clock: { hours: 12 } }]);
  const fields = Object.fromEntries(dossier.notification.map((field) => [field.id, field]));
  expect(Object.keys(fields).sort()).toEqual(
    [
      'report',
      'organisation',
      'contact',
      'dpo',
      'from',
      'to',
      'discovered',
      'late',
      'description',
      'nature',
      'kinds',
      'kinds-detail',
      'persons',
      'records',
      'groups',
      'measures-before',
      'encrypted',
      'consequences',
      'informed',
      'not-informed-why',
      'wording',
      'measures-after',
      'cross-border',
      'processors',
      'risk',
    ].sort(),
  );
  expect(fields['organisation']?.value).toBe('Winkel BV, 12345678');
  expect(fields['nature']).toMatchObject({ from: 'missing' });
  expect(fields['encrypted']?.value).toMatch(/AES-256-GCM, key intact:.*NATIONAL_ID/);

  const storage = await send<{ id: string }>('/v1/incidents', {
    awareAt: new Date().toISOString(),
    scope: { from: '2026-01-01T00:00:00Z', to: '2099-01-01T00:00:00Z', reach: 'storage' },
    content: { title: 'Schijf kwijt' },
  });
  const lost = await api.get<{ inClear: unknown[]; personNotice: { due: string } }>(
    `/v1/incidents/${storage.id}/dossier`,
  );
  expect(lost.json).toMatchObject({ inClear: [], personNotice: { due: 'no' } });
  const actor = await send<{ id: string }>('/v1/incidents', {
    awareAt: '2026-01-01T00:00:00Z',
    scope: { from: '2026-01-01T00:00:00Z', to: '2099-01-01T00:00:00Z', reach: 'view', actor: 'nobody' },
    content: { title: 'Niemand' },
  });
  const none = await api.get<{
    persons: { min: number; max: number };
    authorityClock: { hoursLeft: number };
  }>(`/v1/incidents/${actor.id}/dossier`);
  expect(none.json.persons.min).toBe(0);
  expect(none.json.persons.max).toBe(dossier.persons.max);
  expect(none.json.authorityClock.hoursLeft).toBeLessThan(0);

  const entries = (await api.get<{ items: { event: string; actor: string }[] }>('/v1/audit?limit=200')).json
    .items;
  const reader = entries.find(({ event }) => event === 'ticket.opened')?.actor;
  const key = await send<{ id: string }>('/v1/incidents', {
    awareAt: new Date().toISOString(),
    scope: { from: '2026-01-01T00:00:00Z', to: '2099-01-01T00:00:00Z', reach: 'view', actor: reader },
    content: { title: 'Sleutel misbruikt' },
  });
  const used = await api.get<{ records: { min: number; max: number } }>(`/v1/incidents/${key.id}/dossier`);
  expect(used.json.records.min, 'what the log shows that the key had in hand').toBeGreaterThanOrEqual(1);
  expect(used.json.records.min).toBeLessThan(used.json.records.max);

  const markdown = await installation.zeef(['incident', 'dossier', id]);
  expect(markdown.stdout).toContain('# Breach dossier: Sleutel gelekt');
  const page = await api.get(`/v1/incidents/${id}/dossier?format=html`);
  expect(page.text).toContain('<h1>Breach dossier: Sleutel gelekt</h1>');
  await installation.zeef(['incident', 'report', id, '--reference', 'AP-1']);
  const { json: reported } = await api.get<{ reportedAt: string; content: { authorityReference: string } }>(
    `/v1/incidents/${id}`,
  );
  expect(reported).toMatchObject({ content: { authorityReference: 'AP-1' } });
  expect(Date.parse(reported.reportedAt)).toBeGreaterThan(0);

  const register = await installation.zeef(['register']);
  expect(register.stdout).toContain('30(2), processor');
  expect(register.stdout).toContain('Klant NV');
  expect(register.stdout).toContain('service@winkel.example');

  const file = join(folder, 'audit.jsonl');
  const exported = await installation.zeef(['audit', 'export', file]);
  expect(exported.stderr).toBe('');
  const head = (await installation.zeef(['audit', 'head'])).stdout.trim().split(' ')[1];
  expect(exported.stdout).toContain(`head ${head}`);
  expect((await installation.zeef(['audit', 'verify', '--file', file])).stdout).toContain(`head ${head}`);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const forged = join(folder, 'forged.jsonl');
  for (const [name, change] of [
    [
      'edited',
      lines.map((line, at) => (at === 5 ? line.replace(/"actor":"[^"]+"/, '"actor":"nobody"') : line)),
    ],
    ['missing', lines.filter((_, at) => at !== 5)],
    ['cut-off', lines.slice(0, -1)],
  ] as const) {
    writeFileSync(forged, `${change.join('\n')}\n`);
    const verdict = await installation.zeef(['audit', 'verify', '--file', forged]);
    expect(verdict.code, name).toBe(65);
    expect(verdict.stderr).toContain(name);
  }
}, 60_000);

test('nothing of anybody lies in clear in the files of the database or the log', async () => {
  await service.stop('SIGTERM');
  const secrets = [
    ANNA,
    'Anna de Wit',
    'bram@kantoor.example',
    'Naam stond verkeerd',
    'Sleutel gelekt',
    'klant@kopers.example',
  ];
  const files = installation
    .folders()
    .flatMap((place) => readdirSync(place, { recursive: true, withFileTypes: true, encoding: 'utf8' }))
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
  expect(files.length).toBeGreaterThan(500);
  const [, log = ''] = service.output().split('Stop with Ctrl+C.');
  for (const secret of secrets) {
    expect(log).not.toContain(secret);
    expect(
      files.filter((file) => readFileSync(file).includes(secret)),
      secret,
    ).toEqual([]);
  }
}, 60_000);
