import { expect, test } from 'vitest';
import { readRtf } from '../../../src/pipeline/attachments/rtf.ts';
import { sendOne } from '../../support/attachments.ts';

const START =
  '{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fcharset238 Arial CE;}}\n';
const latin1 = (text: string) => Buffer.from(text, 'latin1');

test('values are replaced where they stand, however they are written', async () => {
  const file = latin1(
    `${START}{\\info{\\author Jan Boer}{\\title NL91ABNA0417164300}}{\\*\\generator Riched20;}\n` +
      '{\\header Van jan88@w.example\\par}\n' +
      "\\pard Mijn IBAN is {\\b NL91 ABNA }0417\\~1643 \\'30\\u48 ?, order 2026-0048817.\\par\n" +
      "\\tab+31 6 1234 5678 caf\\u233\\'e9\\par {\\v ook jan89@w.example}\n" +
      '{\\field{\\*\\fldinst HYPERLINK "mailto:jan90@w.example"}{\\fldrslt mail ons}}\n' +
      '{\\footnote bel 06-87654321}{\\pict\\pngblip 89504e47}{\\object{\\*\\objdata 0105}}\\par}\nrest',
  );
  const received = await sendOne('brief.rtf', file);
  expect(received).toMatchObject({ state: 'rewritten', reason: 'values', type: 'application/rtf' });
  const source = received.content.toString('latin1');
  expect(source).not.toMatch(
    /NL91|0417|1643|jan\d\d|1234|87654321|Boer|fldinst|pict|objdata|generator|rest$/,
  );
  const { text } = readRtf(source);
  expect(text).toContain('Mijn IBAN is [IBAN 1], order 2026-0048817.');
  expect(text).toContain('\t[telefoon 1] café\n');
  expect(text).toContain('mail ons');
  expect(text).toMatch(/Van \[e-mailadres \d\]/);
});

test('one without values stays as it is', async () => {
  const file = latin1(`${START}\\pard Order 2026-0048817\\par}`);
  const received = await sendOne('a.rtf', file);
  expect(received).toMatchObject({ state: 'kept', reason: 'clean' });
  expect(received.content).toEqual(file);
});

test('letters are those of the font they stand in', () => {
  const { text } = readRtf(`${START}\\f1 \\'9a \\f0\\'9c\\'e9 \\u8364? \\uc0\\u8364 x}`);
  expect(text.split('\n')[0]).toBe('š œé € €x');
});
