import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spacedOut } from '../../detectors/spaced-out.ts';
import { type Rewrite, spelledDigits } from '../../detectors/spelled-digits.ts';
import { standIns } from '../../detectors/stand-ins.ts';
import { View } from '../../detectors/view.ts';

const spelled = (text: string) =>
  spelledDigits(
    text,
    new View(text, { kind: 'plain', language: undefined, regions: ['NL'], known: [] }).digitClusters,
  );
const stoodIn = (text: string) =>
  standIns(
    text,
    new View(text, { kind: 'plain', language: undefined, regions: ['NL'], known: [] }).digitClusters,
  );
const plainOf = (rewrites: readonly Rewrite[]) => rewrites.map(({ plain }) => plain);

describe('letters for digits, underscores for blanks', () => {
  test.each([
    ['bel O6 l2 48 77 3l', '06 12 48 77 31'],
    ['call O77OO 9OO 3l8 now', '07700 900 318'],
    ['NL91_ABNA_0417_1643_00', 'NL91 ABNA 0417 1643 00'],
    ['06_12_48_77_31', '06 12 48 77 31'],
  ])('%s', (text, plain) => expect(plainOf(stoodIn(text))).toEqual([plain]));

  test.each([
    '06 12 48 77 31',
    'IMG_20261103_102233.jpg',
    'order_2026_11',
    'model OLED55 en lO0',
    'Il y a 12 personnes',
  ])('%s', (text) => expect(plainOf(stoodIn(text))).toEqual([]));
});

describe('digits in words', () => {
  test.each([
    ['bel me op nul zes twaalf vierendertig zesenvijftig achtenzeventig vanavond', '0612345678'],
    ['nul zes een twee drie vier vijf zes zeven acht', '0612345678'],
    ['Nul, zes, één, twee, drie, vier, vijf, zes, zeven, acht.', '0612345678'],
    ['mijn nummer: nul zes streepje twaalf 34 56 achtenzeventig', '0612345678'],
    ['nul6 twaalf 345678', '0612345678'],
    ['plus eenendertig zes twaalf vierendertig zesenvijftig achtenzeventig', '+31612345678'],
    ['call zero double seven zero zero nine double zero one two three', '07700900123'],
    ['it is oh seven seven double oh nine hundred', ''],
    ['zero seven seven zero zero nine zero zero twenty-one forty two', '07700900' + '2142'],
    ['Rufnummer null eins fünf eins zwölf vierunddreißig sechsundfünfzig acht', '01511234568'],
    ['zéro six douze trente-quatre cinquante-six soixante-dix-huit', '0612345678'],
    ['zéro un quatre-vingt-dix-neuf quatre vingt un soixante et onze vingt et un', '0199817121'],
    ['NL negen een ABNA nul vier een zeven een zes vier drie nul nul', 'NL91ABNA0417164300'],
    [
      'het is nul zes twaalf vierendertig zesenvijftig achtenzeventig en nul zes elf elf elf elf',
      '0612345678 0611111111',
    ],
  ])('%s', (text, plain) => expect(plainOf(spelled(text))).toEqual(plain ? [plain] : []));

  test.each([
    'een twee drie, klaar',
    'Wij zijn met vier man en drie vrouwen om tien voor acht bij jullie geweest',
    'order six 12345678 arrived',
    'one two three four five six',
    'onze twee zonen van zes en acht',
    'bestelling 12345678 en een kabel',
  ])('%s stays', (text) => expect(spelled(text)).toEqual([]));
});

describe('spaced-out characters', () => {
  test.each([
    ['mijn iban is N L 9 1 A B N A 0 4 1 7 1 6 4 3 0 0 hoor', 'NL91ABNA0417164300'],
    ['j a n @ e x a m p l e . n l', 'jan@example.nl'],
    ['0-6-1-2-3-4-5-6-7-8', '0612345678'],
    ['0_6_1_2_3_4_5_6_7_8.', '0612345678'],
    ['N L 9 1  A B N A  0 4 1 7', 'NL91 ABNA 0417'],
    ['bel 0 6 1 2 3 4 5 6 7 8', '0612345678'],
  ])('%s', (text, plain) => expect(plainOf(spacedOut(text))).toEqual([plain]));

  test.each(['a b c d', 'A. B. C. Jansen', 'optie 1 2 3 4', 'de rij - - - - - - - - -', 'x = y + z'])(
    '%s stays',
    (text) => expect(spacedOut(text)).toEqual([]),
  );
});

const noise = fc.string({
  unit: fc.oneof(
    fc.constantFrom('nul', 'zes ', 'a', ' ', ' ', '.', '1', '\n', 'é', '😀'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  ),
  maxLength: 200,
});

test.each([
  ['spelled', spelled],
  ['spaced', spacedOut],
] as const)('%s: stretches are in order, within bounds and apart', (_, find) => {
  fc.assert(
    fc.property(noise, (text) => {
      let last = 0;
      for (const { start, end } of find(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }),
  );
});

test('what is hidden anywhere in prose is seen, wherever the probes fall', () => {
  for (let before = 0; before < 40; before++) {
    const lead = 'x'.repeat(before);
    expect(plainOf(spelled(`${lead} un un un un un un un. Jan`))).toEqual(['1111111']);
    expect(plainOf(spacedOut(`${lead} 1 2 3 4 5 6 7 8, ja`))).toEqual(['12345678']);
  }
});
