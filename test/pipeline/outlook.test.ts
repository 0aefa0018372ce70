import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { outlookMail } from '../../src/pipeline/parse/outlook/index.ts';
import { rtfBody } from '../../src/pipeline/parse/outlook/tnef.ts';
import { scrubInput } from '../../src/pipeline/scrub.ts';
import { presetYaml } from '../../src/policy/presets.ts';
import { mailOf } from '../support/mail.ts';
import { msgOf, propertiesOf, TNEF, tnefOf } from '../support/outlook.ts';

const SECRET = 'Mijn IBAN is NL13 TEST 0123 4567 89, bel 06-53214987.';
const ORDER = '2026-0048817';
const CSV = Buffer.from(`soort;waarde\r\nbestelling;${ORDER}\r\nmobiel;06-53214987\r\n`);
/** The example of [MS-OXRTFCP] 4.1.1. */
const HELLO = Buffer.from(
  '2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232' + '0af32068656c090020627705b06c647d0a800fa0',
  'hex',
);

function around(type: string, name: string, content: Buffer): Buffer {
  return mailOf(
    'From: Sietske <sietske@bakhuizen.example>',
    `Subject: order ${ORDER}`,
    `Message-ID: <${name}@bakhuizen.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    `Order ${ORDER}.`,
    '--b',
    `Content-Type: ${type}; name=${name}`,
    `Content-Disposition: attachment; filename=${name}`,
    'Content-Transfer-Encoding: base64',
    '',
    content.toString('base64').replace(/.{76}/g, '$&\r\n'),
    '--b--',
  );
}

async function sanitised(raw: Buffer): Promise<string> {
  const { output } = await scrubInput({ raw, policyYaml: presetYaml('default'), language: 'nl' });
  const outer = await simpleParser(output ?? '');
  const inner = outer.attachments.find(({ contentType }) => contentType === 'message/rfc822');
  const mail = await simpleParser(inner?.content ?? '');
  const files = mail.attachments.map(({ filename, content }) => `${filename}: ${content.toString()}`);
  return [output?.toString(), mail.subject, mail.from?.text, mail.text, mail.html, ...files].join('\n');
}

function expectSanitised(text: string): void {
  expect(text).not.toMatch(/NL13|0123 4567|53214987/);
  expect(text).toContain('[IBAN 1]');
  expect(text).toContain(ORDER);
}

describe('winmail.dat', () => {
  test('text and files are sanitised like others, and readable by everybody', async () => {
    const winmail = tnefOf([
      TNEF.subject(`Re: bel 06-53214987 over ${ORDER}`),
      TNEF.body(SECRET),
      TNEF.attachment(),
      TNEF.title('06-53214987.csv'),
      TNEF.data(CSV),
    ]);
    const text = await sanitised(around('application/ms-tnef', 'winmail.dat', winmail));
    expectSanitised(text);
    expect(text).toContain(`Re: bel [telefoon 1] over ${ORDER}`);
    expect(text).toContain(`[telefoon 1].csv: soort;waarde\r\nbestelling;${ORDER}\r\nmobiel;[telefoon 1]`);
  });

  test('properties hold the same in Unicode, HTML and messages inside', async () => {
    const html = Buffer.from(`<p>${SECRET}</p>`);
    const inner = tnefOf([TNEF.body(`Van binnen: ${SECRET}`)]);
    const object = propertiesOf([[0x3701, Buffer.concat([Buffer.alloc(16), inner])]]);
    object.writeUInt16LE(0x0d, 4);
    const winmail = tnefOf([
      TNEF.properties(
        propertiesOf([
          [0x0037, `Één vraag over ${ORDER}`],
          [0x1000, SECRET],
          [0x1013, html],
        ]),
      ),
      TNEF.attachment(),
      [0x00069005, object],
    ]);
    const text = await sanitised(around('application/octet-stream', 'noname', winmail));
    expectSanitised(text);
    expect(text).toContain(`Één vraag over ${ORDER}`);
    expect(text).toContain('Van binnen: Mijn IBAN is [IBAN 1]');
  });

  test('a body that is Rich Text alone is read, compressed as it is', async () => {
    expect(rtfBody(HELLO)).toBe('hello world');
    const rtf = Buffer.from(`{\\rtf1\\ansi\\ansicpg1252 ${SECRET}\\par Caf\\'e9 ${ORDER}}`);
    const head = Buffer.alloc(16);
    head.writeUInt32LE(rtf.length + 12, 0);
    head.writeUInt32LE(rtf.length, 4);
    head.write('MELA', 8);
    const winmail = tnefOf([TNEF.properties(propertiesOf([[0x1009, Buffer.concat([head, rtf])]]))]);
    const text = await sanitised(around('application/ms-tnef', 'winmail.dat', winmail));
    expectSanitised(text);
    expect(text).toContain(`Café ${ORDER}`);
  });

  test('what is damaged is withheld', async () => {
    const whole = tnefOf([TNEF.body(SECRET), TNEF.attachment(), TNEF.data(CSV)]);
    const wrongSum = Buffer.from(whole);
    wrongSum.writeUInt8(wrongSum[wrongSum.length - 1]! ^ 1, wrongSum.length - 1);
    const endless = Buffer.from(HELLO);
    endless.writeUInt32LE(0x7fffffff, 0);
    const manyProperties = Buffer.from('ffffffff', 'hex');
    const broken = [
      wrongSum,
      whole.subarray(0, -5),
      tnefOf([TNEF.properties(propertiesOf([[0x1009, endless]]))]),
      tnefOf([TNEF.properties(manyProperties)]),
    ];
    for (const each of broken) {
      expect(outlookMail(each)).toBeUndefined();
      const text = await sanitised(around('application/ms-tnef', 'winmail.dat', each));
      expect(text).toContain('Bijlage achtergehouden: application/ms-tnef');
      expect(text).not.toMatch(/53214987|NL13/);
    }
  });
});

describe('messages that Outlook saved', () => {
  test('sender, text and files are sanitised like others', async () => {
    const strings = { '0037': `Vraag over ${ORDER}`, '0C1A': 'Willemijn Okkerse', '1000': SECRET };
    const msg = msgOf(strings, [{ name: 'lijst.csv', content: CSV }]);
    const text = await sanitised(around('application/vnd.ms-outlook', 'vraag.msg', msg));
    expectSanitised(text);
    expect(text).toContain(`Vraag over ${ORDER}`);
    expect(text).toContain(`lijst.csv: soort;waarde\r\nbestelling;${ORDER}\r\nmobiel;[telefoon 1]`);
    expect(text).not.toContain('Okkerse');
  });

  test('other files in the same envelope, and damaged ones, are withheld', async () => {
    const whole = msgOf({ '1000': SECRET });
    const other = Buffer.from(whole);
    const at = other.indexOf(Buffer.from('__properties', 'utf16le'));
    other.write('WordDocument', at, 'utf16le');
    for (const file of [other, whole.subarray(0, 700)]) {
      const text = await sanitised(around('application/vnd.ms-outlook', 'vraag.msg', file));
      expect(text).toContain('Bijlage achtergehouden: application/vnd.ms-outlook');
      expect(text).not.toMatch(/53214987|NL13/);
    }
  });
});
