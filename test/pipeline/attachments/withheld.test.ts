import { expect, test } from 'vitest';
import { readMail } from '../../../src/pipeline/parse/mail.ts';
import { mailWith, send, sendOne } from '../../support/attachments.ts';
import { docx, everythingInZip, ooxml, xlsx, zipOf } from '../../support/office.ts';

const IBAN = 'NL91ABNA0417164300';
const BODY = '<w:p><w:r><w:t>Bestelling 2026-0048817</w:t></w:r></w:p>';
const bytes = (text: string) => Buffer.from(text, 'latin1');

/** Changes one occurrence of some bytes. */
function patched(file: Uint8Array, from: string, to: string): Buffer {
  return bytes(Buffer.from(file).toString('latin1').replaceAll(from, to));
}

async function nested(depth: number): Promise<Uint8Array> {
  let inner: Uint8Array = Buffer.from('hoi');
  for (let i = 0; i < depth; i++) inner = await zipOf({ [i === 0 ? 'a.txt' : 'a.zip']: inner });
  return inner;
}

test.each<[string, string, string, () => Promise<Uint8Array> | Uint8Array]>([
  ['a PDF of nothing', 'a.pdf', 'unreadable', () => bytes('%PDF-1.7\n1 0 obj')],
  [
    'a picture called text, cut short',
    'a.txt',
    'unreadable',
    () => Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB', 'base64'),
  ],
  [
    'a drawing',
    'a.svg',
    'type',
    () => bytes('<svg xmlns="http://www.w3.org/2000/svg"><text>0</text><text>6</text></svg>'),
  ],
  ['rich text that does not end', 'a.rtf', 'unreadable', () => bytes('{\\rtf1 NL91')],
  ['rich text with bytes in it', 'a.rtf', 'embedded', () => bytes('{\\rtf1 x{\\bin5 {{{{{}}')],
  [
    'rich text nested without end',
    'a.rtf',
    'too-nested',
    () => bytes(`{\\rtf1 ${'{'.repeat(9_000)}${'}'.repeat(9_000)}}`),
  ],
  [
    'rich text in letters of two bytes',
    'a.rtf',
    'unreadable',
    () => bytes("{\\rtf1{\\fonttbl{\\f0\\fcharset128 Mincho;}}\\f0 \\'8a\\'bf}"),
  ],
  ['PostScript', 'a.txt', 'type', () => bytes('%!PS-Adobe-3.0\n(NL91) show')],
  [
    'a compound file of old Office',
    'a.doc',
    'type',
    () => Buffer.from('d0cf11e0a1b11ae1'.padEnd(2000, '0'), 'hex'),
  ],
  ['noise', 'a.csv', 'type', () => Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 37) % 256))],
  ['a zip with a password', 'a.zip', 'encrypted', () => zipOf({ 'a.txt': 'x' }, { password: 'geheim' })],
  [
    'a zip cut short',
    'a.zip',
    'unreadable',
    async () => (await zipOf({ 'a.txt': 'x'.repeat(99) })).subarray(0, 90),
  ],
  [
    'a zip whose content is not what its checksum says',
    'a.zip',
    'unreadable',
    async () => patched(await zipOf({ 'a.txt': 'xyzzy' }, { level: 0 }), 'xyzzy', 'xyzzz'),
  ],
  [
    'a zip with two files of one name',
    'a.zip',
    'unreadable',
    async () => patched(await zipOf({ 'a.txt': 'x', 'b.txt': 'y' }), 'b.txt', 'A.txt'),
  ],
  [
    'a zip that leads out of its folder',
    'a.zip',
    'unreadable',
    async () => patched(await zipOf({ 'aa/a.txt': 'x' }), 'aa/a', '../a'),
  ],
  ['a zip bomb', 'a.zip', 'too-large', () => zipOf({ 'a.txt': '0'.repeat(20_000_000) })],
  [
    'a zip of a thousand and one files',
    'a.zip',
    'too-large',
    () => zipOf(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.txt`, 'x']))),
  ],
  ['zips in zips in zips', 'a.zip', 'too-nested', () => nested(5)],
  [
    'a zip with a broken picture in it',
    'a.zip',
    'unreadable',
    () => zipOf({ 'a.txt': 'x', 'a.gif': bytes('GIF89a\x01\x00\x01\x00') }),
  ],
  ['a text of more than we scan', 'a.txt', 'too-large', () => bytes('lorem ipsum '.repeat(100_000))],
  [
    'XML with entities of its own',
    'a.xml',
    'unreadable',
    () => bytes(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`),
  ],
  ['XML that is none', 'a.xml', 'unreadable', () => bytes('<?xml version="1.0"?><a><b></a>')],
  [
    'XML nested without end',
    'a.xml',
    'too-nested',
    () => bytes(`<?xml version="1.0"?>${'<a>'.repeat(999)}${'</a>'.repeat(999)}`),
  ],
  [
    'a page with a script',
    'a.html',
    'embedded',
    () => bytes('<html><script>document.write("NL"+"91")</script></html>'),
  ],
  ['a page with a handler', 'a.html', 'embedded', () => bytes('<html><body onload="x()">hoi</body></html>')],
  ['a file in a text', 'a.json', 'embedded', () => bytes(JSON.stringify({ a: 'QUJD'.repeat(200) }))],
  [
    'a page in JSON',
    'a.json',
    'embedded',
    () => bytes(JSON.stringify({ body: '<p>bel 06<b>12</b>345678</p>' })),
  ],
  [
    'a page in XML',
    'a.xml',
    'embedded',
    () => bytes('<?xml version="1.0"?><a>06&lt;b&gt;12&lt;/b&gt;345678</a>'),
  ],
  [
    'a mail called text',
    'a.txt',
    'embedded',
    () => bytes('From: a@w.example\nTo: b@w.example\nSubject: x\n\nhoi'),
  ],
  [
    'text in quoted-printable',
    'a.log',
    'embedded',
    () => bytes('log\nContent-Transfer-Encoding: quoted-printable\n\n=4E=4C91'),
  ],
  [
    'a document with macros',
    'a.docm',
    'embedded',
    () => docx(BODY, { 'word/vbaProject.bin': { content: 'x' } }),
  ],
  [
    'a document with a file in it',
    'a.docx',
    'embedded',
    () => docx(BODY, { 'word/embeddings/oleObject1.bin': { content: 'x' } }),
  ],
  [
    'a document with a part of unknown kind',
    'a.docx',
    'embedded',
    () => docx(BODY, { 'word/afchunk.html': { content: '<b>x</b>' } }),
  ],
  [
    'a document with a DTD',
    'a.docx',
    'unreadable',
    () => docx(BODY, { 'word/settings.xml': { content: '<!DOCTYPE a><a/>' } }),
  ],
  [
    'a document in UTF-7',
    'a.docx',
    'unreadable',
    () =>
      ooxml(
        {
          'word/document.xml': {
            type: 'wordprocessingml.document.main+xml',
            content: bytes('<?xml version="1.0" encoding="UTF-7"?><a>+AEA-</a>'),
          },
        },
        {},
      ),
  ],
  ['a package that is no document', 'a.docx', 'type', () => ooxml({ 'a.xml': { content: '<a/>' } }, {})],
  [
    'a workbook that points at no string',
    'a.xlsx',
    'unreadable',
    () => xlsx({ a: { rows: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>' } }, ['x']),
  ],
  [
    'a document with a value in a name that cannot be changed',
    'a.docx',
    'verification',
    () => docx(BODY, { [`customXml/${IBAN}.xml`]: { content: '<a/>' } }),
  ],
])('%s is withheld', async (_name, filename, reason, make) => {
  const received = await sendOne(filename, await make());
  expect(received).toMatchObject({ state: 'withheld', reason, type: 'text/plain', name: `${filename}.txt` });
  expect(received.content.toString()).toContain('achtergehouden');
});

test('one bad file does not keep back the others, nor the mail', async () => {
  const received = await send(
    { name: 'a.zip', content: await zipOf({ 'a.txt': '0'.repeat(20_000_000) }) },
    { name: 'b.txt', content: `rekening ${IBAN}` },
    { name: 'c.pdf', content: bytes('%PDF-1.7') },
    { name: 'd.txt', content: 'order 2026-0048817' },
  );
  expect(received.map(({ state }) => state)).toEqual(['withheld', 'rewritten', 'withheld', 'kept']);
});

test('texts of one mail are scanned to the last or not at all', async () => {
  const files = Array.from({ length: 5 }, (_, i) => ({
    name: `${i}.txt`,
    content: 'lorem ipsum '.repeat(70_000),
  }));
  const { document } = await readMail(mailWith('hoi', files));
  const [attachments] = document.messages.map((message) => message.attachments);
  expect(attachments?.map(({ withheld }) => withheld)).toEqual([
    undefined,
    undefined,
    undefined,
    'too-large',
    'too-large',
  ]);
  expect(document.warnings).toEqual(['attachment-withheld']);
});

test('a zip keeps what is in it, values and names aside', async () => {
  const zip = await zipOf({
    'map/order 2026-0048817.txt': `rekening ${IBAN}`,
    'map/jan88@w.example/brief.docx': await docx(`<w:p><w:r><w:t>mail jan88@w.example</w:t></w:r></w:p>`),
  });
  const received = await sendOne('a.zip', zip);
  expect(received).toMatchObject({ state: 'rewritten', reason: 'values', type: 'application/zip' });
  const everything = await everythingInZip(received.content);
  expect(everything).not.toMatch(/NL91|jan88/);
  expect(everything).toContain('map/order 2026-0048817.txt\n');
  expect(everything).toContain('rekening [IBAN 1]');
});

test('a saved message inside is sanitised as a message', async () => {
  const inner = `From: Jan <jan88@w.example>\r\nTo: b@w.example\r\nSubject: over ${IBAN}\r\n\r\nhoi\r\n`;
  const { document } = await readMail(mailWith('x', [{ name: 'oud.eml', content: inner }]));
  expect(document.parts.map(({ path }) => path)).toContain('2/subject');
  expect(document.warnings).toEqual([]);
});

test('what a zip says twice or beside its files is said once or not at all', async () => {
  const zip = Buffer.from(await zipOf({ 'jan88@w.example': 'order 2026-0048817' }));
  // The first of the two records of its name, which programs that list a zip do not look at.
  zip.write('a', zip.indexOf('jan88') + 5);
  const received = await sendOne('a.zip', zip);
  expect(received).toMatchObject({ state: 'rewritten' });
  expect(received.content.toString('latin1')).not.toContain('jan88');
});
