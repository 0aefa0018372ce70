import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SOURCE_SYNTAXES } from '../../../src/model/document.ts';
import { Withheld } from '../../../src/pipeline/attachments/format.ts';
import { readSource, writeMark } from '../../../src/pipeline/attachments/syntax.ts';
import { applyEdits } from '../../../src/pipeline/edits.ts';
import { toSource } from '../../../src/pipeline/offsets.ts';

const MARK = '[e-mailadres 1]';

const name = fc.constantFrom('a', 'b', 'p', 't', 'row', 'c', 'v', 'f', 'tab', 'x:y');
const data = fc.constantFrom(
  'x',
  ' ',
  '\n',
  'é',
  '😀',
  '&amp;',
  '&#64;',
  '0612345678',
  'jan',
  '<![CDATA[ q ]]>',
  '<!-- q -->',
);
const element: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc
    .tuple(name, fc.array(fc.oneof({ maxDepth: 4 }, data, tie('node')), { maxLength: 4 }), fc.boolean())
    .map(
      ([tag, content, attribute]) =>
        `<${tag}${attribute ? ' descr="q &quot; r" s=\'1\'' : ''}>${content.join('')}</${tag}>`,
    ),
})).node;
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify({ value }));
const csv = fc
  .array(
    fc.array(fc.constantFrom('a', '"b ""c"" d"', '"e\r\nf"', '', '12,5', 'é'), {
      minLength: 2,
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows) => rows.map((row) => row.join(';')).join('\r\n'));
const lines = fc
  .array(
    fc.constantFrom(
      'FN:Jan',
      'N:Boer;Jan;;;',
      'NOTE:a\\nb\\, c',
      ' vervolg',
      'TEL;TYPE="x:y":+31 6',
      'URL:mailto:a%40b',
      'BDAY:19800131',
      'X',
      '',
    ),
    { maxLength: 8 },
  )
  .map((all) => all.join('\r\n'));
const rtf: fc.Arbitrary<string> = fc.letrec<{ group: string }>((tie) => ({
  group: fc
    .tuple(
      fc.constantFrom('', '\\b ', '\\v ', '\\header ', '\\fonttbl', '\\uc2 ', '\\f3 '),
      fc.array(
        fc.oneof(
          { maxDepth: 4 },
          fc.constantFrom(
            'jan',
            ' 0612345678',
            '\\par\n',
            "\\'e9",
            '\\u233?',
            '\\u-10179 ?',
            '\\~',
            '\\{',
            '\\tab+31',
            '\\b0',
            '\xe9',
          ),
          tie('group'),
        ),
        { maxLength: 5 },
      ),
    )
    .map(([word, content]) => `{${word}${content.join('')}}`),
})).group;
const SOURCES = {
  xml: element,
  ooxml: element,
  sheet: element,
  odf: element,
  json,
  csv,
  lines,
  html: element,
  rtf,
  plain: fc.string(),
} as const;

describe.each(SOURCE_SYNTAXES)('%s', (syntax) => {
  test('every stretch of text has a place in the source that reads as it', () => {
    fc.assert(
      fc.property(SOURCES[syntax], (source) => {
        const { text, offsets } = readSource(syntax, source);
        let at = 0;
        for (const { text: span, source: place, how } of offsets) {
          expect(span.start).toBe(at);
          at = span.end;
          if (how === 'copied')
            expect(text.slice(span.start, span.end)).toBe(source.slice(place.start, place.end));
          if (how === 'inserted') expect(place.start).toBe(place.end);
        }
        if (offsets.length > 0) expect(at).toBe(text.length);
      }),
      { numRuns: 200 },
    );
  });

  test('a mark anywhere in the text leaves a source that reads with the mark in it', () => {
    fc.assert(
      fc.property(SOURCES[syntax], fc.nat(), fc.nat({ max: 12 }), (source, from, length) => {
        const { text, offsets, contexts } = readSource(syntax, source);
        const start = text.length === 0 ? 0 : from % text.length;
        const [first, ...rest] = toSource({ offsets }, { start, end: Math.min(text.length, start + length) });
        if (!first) return;
        const place = (position: number) =>
          contexts.findLast((context) => context.start <= position && position < context.end)?.context ??
          'text';
        const edits = [
          { ...first, replacement: writeMark(syntax, MARK, place(first.start)) },
          ...rest.map((span) => ({ ...span, replacement: writeMark(syntax, '', place(span.start)) })),
        ];
        const after = applyEdits(source, edits).text;
        // A JSON key cut out whole, or half a row of a table, changes what stands around it and nothing else.
        expect(readSource(syntax, after).text.replace(/\s/g, '')).toContain(MARK.replace(/\s/g, ''));
        if (syntax === 'json') JSON.parse(after);
      }),
      { numRuns: 200 },
    );
  });
});

test.each(SOURCE_SYNTAXES)('%s: no text makes the reader throw anything but its refusal', (syntax) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (source) => {
      try {
        readSource(syntax, source);
      } catch (error) {
        expect(error).toBeInstanceOf(Withheld);
      }
    }),
  );
});
