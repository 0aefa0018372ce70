import { decodeHTMLStrict } from 'entities';
import { latinise } from './homoglyphs.ts';
import { Rewriting, type Rewritten, wholePairs } from './offsets.ts';

/** A text made plain for detection, with the way back to the text it came from. */
export type Normalised = Rewritten;

/**
 * What {@link normalise} may have to do something about: controls, carriage returns, entities, `%40`,
 * quote marks or indents before a number, all exotic spaces, and everything beyond Latin letters and the
 * euro sign.
 */
const SUSPECT =
  /[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\xb4\u0132\u0133\u013f\u0140\u0149\u017f\u01c4-\u01cc\u01f1-\u01f3\u0250-\u20ab\u20ad-\uffff]|&[#A-Za-z]|%40|\n[ \t>]{1,8}[0-9]/g;

/**
 * Returns `text` ready for detection: see {@link TextView} for what that means. Plain texts come back as
 * they are, for the cost of one search.
 *
 * Sources: UAX #15 (NFKC), UTS #39 (confusables), UAX #44 (default ignorable code points), RFC 3676
 * (format=flowed), the WHATWG's named character references.
 */
export function normalise(text: string): Normalised {
  SUSPECT.lastIndex = 0;
  if (!SUSPECT.test(text)) return { text, toOriginal: ({ start, end }) => wholePairs(text, start, end) };
  const out = new Rewriting(text);
  SUSPECT.lastIndex = 0;
  while (SUSPECT.test(text)) {
    const last = SUSPECT.lastIndex - 1;
    const code = text.charCodeAt(last);
    if (code >= 0x30 && code <= 0x39) SUSPECT.lastIndex = unwrap(text, last, out);
    // Another suspect behind an ampersand is one for itself.
    else if (opensEntity(code) && text[last - 1] === '&') SUSPECT.lastIndex = entity(text, last - 1, out);
    else SUSPECT.lastIndex = character(text, last, code, out);
  }
  const done = out.finish();
  return { text: latinise(done.text), toOriginal: done.toOriginal };
}

/** Handles one suspect character; returns where to go on. */
function character(text: string, at: number, code: number, out: Rewriting): number {
  if (code === 0x0d) {
    // CRLF and lone CR are one line break; the LF then is looked at for what follows it
    const end = text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1;
    out.replace(at, end, '\n');
    const wrapped = INDENTED_NUMBER.exec(text.slice(end, end + 9));
    if (wrapped && continues(text, at)) out.replace(end, end + wrapped[0].length - 1, '');
    return end;
  }
  if (isLatinMark(code)) return marks(text, at, out);
  const point = text.codePointAt(at) as number;
  const end = at + (point > 0xffff ? 2 : 1);
  const plain = plainOf(point);
  if (plain !== undefined) out.replace(at, end, plain);
  return end;
}

const INDENTED_NUMBER = /^[ \t>]{1,8}[0-9]/;

/** Drops quote marks and indents between a line break and the digit at `digit`, if a number goes on. */
function unwrap(text: string, digit: number, out: Rewriting): number {
  if (text[digit - 1] === '4') {
    // "%40", an @ as links spell it
    out.replace(digit - 2, digit + 1, '@');
    return digit + 1;
  }
  const start = text.lastIndexOf('\n', digit) + 1;
  if (start - 1 >= out.read && continues(text, start - 1)) out.replace(start, digit, '');
  return digit;
}

/** Whether what stands before the line break at `at` can be the first half of a number. */
function continues(text: string, at: number): boolean {
  const before = text.charCodeAt(text[at - 1] === ' ' ? at - 2 : at - 1);
  return (before >= 0x28 && before <= 0x39) || (before >= 0x41 && before <= 0x5a);
}

/** `#` or an ASCII letter. */
function opensEntity(code: number): boolean {
  const lower = code | 0x20;
  return code === 0x23 || (lower >= 0x61 && lower <= 0x7a);
}

/** Entities, also escaped twice or thrice. */
const ENTITY = /&(?:amp;){0,3}(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z]{2,24}[0-9]{0,2};)/y;

/** Decodes the entity at `at`, if it is one; returns where to go on. */
function entity(text: string, at: number, out: Rewriting): number {
  ENTITY.lastIndex = at;
  const found = ENTITY.exec(text);
  // Always past the character that was looked at, or it would be looked at for ever.
  if (!found) return at + 2;
  const decoded = decodeHTMLStrict(`&${found[1]}`);
  const end = at + found[0].length;
  if (decoded.startsWith('&') && decoded.length > 1) return end;
  let plain = '';
  for (const char of decoded) plain += plainOf(char.codePointAt(0) as number) ?? char;
  out.replace(at, end, plain);
  return end;
}

/** Blocks of marks that combine with Latin letters, enclosing ones (keycaps) included. */
function isLatinMark(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x1ab0 && code <= 0x1aff) ||
    (code >= 0x1dc0 && code <= 0x1dff) ||
    (code >= 0x20d0 && code <= 0x20ff)
  );
}

/** Composes the letter before `at` with the marks from there, or drops marks that strike it through. */
function marks(text: string, at: number, out: Rewriting): number {
  let end = at + 1;
  while (isLatinMark(text.charCodeAt(end)) || text.charCodeAt(end) === 0xfe0f) end++;
  const base = text[at - 1] ?? '';
  if (out.read < at && /\p{L}/u.test(base)) {
    const composed = (base + text[at]).normalize('NFC');
    out.replace(at - 1, end, composed.length === 1 ? composed : base);
  } else {
    out.replace(at, end, '');
  }
  return end;
}

const plainForms = new Map<number, string | undefined>();

/** What stands for a code point in normalised text; `undefined` when it stays as it is. */
function plainOf(point: number): string | undefined {
  if (point > 0x20 && point < 0x7f) return undefined;
  if (plainForms.has(point)) return plainForms.get(point);
  const char = String.fromCodePoint(point);
  const plain = derive(point, char);
  const form = plain === char ? undefined : plain;
  plainForms.set(point, form);
  return form;
}

// default ignorable code points (UAX #44), fillers and controls that show nothing
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/u;
const BREAK = /[\r\x0b\x0c\x85\u2028\u2029]/;
const LOOKS_ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[\p{Zs}\u2800]/u, ' '],
  [/[\p{Pd}\u2212\u2043\u02d7\u2796]/u, '-'],
  [/[\u2018\u2019\u201a\u201b\u2032\u2035\u02b9\u02bb-\u02bd\u02c8\xb4\uff07]/, "'"],
  [/[\u201c-\u201f\u2033\u2036\uff02]/, '"'],
  [/[\u3002\uff61\u2027]/, '.'],
  [/[\u2215\u2044\u29f8]/, '/'],
  [/[\u2236\ua789]/, ':'],
];
/** Circled digits without a compatibility form: black circled, double circled, sans-serif. */
const CIRCLED_ONE = [0x2776, 0x2780, 0x278a, 0x24f5];
/** Compatibility forms that would join what they stand behind: "Samsung™", "10½". */
const KEPT = /[\u2120\u2122\u2026\u2150-\u215f\u2189]/;

function derive(point: number, char: string): string {
  if (BREAK.test(char)) return '\n';
  if (INVISIBLE.test(char)) return '';
  for (const [form, plain] of LOOKS_ALIKE) if (form.test(char)) return plain;
  if (/\p{Nd}/u.test(char)) return String(digitValue(point));
  if (point === 0x24ff) return '0';
  for (const one of CIRCLED_ONE) if (point >= one && point < one + 9) return String(point - one + 1);
  if (KEPT.test(char)) return char;
  const folded = char.normalize('NFKC');
  return folded.startsWith(' ') ? char : folded;
}

/** Value of a decimal digit: every script's ten stand in a row, and rows stand after one another. */
function digitValue(point: number): number {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before++;
  return before % 10;
}
