import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidates } from '../../detectors/candidates.ts';
import { View } from '../../detectors/view.ts';

const viewOf = (text: string) =>
  new View(text, { kind: 'plain', language: undefined, regions: ['NL'], known: [] });

const words = fc.constantFrom(
  'bel',
  'ordernummer',
  'NL91 ABNA',
  '\n',
  '0612345678',
  '12-34',
  'é',
  '1',
  'x'.repeat(70),
);
const texts = fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' '));

test('finds what reading the whole text finds', () => {
  const pattern = /\b(?:[A-Z]{2}\d{2} [A-Z]{4}|\d{2}-\d{2}|\d{10})\b/g;
  fc.assert(
    fc.property(texts, (text) => {
      const whole = [...text.matchAll(pattern)].map(({ index, 0: value }) => [index, value]);
      const near = candidates(viewOf(text), pattern, { digits: 2 }).map(({ index, 0: value }) => [
        index,
        value,
      ]);
      expect(near).toEqual(whole);
    }),
  );
});

test('words are those of the definition: letters and marks, joined by apostrophes and hyphens', () => {
  const definition = /\p{L}[\p{L}\p{M}]*(?:['’\u2010\u2011-]\p{L}[\p{L}\p{M}]*)*/gu;
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.oneof(fc.constantFrom(..."aB é'-ß1 ſ𝒜̈ж😀"), fc.string({ unit: 'binary', maxLength: 1 })),
      }),
      (text) => {
        const expected = [...text.matchAll(definition)].map((match) => ({
          start: match.index,
          end: match.index + match[0].length,
          text: match[0],
          lower: match[0].toLowerCase(),
        }));
        expect(
          viewOf(text).words.map(({ start, end, text, lower }) => ({ start, end, text, lower })),
        ).toEqual(expected);
      },
    ),
  );
});

test.each([
  ['Jan', 'Xx'],
  ['Jan-Willem', 'Xx'],
  ["O'Brien", 'Xx'],
  ['JANSEN', 'XX'],
  ['jan', 'xx'],
  ['iPhone', 'xX'],
  ['McDonald', 'xX'],
  ['J', 'Xx'],
])('%s is %s', (word, shape) => expect(viewOf(word).words[0]?.shape).toBe(shape));
