import { Buffer } from 'node:buffer';
import { createServer } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { client, type Installation, install, type RunningService } from '../support/service.ts';
import { NEEDED, PLANTED, realMail } from './mail.ts';

interface Accepted {
  readonly id: string;
  readonly state: string;
  readonly ticketId: string;
  readonly duplicate: boolean;
}
interface Ticket {
  readonly subject: { content: string };
  readonly requester: { name: string; email: string };
  readonly entries: readonly {
    text?: { content: string };
    html?: { content: string };
    attachments: unknown[];
  }[];
}
interface List<T> {
  readonly items: readonly T[];
}

let installation: Installation;
let service: RunningService;
let api: ReturnType<typeof client>;

beforeAll(async () => {
  installation = install();
  service = await installation.start();
  api = client(service.url, service.firstKey as string);
}, 120_000);

afterAll(() => installation.remove());

/** Waits until an input is final, and answers it. */
async function settled(id: string): Promise<Accepted> {
  for (;;) {
    const { json } = await api.get<Accepted>(`/v1/messages/${id}`);
    if (json.state !== 'received' && json.state !== 'processing') return json;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Everything the service tells about a ticket must be free of what was planted and keep what is needed. */
async function expectSanitised(ticketId: string): Promise<void> {
  const ticket = await api.get<Ticket>(`/v1/tickets/${ticketId}`);
  const redactions = await api.get<List<{ entity: string; reason: { nl: string } }>>(
    `/v1/tickets/${ticketId}/redactions`,
  );
  for (const [kind, value] of Object.entries(PLANTED)) {
    for (const { text } of [ticket, redactions]) expect(text, kind).not.toContain(value);
  }
  expect(ticket.text).not.toContain('53214987');
  const [entry] = ticket.json.entries;
  for (const content of [entry?.text?.content, entry?.html?.content]) {
    expect(content).toContain(NEEDED.order);
    expect(content).toContain(NEEDED.product);
    expect(content).toMatch(/\[iban 1\]/i);
  }
  expect(ticket.json.subject.content).toContain(NEEDED.order);
  expect(ticket.json.requester).toEqual({ name: 'Sietske Bakhuizen', email: 'sietske@bakhuizen.example' });
  const entities = redactions.json.items.map(({ entity }) => entity);
  expect(entities).toEqual(
    expect.arrayContaining(['IBAN', 'NATIONAL_ID', 'PHONE_NUMBER', 'POSTAL_ADDRESS', 'PERSON_NAME']),
  );
  for (const { reason } of redactions.json.items) expect(reason.nl.length).toBeGreaterThan(10);
}

describe('a real mail becomes a sanitised ticket', () => {
  test('by curl', async () => {
    const headers = { 'content-type': 'message/rfc822', prefer: 'wait=30' };
    const mail = new Uint8Array(realMail('<curl@bakhuizen.example>'));
    const accepted = await api.post<Accepted>('/v1/messages', mail, headers);
    expect(accepted.status).toBe(202);
    expect(accepted.json.state).toBe('done');
    await expectSanitised(accepted.json.ticketId);
  });

  test('by zeef pipe', async () => {
    const { code, stderr } = await installation.zeef(['pipe'], realMail('<pipe@bakhuizen.example>'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { json } = await api.get<List<{ id: string; source: string }>>('/v1/messages?limit=1');
    expect(json.items[0]?.source).toBe('pipe');
    await expectSanitised((await settled(json.items[0]?.id as string)).ticketId);
  });

  test('by a signed webhook, once however often it is delivered', async () => {
    const { stdout } = await installation.zeef(['source', 'create', 'desk']);
    const body = JSON.stringify({ rfc822: realMail('<webhook@bakhuizen.example>').toString('base64') });
    const at = new Date();
    const headers = {
      'content-type': 'application/json',
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(stdout.trim()).sign('msg_1', at, body),
    };
    const first = await api.post<Accepted>('/v1/webhooks/desk', body, headers);
    expect(first.status).toBe(202);
    const again = await api.post<Accepted>('/v1/webhooks/desk', body, headers);
    expect({ status: again.status, json: again.json }).toEqual({
      status: 200,
      json: { id: first.json.id, duplicate: true },
    });
    await expectSanitised((await settled(first.json.id)).ticketId);

    const forged = await api.post('/v1/webhooks/desk', body.replace('rfc822', 'rfc823'), headers);
    expect(forged.status).toBe(401);
    expect(forged.text).toContain('ZEEF_SIGNATURE_INVALID');
  });

  test('once, though it comes by two doors', async () => {
    const mail = new Uint8Array(realMail('<twice@bakhuizen.example>'));
    const headers = { 'content-type': 'message/rfc822', prefer: 'wait=30' };
    const first = await api.post<Accepted>('/v1/messages', mail, headers);
    const { code } = await installation.zeef(
      ['pipe'],
      Buffer.from(mail).toString('utf8').replaceAll('\r\n', '\n'),
    );
    expect(code).toBe(0);
    const again = await api.post<Accepted>('/v1/messages', mail, headers);
    expect(again.status).toBe(200);
    expect(again.json).toMatchObject({ id: first.json.id, duplicate: true, ticketId: first.json.ticketId });
    const ticket = await api.get<Ticket>(`/v1/tickets/${first.json.ticketId}`);
    expect(ticket.json.entries).toHaveLength(1);
  });
});

describe('a JSON ticket', () => {
  const post = (ticket: unknown) =>
    api.post<Accepted>('/v1/tickets', JSON.stringify(ticket), {
      'content-type': 'application/json',
      prefer: 'wait=30',
    });
  const message = (id: string, text: string) => ({ id, author: { role: 'requester' }, text });

  test('grows when posted again with more messages, and the same value keeps its mark', async () => {
    const one = message('m1', `Mijn rekeningnummer is ${PLANTED.iban}.`);
    const two = message('m2', `Ik bedoel natuurlijk NL91 ABNA 0417 1643 00, niet ${PLANTED.ibanInHtml}.`);
    const first = await post({ id: 'T-1', messages: [one] });
    const second = await post({ id: 'T-1', messages: [one, two] });
    expect(second.json.ticketId).toBe(first.json.ticketId);
    const { json } = await api.get<Ticket>(`/v1/tickets/${first.json.ticketId}`);
    expect(json.entries.map(({ text }) => text?.content)).toEqual([
      'Mijn rekeningnummer is [IBAN 1].',
      'Ik bedoel natuurlijk [IBAN 2], niet [IBAN 1].',
    ]);
  });

  test('keeps what the desk asked for in an earlier delivery of the same ticket', async () => {
    const question = {
      id: 'q',
      author: { role: 'agent' },
      text: 'Kunt u uw IBAN doorgeven? Dan storten wij het terug.',
    };
    const first = await post({ id: 'T-3', messages: [message('m1', 'Graag mijn geld terug.'), question] });
    await post({
      id: 'T-3',
      messages: [message('m2', `Dat is ${PLANTED.iban}, en mijn bsn is ${PLANTED.bsn}.`)],
    });
    const { json } = await api.get<Ticket>(`/v1/tickets/${first.json.ticketId}`);
    expect(json.entries.at(-1)?.text?.content).toBe(
      `Dat is ${PLANTED.iban}, en mijn bsn is [nationaal nummer 1].`,
    );
  });

  test.each([
    ['no JSON', '{"id":', 400, 'ZEEF_JSON_MALFORMED', undefined],
    ['no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, 'ZEEF_JSON_MALFORMED', undefined],
    ['a missing field', '{"id":"x"}', 422, 'ZEEF_FIELD_INVALID', '/messages'],
    [
      'a field of the wrong form',
      '{"id":"x","messages":[{"text":7}]}',
      422,
      'ZEEF_FIELD_INVALID',
      '/messages/0/text',
    ],
    ['nothing', '', 400, 'ZEEF_BODY_EMPTY', undefined],
  ])('with %s is refused, naming field and remedy', async (_what, body, status, code, field) => {
    const answer = await api.post<{ error: { code: string; field?: string; message: string } }>(
      '/v1/tickets',
      body,
      {
        'content-type': 'application/json',
      },
    );
    expect(answer.status).toBe(status);
    expect(answer.json.error.code).toBe(code);
    expect(answer.json.error.field).toBe(field);
    expect(answer.json.error.message.length).toBeGreaterThan(20);
  });

  test('with NUL bytes and lone surrogates is taken', async () => {
    const { json } = await post({ id: 'T-2', messages: [message('m1', `a\u0000b \ud800 ${PLANTED.iban}`)] });
    expect(json.state).toBe('done');
    const ticket = await api.get<Ticket>(`/v1/tickets/${json.ticketId}`);
    expect(ticket.json.entries[0]?.text?.content).toBe('a\ufffdb \ufffd [IBAN 1]');
  });
});

describe('what cannot be accepted', () => {
  test('an empty mail', async () => {
    const answer = await api.post('/v1/messages', '', { 'content-type': 'message/rfc822' });
    expect(answer.status).toBe(400);
    expect((await installation.zeef(['pipe'], '')).code).toBe(65);
  });

  test('an unknown source, a missing and a wrong key', async () => {
    const { url } = service;
    expect((await api.post('/v1/webhooks/nobody', '{}', { 'content-type': 'application/json' })).status).toBe(
      404,
    );
    expect((await fetch(`${url}/v1/tickets`)).status).toBe(401);
    expect((await client(url, `zeef_${'A'.repeat(87)}`).get('/v1/tickets')).status).toBe(401);
  });

  test('garbage is kept sealed and shown as held, never lost', async () => {
    const headers = { 'content-type': 'message/rfc822', prefer: 'wait=30' };
    const accepted = await api.post<Accepted & { status: string }>(
      '/v1/messages',
      new Uint8Array([0, 1, 2, 255, 254]),
      headers,
    );
    expect(accepted.status).toBe(202);
    expect(accepted.json).toMatchObject({ state: 'held', status: 'held: could not be read' });
  });
});

describe("Presidio's shapes", () => {
  const text = '\u{1f600} my IBAN is NL91 ABNA 0417 1643 00, thanks';
  const post = (path: string, body: unknown) => {
    const authorization = `Basic ${Buffer.from(`zeef:${service.firstKey}`).toString('base64')}`;
    return api.post<never>(path, JSON.stringify(body), { 'content-type': 'application/json', authorization });
  };

  test('analyze counts code points, and answers a list for a list', async () => {
    const one = await post('/analyze', { text, language: 'en', entities: ['IBAN_CODE'] });
    expect(one.status).toBe(200);
    expect(JSON.parse(one.text)).toEqual([
      { analysis_explanation: null, end: 35, entity_type: 'IBAN_CODE', score: 1, start: 13 },
    ]);
    const list = await post('/analyze', { text: [text, 'nothing here'], language: 'en' });
    expect(JSON.parse(list.text)).toHaveLength(2);
  });

  test('anonymize takes what analyze gave', async () => {
    const results = JSON.parse((await post('/analyze', { text, language: 'en' })).text);
    const plain = await post('/anonymize', { text, analyzer_results: results });
    expect(JSON.parse(plain.text).text).toBe('\u{1f600} my IBAN is <IBAN_CODE>, thanks');
    const anonymizers = { DEFAULT: { type: 'mask', masking_char: '*', chars_to_mask: 14 } };
    const masked = await post('/anonymize', { text, analyzer_results: results, anonymizers });
    expect(JSON.parse(masked.text)).toEqual({
      text: `\u{1f600} my IBAN is ${'*'.repeat(14)} 1643 00, thanks`,
      items: [
        { end: 35, entity_type: 'IBAN_CODE', operator: 'mask', start: 13, text: `${'*'.repeat(14)} 1643 00` },
      ],
    });
  });

  test('refuses what it does not do, and unreachable places', async () => {
    const recognizer = {
      name: 'x',
      supported_language: 'en',
      patterns: [{ name: 'x', regex: '(a+)+$', score: 1 }],
    };
    const adHoc = await post('/analyze', { text, language: 'en', ad_hoc_recognizers: [recognizer] });
    expect(adHoc.status).toBe(422);
    const beyond = await post('/anonymize', {
      text,
      analyzer_results: [{ start: 1, end: 999, entity_type: 'PERSON' }],
    });
    expect(beyond.status).toBe(422);
    const long = await post('/analyze', { text: ['a '.repeat(40_000), 'b '.repeat(40_000)], language: 'en' });
    expect(long.status).toBe(422);
  });

  test('takes kinds by any name, and repeats none', async () => {
    const results = [{ start: 0, end: 1, entity_type: 'constructor' }];
    const replaced = await post('/anonymize', { text, analyzer_results: results, anonymizers: {} });
    expect(JSON.parse(replaced.text).text).toBe('<constructor> my IBAN is NL91 ABNA 0417 1643 00, thanks');
    const anonymizers = { 'anna@example.org': { type: 'unknown' } };
    const refused = await post('/anonymize', { text, analyzer_results: [], anonymizers });
    expect(refused.status).toBe(422);
    expect(refused.text).not.toContain('anna');
  });
});

describe('the rim', () => {
  test('says how it is, documents itself, counts', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics', '/docs/json']) {
      expect((await fetch(`${service.url}${path}`)).status, path).toBe(200);
    }
    expect(await (await fetch(`${service.url}/metrics`)).text()).toContain(
      'zeef_decisions_total{entity="IBAN",action="redact"}',
    );
  });

  test('says nothing of a URL that it cannot read', async () => {
    for (const path of ['%zz-anna', `${'anna'.repeat(200)}`]) {
      const answer = await api.get<unknown>(`/v1/tickets/${path}`);
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain('anna');
    }
  });

  test('verifies its audit log', async () => {
    const { code, stdout } = await installation.zeef(['audit', 'verify']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^audit log intact: \d+ entries, head [0-9a-f]{64}\n$/),
    });
  });

  test('refuses a second instance on the same data, in a line that says what to do', async () => {
    const { code, stderr } = await installation.zeef(['start']);
    expect(code).toBe(78);
    expect(stderr).toMatch(/^zeef: .*already runs.*\n$/);
  });

  test('refuses a taken port, in a line that says what to do', async () => {
    const other = install();
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const started = other.start({ env: { ZEEF_PORT: String(port) } });
    await expect(started).rejects.toThrow(new RegExp(`Port ${port} is taken`));
    taken.close();
    await other.remove();
  }, 120_000);
});
