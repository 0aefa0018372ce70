import {
  classOf,
  DIGIT,
  fold,
  HASH_START,
  hashOn,
  LOWER,
  MARK,
  NO_LETTER,
  UNCASED,
  UPPER,
} from './lexicon.ts';

/** How a token is written. */
export const SMALL = 0;
/** Starts with a capital and holds a small letter; further capitals as in "McDonald" are allowed. */
export const CAPITALISED = 1;
/** Two letters or more, all capital. */
export const CAPITALS = 2;
/** One capital letter. */
export const LETTER = 3;
/** A script without case, or small letters before a capital ("iPhone"). */
export const OTHER_SHAPE = 4;

/** What stands between two tokens: one bit per kind of character met. */
export const SPACE = 1;
export const LINE = 2;
/** A second line break: an empty line. */
export const BLANK_LINE = 4;
export const DOT = 8;
export const COMMA = 16;
export const COLON = 32;
export const HYPHEN = 64;
export const APOSTROPHE = 128;
export const NUMBER = 256;
/** Glues words into an identifier, address or path: `@ _ / \ = & # % $ ~ +`. */
export const GLUE = 512;
export const QUOTE = 1024;
export const BRACKET = 2048;
export const ANGLE = 4096;
/** Ends a sentence: `! ? ; …`, and any character not named here. */
export const STOP = 8192;
/** Sets table cells and list items apart: `|`, tab, bullets, dashes. */
export const PIPE = 16384;

const GAP = new Uint16Array(0x2100).fill(STOP);
const GAP_CHARS: readonly (readonly [number, string])[] = [
  [SPACE, ' \r\u00a0\u2002\u2003\u2009\u202f'],
  [LINE, '\n\u2028\u2029'],
  [DOT, '.'],
  [COMMA, ','],
  [COLON, ':'],
  [HYPHEN, '-\u2010\u2011'],
  [APOSTROPHE, "'\u2019\u2018`\u00b4\u02bc"],
  [NUMBER, '0123456789'],
  [GLUE, '@_/\\=&#%$~+'],
  [QUOTE, '*"\u201c\u201d\u201e\u00ab\u00bb'],
  [BRACKET, '()[]{}'],
  [ANGLE, '<>'],
  [PIPE, '|\t\u2022\u00b7\u2013\u2014'],
];
for (const [kind, chars] of GAP_CHARS) for (const char of chars) GAP[char.charCodeAt(0)] = kind;

/**
 * The runs of letters of a text, in columns. Unlike {@link TextView.words}, hyphens and apostrophes part
 * words here, since they join names of all kinds ("Wiersma-de Jong", "van 't Hof"); {@link gaps} tells.
 */
export class Tokens {
  count = 0;
  starts: Int32Array;
  ends: Int32Array;
  /** {@link hashWord} of each token. */
  hashes: Int32Array;
  shapes: Uint8Array;
  /** What stands before each token; the entry at `count` tells what stands behind the last. */
  gaps: Uint16Array;

  /** Splits `text`; linear, about 20 bytes a token. */
  constructor(text: string) {
    const guess = (text.length >> 2) + 16;
    this.starts = new Int32Array(guess);
    this.ends = new Int32Array(guess);
    this.hashes = new Int32Array(guess);
    this.shapes = new Uint8Array(guess);
    this.gaps = new Uint16Array(guess);
    this.#split(text);
  }

  #split(text: string): void {
    const length = text.length;
    let gap = BLANK_LINE | LINE;
    let at = 0;
    while (at < length) {
      let code = text.charCodeAt(at);
      let kind = classOf(code);
      if (kind === NO_LETTER || kind === DIGIT || kind === MARK) {
        const bit = code < 0x2100 ? (GAP[code] as number) : STOP;
        gap |= bit === LINE && gap & LINE ? BLANK_LINE : bit;
        at++;
        continue;
      }
      const start = at;
      let hash = HASH_START;
      let uppers = 0;
      let lowers = 0;
      let others = 0;
      const first = kind;
      do {
        if (kind === LOWER) lowers++;
        else if (kind === UPPER) uppers++;
        else if (kind === UNCASED) others++;
        if (kind !== MARK) hash = hashOn(hash, fold(code));
        at++;
        if (at >= length) break;
        code = text.charCodeAt(at);
        kind = classOf(code);
      } while (kind === LOWER || kind === UPPER || kind === UNCASED || kind === MARK);
      this.#push(start, at, hash, shapeOf(first, uppers, lowers, others), gap);
      gap = 0;
    }
    if (this.count >= this.starts.length) this.#grow();
    this.gaps[this.count] = gap | LINE;
    this.starts[this.count] = length;
  }

  #push(start: number, end: number, hash: number, shape: number, gap: number): void {
    const index = this.count;
    if (index >= this.starts.length) this.#grow();
    this.starts[index] = start;
    this.ends[index] = end;
    this.hashes[index] = hash;
    this.shapes[index] = shape;
    this.gaps[index] = gap;
    this.count = index + 1;
  }

  #grow(): void {
    const size = this.starts.length * 2;
    this.starts = extended(this.starts, new Int32Array(size));
    this.ends = extended(this.ends, new Int32Array(size));
    this.hashes = extended(this.hashes, new Int32Array(size));
    this.shapes = extended(this.shapes, new Uint8Array(size));
    this.gaps = extended(this.gaps, new Uint16Array(size));
  }

  /** Index of the first token that starts at or behind an offset; `from` is a token known not to lie behind it. */
  firstFrom(offset: number, from: number): number {
    let low = from;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Number of characters between a token and the one before it. */
  distance(index: number): number {
    return index === 0 ? 0 : (this.starts[index] as number) - (this.ends[index - 1] as number);
  }
}

function extended<T extends Int32Array | Uint8Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function shapeOf(first: number, uppers: number, lowers: number, others: number): number {
  if (uppers === 0) return others > 0 ? OTHER_SHAPE : SMALL;
  if (first !== UPPER) return OTHER_SHAPE;
  if (lowers + others > 0) return CAPITALISED;
  return uppers > 1 ? CAPITALS : LETTER;
}
