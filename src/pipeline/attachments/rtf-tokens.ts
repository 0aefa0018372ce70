import { Withheld } from './format.ts';

/**
 * A piece of rich text (Rich Text Format Specification 1.9.1, "Basic Entities"). Offsets into the source, one unit for
 * each byte.
 */
export type RtfToken =
  | { readonly kind: 'open' | 'close' | 'text'; readonly start: number; readonly end: number }
  /** `\par`, `\b0`, and symbols: `\~`. The blank that ends a word is part of it. */
  | {
      readonly kind: 'control';
      readonly word: string;
      readonly value: number | undefined;
      readonly start: number;
      readonly end: number;
    }
  /** `\'e9` */
  | { readonly kind: 'byte'; readonly byte: number; readonly start: number; readonly end: number };

const CONTROL = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z']))/sy;
const TEXT = /[^\\{}\r\n]+/y;

/** Cuts rich text into its tokens; line ends between them mean nothing. @throws Withheld `unreadable`, `embedded` */
export function* rtfTokens(source: string): Generator<RtfToken> {
  for (let start = 0; start < source.length; ) {
    const character = source[start]!;
    if (character === '{' || character === '}') {
      yield { kind: character === '{' ? 'open' : 'close', start, end: ++start };
    } else if (character === '\r' || character === '\n') {
      start++;
    } else if (character === '\\') {
      const token = control(source, start);
      yield token;
      start = token.end;
    } else {
      TEXT.lastIndex = start;
      TEXT.exec(source);
      yield { kind: 'text', start, end: TEXT.lastIndex };
      start = TEXT.lastIndex;
    }
  }
}

function control(source: string, start: number): RtfToken {
  CONTROL.lastIndex = start;
  const match = CONTROL.exec(source);
  if (!match) throw new Withheld('unreadable');
  const [, word, value, byte, symbol = ''] = match;
  const end = CONTROL.lastIndex;
  if (byte !== undefined) return { kind: 'byte', byte: Number.parseInt(byte, 16), start, end };
  // Bytes as they are, in which braces mean nothing.
  if (word === 'bin') throw new Withheld('embedded');
  return {
    kind: 'control',
    word: word ?? symbol,
    value: value === undefined ? undefined : Number(value),
    start,
    end,
  };
}
