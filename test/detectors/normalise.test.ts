import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../detectors/normalise.ts';

describe('what is made plain', () => {
  test.each([
    ['zero width', '06\u200b12\u200d34\u2060\ufeff5678', '0612345678'],
    ['bidi and soft hyphens', '\u202e06\u00ad12\u202c34', '061234'],
    ['tag characters', 'jan\u{e0061}@x.nl', 'jan@x.nl'],
    ['controls', '06\u000012\u001b34', '061234'],
    ['full width', 'ＮＬ９１ＡＢＮＡ', 'NL91ABNA'],
    ['Arabic-Indic digits', '٠٦١٢۳۴', '061234'],
    ['Devanagari digits', '०६१२', '0612'],
    ['mathematical digits', '𝟎𝟔𝟙𝟚𝟥𝟺', '061234'],
    ['circled digits', '⓪⑥❶➁➌', '06123'],
    ['keycaps', '0\ufe0f\u20e36\ufe0f\u20e3', '06'],
    ['superscripts', '⁰⁶⁴', '064'],
    ['struck through', 'j\u0336a\u0336n\u0336', 'jan'],
    ['composed', 'Rene\u0301', 'René'],
    ['Cyrillic in a Latin word', 'jаn@exаmple.nl', 'jan@example.nl'],
    ['Cyrillic in an IBAN', 'NL91 АВNА', 'NL91 ABNA'],
    ['Greek in a name', 'Jαn Jansen', 'Jan Jansen'],
    ['all Cyrillic among Latin words', 'mijn ІВАN of ВАК', 'mijn IBAN of BAK'],
    ['ligature', 'Van Dĳk', 'Van Dijk'],
    ['entities', '&#48;&#x36;&nbsp;12&shy;34 jan&commat;x&period;nl', '06 1234 jan@x.nl'],
    ['entities escaped twice', 'jan&amp;#64;x.nl', 'jan@x.nl'],
    ['an @ in a link', '?mail=jan%40x.nl&x', '?mail=jan@x.nl&x'],
    ['spaces', '06\u00a012\u202f34\u300056', '06 12 34 56'],
    ['dashes', '06\u201112\u201334\u2212', '06-12-34-'],
    ['quotes', 'O\u2019Brien \u201cJan\u201d', 'O\'Brien "Jan"'],
    ['line breaks', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['a quoted number broken over lines', '> NL91 ABNA\r\n> 0417 1643\n> 00', '> NL91 ABNA\n0417 1643\n00'],
    ['an indented number broken over lines', '06 12\n    345678', '06 12\n345678'],
  ])('%s', (_, text, plain) => expect(normalise(text).text).toBe(plain));
});

describe('what stays', () => {
  test.each([
    'Beste Zoë, crème brûlée kost € 10½ op 12 m² (±3°)',
    'Здравствуйте, меня зовут Мария',
    'Здравствуйте, Анна Оса',
    'Καλημέρα σας',
    'R&D bij Jansen & Co; a&b;',
    'emoji 👩🏽\u{1f980}',
    'Samsung™ … ok',
    'Ik kwam\n> 3 keer langs',
    'lone \ud800 and \udc00',
  ])('%s', (text) => expect(normalise(text).text.replaceAll('\n3', '\n> 3')).toBe(text));
});

const piece = fc.oneof(
  fc.constantFrom(
    '0',
    '6',
    ' ',
    '\r\n',
    '\r',
    '\n> 1',
    '&#48;',
    '&amp;#x30;',
    '&nbsp;',
    '%40',
    '\u200b',
    '\u0301',
  ),
  fc.constantFrom('e', 'а', 'Я', '𝟎', '😀', '\ud83d', '\ude00', '\u20e3', '٣', '\ufb03', '\u0000', '…', 'ﷺ'),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('the way back', () => {
  test('every span lies within the original, splits no pair and keeps its order', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const { text: plain, toOriginal } = normalise(text);
        const start = a % (plain.length + 1);
        const end = start + (b % (plain.length - start + 1));
        const span = toOriginal({ start, end });
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
        for (const at of [span.start, span.end]) {
          expect(/[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')).toBe(
            false,
          );
        }
      }),
    );
  });

  test('what stands between changed pieces comes back exactly', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const text = `${before}\tMARKER99\t${after}`;
        const { text: plain, toOriginal } = normalise(text);
        const start = plain.indexOf('MARKER99');
        const span = toOriginal({ start, end: start + 8 });
        expect(text.slice(span.start, span.end)).toBe('MARKER99');
      }),
    );
  });

  test('spans of neighbouring characters follow one another', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: plain, toOriginal } = normalise(text);
        let last = 0;
        for (let at = 0; at < plain.length; at++) {
          const span = toOriginal({ start: at, end: at + 1 });
          expect(span.start).toBeGreaterThanOrEqual(last);
          last = span.start;
        }
      }),
    );
  });

  test('hidden characters around a value stay outside it, inside it go with it', () => {
    const text = '\u200b06\u200b12\u200b';
    expect(normalise(text).toOriginal({ start: 0, end: 4 })).toEqual({ start: 1, end: 6 });
  });
});

test('reads millions of characters of changes in one go', () => {
  const text = 'а\u200b𝟎&#48;\r\n'.repeat(2e5);
  expect(normalise(text).text.length).toBe(8e5);
});

test.each(['&\u{1f600}', '&\u200b', '&&\u0301', '&\r\n', '&#', '&a', '&٣', 'a&𑣕b & c&amp'])(
  'an ampersand before %j ends',
  (text) => {
    expect(normalise(`${text} x`).text).toContain('x');
  },
);
