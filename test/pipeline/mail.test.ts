import { expect, test } from 'vitest';
import { readMail } from '../../src/pipeline/parse/mail.ts';
import { PipelineError } from '../../src/ports/pipeline.ts';
import { mailFixture, mailOf } from '../support/mail.ts';

const read = async (raw: Uint8Array) => (await readMail(raw)).document;
const HEAD = ['From: Jan <jan@w.example>', 'Message-ID: <m@w.example>'];

test('an ordinary mail: texts, addresses, thread, requester', async () => {
  const document = await read(mailFixture('alternative'));
  expect(document.requester).toEqual({ name: 'Jan de Boer', email: 'jan.deboer@w.example' });
  expect(document.threadKeys).toEqual([
    '0001.alternative@w.example',
    'ticket-77@shop.example',
    'first@w.example',
  ]);
  expect(document.warnings).toEqual(['attachment-withheld', 'mime-ambiguous']);
  expect(document.language).toBe('nl');
  const text = Object.fromEntries(document.parts.map((part) => [part.path, part.text]));
  expect(text['subject']).toBe('Re: Bestelling 2026-0048817: één keer terug op NL91 ABNA 0417 1643 00');
  expect(text['cc/0/name']).toBe('Anna Bakker');
  expect(text['cc/0/address']).toBe('anna.bakker77@w.example');
  expect(text['1.1']).toContain('dat is één keer\ngenoeg');
  expect(text['1.2']).toContain('NL91\u00a0ABNA\u00a00417\u00a01643\u00a000');
  expect(text['2/filename']).toBe('rekening anna.bakker77@w.example café.pdf');

  const [message, ...others] = document.messages;
  expect(others).toEqual([]);
  expect(message).toMatchObject({
    key: '0001.alternative@w.example',
    role: 'requester',
    at: '2026-11-02T10:02:00.000Z',
  });
  expect(message?.attachments).toMatchObject([{ mediaType: 'application/pdf', size: 32 }]);
  const plain = document.parts.find(({ id }) => id === message?.textPartId);
  const html = document.parts.find(({ id }) => id === message?.htmlPartId);
  expect(html?.alternativeOf).toBe(plain?.id);
  expect(plain?.quoted.map(({ start, end }) => plain.text.slice(start, end).trim().split('\n')[0])).toEqual([
    'Op ma 2 nov. 2026 om 10:12 schreef Helpdesk <support@shop.example>:',
  ]);
});

test('charsets are decoded; an unknown one is said', async () => {
  const windows = await read(mailFixture('windows-1252'));
  expect(windows.parts.find(({ path }) => path === '1')?.text).toContain(
    '€ 24,95 mag naar els2@w.example, “graag”.',
  );
  expect(windows.warnings).toEqual([]);

  const latin = mailOf(...HEAD, 'Content-Type: text/plain', '', 'caf').subarray();
  const undeclared = await read(Buffer.concat([latin, Buffer.from([0xe9])]));
  expect(undeclared.parts.at(-1)?.text).toBe('café');

  const utf7 = await read(mailOf(...HEAD, 'Content-Type: text/html; charset=utf-7', '', '+ADw-b+AD4-'));
  expect(utf7.parts.some(({ text }) => text.includes('ADw'))).toBe(false);
  expect(utf7.other?.parts.map(({ text }) => text)).toContain('<b>');
  expect(utf7.warnings).toEqual(['attachment-withheld', 'mime-ambiguous']);
});

test('damaged mail is read as far as it goes, and says so', async () => {
  const document = await read(mailFixture('broken'));
  expect(document.warnings).toEqual(['charset-unknown', 'mime-ambiguous', 'mime-broken']);
  const bodies = document.parts.filter(({ kind }) => kind === 'plain' || kind === 'html');
  expect(bodies.map(({ text }) => text.trim())).toEqual([
    'Stuur het naar jan88@w.example.',
    'Stuur het naar jan88@w.example',
  ]);
});

test('a multipart without parts is read as the text that some readers show', async () => {
  const document = await read(mailOf(...HEAD, 'Content-Type: multipart/mixed', '', 'jan88@w.example'));
  expect(document.parts.at(-1)?.text).toBe('jan88@w.example');
  expect(document.warnings).toEqual(['mime-broken']);
});

test('messages inside are messages', async () => {
  const document = await read(mailFixture('forwarded'));
  expect(document.messages.map(({ role }) => role)).toEqual(['requester', 'other']);
  const text = Object.fromEntries(document.parts.map((part) => [part.path, part.text]));
  expect(text['2/subject']).toBe('mijn rekening NL91 ABNA 0417 1643 00');
  expect(text['2/from/0/address']).toBe('piet.puk@w.example');
  expect(text['2/1']).toContain('Mijn rekening is');
  const author = document.parts.find(({ id }) => id === document.messages[1]?.authorPartId);
  expect(author?.text).toBe('Piet Puk');
});

test('a message too deep inside others is withheld', async () => {
  let raw = mailOf(...HEAD, '', 'diep jan88@w.example');
  for (let i = 0; i < 8; i++) {
    raw = Buffer.concat([mailOf(...HEAD, 'Content-Type: message/rfc822', '', ''), raw]);
  }
  const document = await read(raw);
  expect(document.warnings).toEqual(['attachment-withheld']);
  expect(document.parts.some(({ text }) => text.includes('diep'))).toBe(false);
});

test('what cannot be read is withheld and named', async () => {
  expect((await read(mailFixture('encrypted'))).warnings).toEqual(['attachment-withheld', 'encrypted']);
  const armour = ['-----BEGIN PGP MESSAGE-----', '', 'hQEMA5', '-----END PGP MESSAGE-----'];
  const inline = await read(mailOf(...HEAD, '', 'voor', ...armour, 'na'));
  expect(inline.parts.at(-1)?.text).toBe('voor\n\nna');
  expect(inline.warnings).toEqual(['encrypted']);
  const picture = await read(
    mailOf(...HEAD, 'Content-Type: text/html', '', '<img src="data:image/png;base64,iVBORw0KGgo=" alt=x>'),
  );
  expect(picture.parts.at(-1)?.source).toBe('<img src="data:," alt=x>');
  expect(picture.warnings).toEqual(['attachment-withheld']);
});

test('soft line breaks do not split a number', async () => {
  const document = await read(mailFixture('flowed'));
  expect(document.parts.at(-1)?.text).toContain('NL91 ABNA 0417 1643 00 worden');
});

test('NUL bytes and lone surrogates are replaced', async () => {
  const nul = await read(mailOf(...HEAD, '', 'een\0twee'));
  expect(nul.parts.at(-1)?.text).toBe('een\uFFFDtwee');
  const surrogate = Buffer.concat([
    mailOf(...HEAD, 'Content-Type: text/plain; charset=utf-16le', '', ''),
    Buffer.from('a\ud800b', 'utf16le'),
  ]);
  const lone = await read(surrogate);
  expect(lone.parts.at(-1)?.text).toBe('a\uFFFDb');
  expect(nul.warnings).toEqual(['text-replaced']);
});

test('what lies behind a limit is withheld and flagged', async () => {
  const long = await read(mailOf(...HEAD, '', `${'a '.repeat(600_000)}jan88@w.example`));
  expect(long.warnings).toEqual(['truncated']);
  expect(long.parts.at(-1)?.text.length).toBe(1_000_000);

  const nested = (depth: number): string =>
    depth === 0
      ? '\r\njan88@w.example'
      : `Content-Type: multipart/mixed; boundary=b${depth}x\r\n\r\n--b${depth}x\r\n${nested(depth - 1)}\r\n--b${depth}x--\r\n`;
  const deep = await read(Buffer.from(`${HEAD.join('\r\n')}\r\n${nested(200)}`));
  expect(deep.warnings).toEqual(['truncated']);
  expect(deep.parts.some(({ text }) => text.includes('jan88'))).toBe(false);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['an empty line', Buffer.from('\r\n\r\n')],
  ['no header', Buffer.from('zomaar een tekst\n\nnog een')],
  ['noise', Buffer.from([0x00, 0xff, 0xfe, 0x0a, 0x0a, 0x80])],
  [
    '10,000 parts',
    mailOf(
      ...HEAD,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'x',
      ...Array(10_000).fill('--b\r\n\r\nx'),
      '--b--',
    ),
  ],
  ['a megabyte of header', mailOf(...HEAD, `X: ${'x'.repeat(1_100_000)}`, '', 'x')],
])('unreadable: %s', async (_name, raw) => {
  await expect(readMail(raw)).rejects.toThrow(PipelineError);
});

test('same input, same output', async () => {
  const raw = mailFixture('alternative');
  expect(await read(raw)).toEqual(await read(raw));
});

test.each([
  ['"Jan 06-12345678" <jan@w.example>', { email: 'jan@w.example' }],
  ['"jan@w.example" <jan@w.example>', { email: 'jan@w.example' }],
  ['"Jan de Boer (2e)" <jan@w.example>', { name: 'Jan de Boer (2e)', email: 'jan@w.example' }],
  ['=?utf-8?Q?Jos=C3=A9?= <jose@w.example>', { name: 'José', email: 'jose@w.example' }],
])('requester of %s', async (from, expected) => {
  expect((await read(mailOf(`From: ${from}`, '', 'x'))).requester).toEqual(expected);
});
