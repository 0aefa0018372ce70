import { type Attachment, type ParsedMail, simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../detectors/contract.ts';
import { createScanner } from '../../detectors/index.ts';
import { examineDocument, redactExamined } from '../../src/pipeline/examine.ts';
import { readMail } from '../../src/pipeline/parse/mail.ts';
import { renderMail } from '../../src/pipeline/render/mail.ts';
import { isTombstone, tombstone } from '../../src/pipeline/render/tombstones.ts';
import { presetYaml } from '../../src/policy/presets.ts';
import { mailFixture, mailOf } from '../support/mail.ts';

const POLICY = presetYaml('default');
const SCANNER = createScanner();

async function sanitise(raw: Uint8Array): Promise<Buffer> {
  const mail = await readMail(raw);
  const examined = examineDocument(mail.document, SCANNER);
  const input = { examined, context: {}, numbering: [], tagKey: new Uint8Array(32), policyYaml: POLICY };
  const redacted = await redactExamined(input, SCANNER);
  expect(redacted.verified).toBe(true);
  return renderMail(mail, mail.document, redacted.parts, { files: redacted.files });
}

/** Everything a reader could get to see of a mail, decoded. */
async function everythingIn(raw: Buffer): Promise<string> {
  const mail: ParsedMail = await simpleParser(raw, { skipImageLinks: true, keepDeliveryStatus: true });
  const attachments = mail.attachments.map(
    ({ filename, content }: Attachment) => `${filename}\n${content.toString('utf8')}`,
  );
  const headers = [...mail.headers].map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return [raw.toString('latin1'), ...headers, mail.subject, mail.text, mail.html, ...attachments].join('\n');
}

const PLANTED = [
  /NL91.{0,40}ABNA/s,
  /04\s?17.{0,20}1643/s,
  /anna\.bakker77/,
  /Anna Bakker/,
  /203\.0\.113\.9/,
];

test('an ordinary mail comes out with the same tree, its thread and its order number, without the rest', async () => {
  const out = await sanitise(mailFixture('alternative'));
  const everything = await everythingIn(out);
  for (const planted of PLANTED) expect(everything).not.toMatch(planted);

  const mail = await simpleParser(out);
  expect(mail.subject).toBe('Re: Bestelling 2026-0048817: één keer terug op [IBAN 1]');
  expect(mail.messageId).toBe('<0001.alternative@w.example>');
  expect(mail.references).toEqual(['<first@w.example>', '<ticket-77@shop.example>']);
  expect(mail.date?.toISOString()).toBe('2026-11-02T10:02:00.000Z');
  expect(mail.from?.text).toBe('"Jan de Boer" <jan.deboer@w.example>');
  expect(mail.text).toContain('Mijn bestelling 2026-0048817 is nog steeds niet geleverd.');
  expect(mail.text).toContain('dat is één keer\ngenoeg');
  expect(mail.html).toContain('<b>2026-0048817</b>');
  expect(mail.attachments).toMatchObject([{ contentType: 'text/plain' }]);
  expect(mail.attachments[0]?.filename).toMatch(/^rekening \[e-mailadres \d\] café\.pdf\.txt$/);
  expect(mail.attachments[0]?.content.toString()).toContain('application/pdf, 32 bytes');
  expect(mail.headerLines.filter(({ key }) => key === 'received').map(({ line }) => line)).toEqual([
    'Received: from removed by removed; Mon, 2 Nov 2026 11:02:03 +0100',
  ]);
  const tree = (raw: Buffer) => raw.toString('latin1').match(/Content-Type: (?:multipart|text)\/\w+/gi);
  expect(tree(out)).toEqual([
    'Content-Type: multipart/mixed',
    'Content-Type: multipart/alternative',
    'Content-Type: text/plain',
    'Content-Type: text/html',
    'Content-Type: text/plain',
  ]);
});

test.each(['alternative', 'windows-1252', 'forwarded', 'broken', 'encrypted', 'flowed'])(
  'sanitising %s twice changes nothing',
  async (name) => {
    const once = await sanitise(mailFixture(name));
    expect((await sanitise(once)).toString('latin1')).toBe(once.toString('latin1'));
  },
);

test('a message inside is sanitised inside', async () => {
  const out = await sanitise(mailFixture('forwarded'));
  expect(await everythingIn(out)).not.toMatch(/NL91|0417 1643|piet\.puk/i);
  const { document } = await readMail(out);
  expect(document.warnings).toEqual([]);
  expect(document.parts.find(({ path }) => path === '2/subject')?.text).toBe('mijn rekening [IBAN 1]');
});

test('a damaged mail comes out whole, and two readers agree on it', async () => {
  const out = await sanitise(mailFixture('broken'));
  const { document } = await readMail(out);
  expect(document.warnings).toEqual([]);
  expect(out.toString('latin1').match(/^content-type:/gim)).toHaveLength(3);
});

test('encrypted content is not passed on', async () => {
  const out = (await sanitise(mailFixture('encrypted'))).toString('latin1');
  expect(out).not.toContain('hQEMA5');
  expect(out).toContain('multipart/mixed');
});

test('no value slips through a header that nobody reads', async () => {
  const value = 'jan88@w.example';
  const names = [
    'X-Foo',
    'Sender',
    'Bcc',
    'Organization',
    'Comments',
    'Thread-Topic',
    'DKIM-Signature',
    'List-Id',
  ];
  const raw = mailOf(
    'From: Jan <jan@w.example>',
    'Message-ID: <m@w.example>',
    ...names.map((name) => `${name}: ${value}`),
    `Date: Mon, 2 Nov 2026 11:02:00 +0100 (${value})`,
    `Auto-Submitted: auto-replied; ${value}`,
    `References: <a@w.example> ${value} <b@w.example>`,
    `MIME-Version: 1.0 (${value})`,
    `Content-Type: text/plain; charset=utf-8; x=${value}`,
    `Content-Description: ${value}`,
    '',
    'hoi',
  );
  const out = (await sanitise(raw)).toString('latin1');
  expect(out).not.toContain('jan88');
  expect(out).toContain('References: <a@w.example> <b@w.example>');
});

test('nothing in a mail can add a header or a part', async () => {
  const raw = mailOf(
    'From: "x\\"=?utf-8?Q?=0D=0ABcc:_a@w.example?=" <jan@w.example>',
    'Subject: =?utf-8?Q?hoi=0D=0AX-Evil:_1?=',
    'Message-ID: <m@w.example>',
    'Content-Type: multipart/mixed; boundary=q',
    '',
    '--q',
    'Content-Type: text/plain; name="=?utf-8?Q?a=0D=0AX-Evil:_1?="',
    '',
    '--=_zeef_0001_',
    'Content-Type: text/html',
    '',
    '<b>part</b>',
    '--q--',
  );
  const out = await sanitise(raw);
  const mail = await simpleParser(out);
  expect(mail.headers.has('x-evil')).toBe(false);
  expect(mail.headers.has('bcc')).toBe(false);
  expect(mail.html).toBe(false);
  expect(mail.text).toContain('--=_zeef_0001_');
});

test('long lines and foreign alphabets are encoded', async () => {
  const text = `${'x'.repeat(2000)} ένα δύο 日本語 ${'я'.repeat(500)}`;
  const out = await sanitise(
    Buffer.from(
      `From: J <j@w.example>\r\nMessage-ID: <m@w.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`,
    ),
  );
  expect(
    Math.max(
      ...out
        .toString('latin1')
        .split('\r\n')
        .map((line) => line.length),
    ),
  ).toBeLessThan(999);
  expect((await simpleParser(out)).text?.trimEnd()).toBe(text);
});

test.each(LANGUAGES)('the note for an attachment is known again: %s', (language) => {
  const note = tombstone(language, 'application/pdf', 12345, 'identity-document');
  expect(isTombstone(note)).toBe(true);
  expect(isTombstone(`${note} jan88@w.example`)).toBe(false);
  expect(isTombstone(note.replace('12345', '0612345678901234'))).toBe(false);
});
