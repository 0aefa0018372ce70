import { expect, test } from 'vitest';
import { createScanner, DETECTORS } from '../../detectors/index.ts';
import { readCases } from '../support/cases.ts';
import { countWork } from '../support/work.ts';

/** Beyond the lengths at which readers stop (links and lines: 2,048), so that their caps do not look like growth. */
const SMALL = 5_000;
/** Every digit of these may begin a number, which costs most. */
const SMALL_DIGITS = 1_500;
/** Ten times the text may cost this many times the work: linear, with room for what begins only at a length. */
const MOST = 12;

const table = DETECTORS.flatMap(({ id }) => readCases(id).map(({ text }) => text)).join('\n\n');
const HOSTILE = [
  'a',
  'A',
  'é',
  '0',
  '1 ',
  '12 12 ',
  '06-',
  '0031',
  '12.',
  '1.1.1.',
  '1:',
  'a1',
  '1a ',
  'A1 ',
  '@',
  'a@',
  'a@b',
  'a@b.c ',
  '.a',
  '-',
  '_',
  '<',
  '<<',
  ' ',
  '\n',
  '\r\n',
  '\t ',
  'Jan ',
  'Jan van ',
  'van der ',
  'J. ',
  'NL',
  'NL91 ',
  'NL91ABNA04',
  'straat 1 ',
  'Dorpsstraat 1, ',
  '1234 AB ',
  'bsn ',
  'bsn: ',
  'tel ',
  'paspoort ',
  'wachtwoord: ',
  'password is ',
  'user ',
  '://',
  'http://a/ ',
  'www.a',
  '?a=',
  '&token=',
  '[',
  '[a 1',
  '[naam 1]',
  '(',
  '"',
  "'",
  '&#48;',
  '&amp;',
  '%40',
  'nul ',
  'nul zes ',
  'a b ',
  '1-',
  '\u200b',
  'а',
  '𝟎',
  '\ud83d',
  '😀',
  '> 1\n',
  'ß',
  'İ',
  'ik ben ',
  'mijn naam is ',
  'Groet,\n',
];

const scanner = createScanner();
scanner.scan(table); // word lists are loaded once

function ratio(text: (length: number) => string, small: number): number {
  return countWork(() => scanner.scan(text(10 * small))) / countWork(() => scanner.scan(text(small)));
}

test.each(HOSTILE)('%j over and over: ten times the text, about ten times the work', (unit) => {
  const small = /[0-9]/.test(unit) ? SMALL_DIGITS : SMALL;
  expect(ratio((length) => unit.repeat(Math.ceil(length / unit.length)), small)).toBeLessThan(MOST);
});

test.each(DETECTORS.map(({ id }) => id))('the cases of %s over and over', (id) => {
  const cases = readCases(id)
    .map(({ text }) => text)
    .join('\n\n')
    .slice(0, SMALL_DIGITS / 2);
  expect(ratio((length) => cases.repeat((2 * length) / SMALL_DIGITS), SMALL_DIGITS)).toBeLessThan(MOST);
});

test('ten million characters are read whole', () => {
  const prose = 'Wij hebben uw bestelling ontvangen en sturen u morgen bericht over de bezorging.\n';
  const text = `${prose.repeat(Math.ceil(1e7 / prose.length))}NL91 ABNA 0417 1643 00`;
  const found = scanner.scan(text);
  expect(text.slice(found.at(-1)?.start, found.at(-1)?.end)).toBe('NL91 ABNA 0417 1643 00');
}, 60_000);
