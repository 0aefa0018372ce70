import { readFileSync } from 'node:fs';

/**
 * What the word table says of a word: bits, so that one look-up answers every question. A word may be
 * several things at once ("Roos" is a given name, a surname and a flower).
 */
export const FIRST = 1;
/** Given name in a distant or doubtful list only. */
export const FIRST_RARE = 2;
export const SURNAME = 4;
export const SURNAME_RARE = 8;
export const WORD_NL = 16;
export const WORD_EN = 32;
export const WORD_DE = 64;
export const WORD_FR = 128;
/** Among the most used words of a language. */
export const COMMON = 256;
export const PLACE = 512;
export const BRAND = 1024;
/** As likely an ordinary word, product or place as a name, whatever the language. */
export const DOUBTFUL = 2048;
/** Read as a given name, though a dictionary holds it as a word too: "Frank", "Dawn". */
export const HOMONYM = 4096;

export const ANY_WORD = WORD_NL | WORD_EN | WORD_DE | WORD_FR;
export const ANY_GIVEN = FIRST | FIRST_RARE;
export const ANY_SURNAME = SURNAME | SURNAME_RARE;
export const ANY_NAME = ANY_GIVEN | ANY_SURNAME;

/** FNV-1a, taken letter by letter over {@link fold}ed letters. */
export const HASH_START = 0x811c9dc5 | 0;

/** The hash of a word grown by one folded letter. */
export function hashOn(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x01000193);
}

/** Letter classes by code unit below {@link CASED_END}; above it every letter counts as {@link UNCASED}. */
export const NO_LETTER = 0;
export const LOWER = 1;
export const UPPER = 2;
export const UNCASED = 3;
export const DIGIT = 4;
export const MARK = 5;

/** Latin, Greek, Cyrillic, Armenian, Arabic and Hebrew lie below; then only Latin Extended Additional. */
const CASED_END = 0x0700;
const VIETNAMESE_START = 0x1e00;
const VIETNAMESE_END = 0x1f00;

const CLASS = new Uint8Array(0x10000);
const FOLD = new Uint16Array(VIETNAMESE_END);
/** Letters that Unicode does not decompose; folded to the letter people type instead. */
const TYPED_AS: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ß: 's',
  æ: 'a',
  œ: 'o',
};

for (let code = 0; code < CASED_END; code++) define(code);
for (let code = VIETNAMESE_START; code < VIETNAMESE_END; code++) define(code);
// Scripts without case: CJK, Hangul, Devanagari and the rest. Ranges, since testing each code is slow.
CLASS.fill(UNCASED, 0x0900, 0x1e00);
CLASS.fill(UNCASED, 0x3040, 0xa4d0);
CLASS.fill(UNCASED, 0xac00, 0xd7b0);
CLASS.fill(MARK, 0x0300, 0x0370);

function define(code: number): void {
  const char = String.fromCharCode(code);
  const lower = char.toLowerCase();
  const upper = char.toUpperCase();
  if (lower !== upper) CLASS[code] = char === lower ? LOWER : UPPER;
  else if (/\p{L}/u.test(char)) CLASS[code] = code < 0x250 ? LOWER : UNCASED;
  else if (code >= 0x30 && code <= 0x39) CLASS[code] = DIGIT;
  else if (/\p{M}/u.test(char)) CLASS[code] = MARK;
  const base = TYPED_AS[lower] ?? lower.normalize('NFD');
  FOLD[code] = base.charCodeAt(0);
}

/** Class of a code unit: {@link LOWER}, {@link UPPER}, {@link UNCASED}, {@link DIGIT}, {@link MARK} or 0. */
export function classOf(code: number): number {
  return CLASS[code] as number;
}

/** A letter in lower case and without its accent, as a code unit. */
export function fold(code: number): number {
  return code < VIETNAMESE_END ? FOLD[code] || code : code;
}

/** The hash under which `word` is filed. */
export function hashWord(word: string): number {
  let hash = HASH_START;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (CLASS[code] !== MARK) hash = hashOn(hash, fold(code));
  }
  return hash;
}

/** Open-addressing table from word hash to a small number; 0 means absent. */
export class HashTable {
  readonly #keys: Int32Array;
  readonly #values: Uint32Array;
  readonly #mask: number;

  /** @param capacity most entries it shall hold; memory is 8 bytes times the next power of two above twice that */
  constructor(capacity: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, capacity * 2)));
    this.#keys = new Int32Array(size);
    this.#values = new Uint32Array(size);
    this.#mask = size - 1;
  }

  /** Adds bits to what is filed under `hash`. */
  add(hash: number, bits: number): void {
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    while (this.#values[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & this.#mask;
    this.#keys[slot] = hash;
    this.#values[slot] = (this.#values[slot] as number) | bits;
  }

  get(hash: number): number {
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    for (;;) {
      const value = this.#values[slot] as number;
      if (value === 0 || this.#keys[slot] === hash) return value;
      slot = (slot + 1) & this.#mask;
    }
  }
}

let table: HashTable | undefined;

/** The word table, read on first use (tens of milliseconds, about 4 MB). */
export function lexicon(): HashTable {
  table ??= readTable(readFileSync(new URL('../data/names.txt', import.meta.url), 'utf8'));
  return table;
}

/** Reads `names.txt`: per line the bits as a decimal number, then the folded words that have them. */
function readTable(text: string): HashTable {
  const words = Number(/^# (\d+) words/.exec(text)?.[1] ?? 0);
  const read = new HashTable(words);
  let at = text.indexOf('\n') + 1;
  while (at < text.length) {
    let bits = 0;
    for (; text.charCodeAt(at) !== 0x20; at++) bits = bits * 10 + text.charCodeAt(at) - 0x30;
    let hash = HASH_START;
    for (at++; ; at++) {
      const code = text.charCodeAt(at);
      if (code > 0x20) hash = hashOn(hash, code);
      else {
        read.add(hash, bits);
        hash = HASH_START;
        if (code !== 0x20) break;
      }
    }
    at++;
  }
  return read;
}
