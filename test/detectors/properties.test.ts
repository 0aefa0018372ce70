import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScanner, DETECTORS, LANGUAGES, type Region } from '../../detectors/index.ts';
import { View } from '../../detectors/view.ts';
import { readCases } from '../support/cases.ts';

const REGIONS: readonly Region[] = ['NL', 'GB'];
const viewOf = (text: string) =>
  new View(text, { kind: 'plain', language: 'recognise', regions: REGIONS, known: [{ name: 'Jan Jansen' }] });

const corpus = DETECTORS.flatMap(({ id }) => readCases(id).map(({ text }) => text));
const junk = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '\ud800',
    '\udc00',
    '\u0000',
    '\u202e',
    '\u200b',
    '[naam 1]',
    '&#48;',
    '\r\n',
    '@',
    '://',
    '٣',
    '𝟎',
    'е',
    '-',
    '.',
    '0',
    ' ',
  ),
);
/** Cut, joined and dirtied texts of the case tables: closer to what trips a detector than noise alone. */
const dirtied = fc
  .array(
    fc.oneof(
      junk,
      fc
        .tuple(fc.constantFrom(...corpus), fc.nat(), fc.nat())
        .map(([text, a, b]) => text.slice(a % (text.length + 1)).slice(0, 1 + (b % 60))),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

describe.each(DETECTORS.map((detector) => [detector.id, detector] as const))('%s', (_, detector) => {
  test('throws on no string, and answers with spans of it, the same each time', () => {
    fc.assert(
      fc.property(dirtied, (text) => {
        const found = detector.find(viewOf(text));
        for (const { start, end } of found) {
          expect(
            Number.isInteger(start) &&
              Number.isInteger(end) &&
              0 <= start &&
              start < end &&
              end <= text.length,
          ).toBe(true);
          detector.compact(text.slice(start, end));
        }
        expect(detector.find(viewOf(text))).toEqual(found);
        detector.compact(text);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the scanner', () => {
  const scanner = createScanner();

  test('answers with spans in order that neither overlap nor split a pair', () => {
    fc.assert(
      fc.property(dirtied, fc.constantFrom(undefined, ...LANGUAGES), (text, language) => {
        const found = scanner.scan(text, {
          ...(language && { language }),
          known: [{ name: 'Jan Jansen', email: 'jan@x.nl' }],
        });
        let last = 0;
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
          for (const at of [start, end]) {
            expect(/[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')).toBe(
              false,
            );
          }
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  test('finds nothing within what was redacted', () => {
    fc.assert(
      fc.property(dirtied, (text) => {
        const redacted = scanner
          .scan(text)
          .reduceRight(
            (left, { start, end }, i) => `${left.slice(0, start)}[waarde ${i + 1}]${left.slice(end)}`,
            text,
          );
        const placeholders = [...redacted.matchAll(/\[waarde \d+\]/g)].map(
          ({ index, 0: value }) => [index, index + value.length] as const,
        );
        for (const { start, end } of scanner.scan(redacted)) {
          for (const [from, to] of placeholders) expect(end <= from || start >= to).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('answers alike for one text and for a ticket of that one part', () => {
    fc.assert(
      fc.property(dirtied, (text) => {
        expect(scanner.scanParts([{ id: 'a', text }]).get('a')).toEqual(scanner.scan(text));
      }),
      { numRuns: 100 },
    );
  });
});
