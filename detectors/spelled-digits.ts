import type { DigitCluster } from './contract.ts';
import { FILLERS, NUMBER_WORDS, TIMES } from './digit-words.ts';

/** A stretch of text and what it would be in plain characters. */
export interface Rewrite {
  readonly start: number;
  readonly end: number;
  readonly plain: string;
}

/** Fewer digits are no number that names a person. */
const LEAST_DIGITS = 7;
/** Spelled-out words in a stretch that has no digits of its own, and in one that has. */
const LEAST_WORDS = 4;
const LEAST_WORDS_MIXED = 2;
/** The shortest stretch of seven digits in words is 20 long ("un un un un un un un"): no probe misses it. */
const STEP = 16;
/** The longest number word is "negenentachtig" or "fünfundfünfzig"; a longer word is not looked up. */
const LONGEST_WORD = 24;

/**
 * Stretches of `text` where digits are spelled out in words, in order. Looks at one word in every
 * {@link STEP} characters, and at the words around digits, so that prose costs next to nothing.
 */
export function spelledDigits(text: string, clusters: readonly DigitCluster[]): Rewrite[] {
  const found: Rewrite[] = [];
  let read = 0;
  const probe = (at: number) => {
    if (at < read || !hasNumberWord(text, at)) return;
    const stretch = readNumber(text, firstToken(text, at, read));
    read = Math.max(at + 1, stretch.end);
    if (stretch.plain !== '') found.push(stretch);
  };
  let next = 0;
  for (let at = 0; at < text.length; at += STEP) {
    for (; next < 2 * clusters.length; next++) {
      const { start, end } = clusters[next >> 1] as DigitCluster;
      const beside = next % 2 === 0 ? start - 2 : end + 1;
      if (beside > at) break;
      probe(beside);
    }
    probe(at);
  }
  return found;
}

/** By code: 1 for letters of number words, 2 besides for those one begins with. */
const LETTERS = new Uint8Array(0x100);
/** Number words by a hash of their letters: what is not in it is no number word, and is never cut out. */
const MAYBE = new Uint8Array(1 << 16);
/** Three letters in a row, of which {@link triple} makes an index, that stand in some number word. */
const TRIPLES = new Uint8Array(1 << 15);
for (let code = 0; code < LETTERS.length; code++) {
  if (/[a-z\xc0-\xff]/i.test(String.fromCharCode(code))) LETTERS[code] = 1;
}
for (const word of NUMBER_WORDS.keys()) {
  for (const first of [word[0] as string, (word[0] as string).toUpperCase()])
    LETTERS[first.charCodeAt(0)] = 3;
  MAYBE[hashOf(word, 0, word.length)] = 1;
  for (let at = 0; at + 2 < word.length; at++) TRIPLES[triple(word, at)] = 1;
}

function isLetter(code: number): boolean {
  return code < LETTERS.length && LETTERS[code] !== 0;
}

/** Letters of either case are alike in their last five bits. */
function triple(text: string, at: number): number {
  return (
    ((text.charCodeAt(at) & 31) << 10) |
    ((text.charCodeAt(at + 1) & 31) << 5) |
    (text.charCodeAt(at + 2) & 31)
  );
}

/** Ignores the case of ASCII letters; `É` and `é` differ by the same bit. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (text.charCodeAt(at) | 0x20)) | 0;
  return (hash ^ (hash >>> 12)) & (MAYBE.length - 1);
}

/**
 * Whether a number word of a number stands at `at`, or begins right behind it: a word of the table with
 * another, or with digits, beside it. "Een", "un" and "one" alone are in every mail.
 */
function hasNumberWord(text: string, at: number): boolean {
  let end = at;
  for (let gap = 0; gap < 3 && !isLetter(text.charCodeAt(end)); gap++) end++;
  // Most words are told by any three letters of theirs.
  if (
    isLetter(text.charCodeAt(end + 1)) &&
    isLetter(text.charCodeAt(end + 2)) &&
    TRIPLES[triple(text, end)] === 0
  )
    return false;
  let start = end;
  while (start > 0 && end - start < LONGEST_WORD && isLetter(text.charCodeAt(start - 1))) start--;
  if (LETTERS[text.charCodeAt(start)] !== 3) return false;
  while (end - start < LONGEST_WORD && isLetter(text.charCodeAt(end))) end++;
  if (!isNumberWord(text, start, end)) return false;
  return hasNumberBehind(text, end) || hasNumberBefore(text, start);
}

function isNumberWord(text: string, start: number, end: number): boolean {
  if (end - start < 2 || MAYBE[hashOf(text, start, end)] === 0) return false;
  return NUMBER_WORDS.has(text.slice(start, end).toLowerCase());
}

/** Widest sign between two words of a number. */
const WIDEST = 4;

function hasNumberBehind(text: string, at: number): boolean {
  let start = at;
  while (start - at < WIDEST && !isLetter(text.charCodeAt(start)) && !isDigit(text, start)) start++;
  if (isDigit(text, start)) return true;
  let end = start;
  while (end - start < LONGEST_WORD && isLetter(text.charCodeAt(end))) end++;
  return isNumberPart(text, start, end);
}

function hasNumberBefore(text: string, at: number): boolean {
  let end = at;
  while (at - end < WIDEST && !isLetter(text.charCodeAt(end - 1)) && !isDigit(text, end - 1)) end--;
  if (isDigit(text, end - 1)) return true;
  let start = end;
  while (end - start < LONGEST_WORD && isLetter(text.charCodeAt(start - 1))) start--;
  return isNumberPart(text, start, end);
}

/** Any word that may stand in a spoken number. */
function isNumberPart(text: string, start: number, end: number): boolean {
  return isNumberWord(text, start, end) || (end - start > 1 && kindOf(text.slice(start, end)) !== 'other');
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

const TOKEN = /(?:\p{L}{1,24}|[0-9]{1,20})(?=[^\p{L}]|$)/gu;
/** What may stand between two words of one number. */
const BETWEEN = /^[\s,.;:/()|-]{0,4}$/;
/** A stretch is entered within a step of its beginning; words may stand before the one first probed. */
const BACK = 120;

/** Start of the first of the words before `at` that belong to the number there. */
function firstToken(text: string, at: number, read: number): number {
  const from = Math.max(read, at - BACK);
  TOKEN.lastIndex = 0; // matchAll starts there
  const tokens = [...text.slice(from, at + LONGEST_WORD + 3).matchAll(TOKEN)];
  let start = at;
  let next: number | undefined;
  for (const token of tokens.reverse()) {
    const index = from + token.index;
    if (next !== undefined && !BETWEEN.test(text.slice(index + token[0].length, next))) break;
    const other = kindOf(token[0]) === 'other';
    if (other && !COUNTRY.test(token[0]) && !BANK.test(token[0])) {
      if (index > at) continue;
      break;
    }
    next = index;
    if (other && BANK.test(token[0])) continue;
    start = index;
    if (other) break;
  }
  return start;
}

const COUNTRY = /^[A-Z]{2}$/;
const BANK = /^[A-Z]{4}$/;
/** "and", after which another number begins if one is complete. */
const CONJUNCTION = /^(?:en|and|und|et)$/;
/** Tens that take their unit as a word of its own: "twenty one", "soixante et un". */
const OPEN_TENS =
  /^(?:twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety|vingt|trente|[qs]\w+te|cin\w+te)$/;

function kindOf(token: string): 'number' | 'digits' | 'times' | 'filler' | 'plus' | 'other' {
  if (token.charCodeAt(0) <= 0x39) return 'digits';
  const word = token.toLowerCase();
  if (NUMBER_WORDS.has(word) || word === 'vingts') return 'number';
  if (TIMES.has(word)) return 'times';
  if (FILLERS.has(word)) return 'filler';
  return word === 'plus' ? 'plus' : 'other';
}

/** Reads the number that begins at `from`; `plain` is empty when it is too short to be one. */
function readNumber(text: string, from: number): Rewrite {
  const number = new SpokenNumber();
  let start = from;
  let end = from;
  let last = from;
  TOKEN.lastIndex = from;
  for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
    const between = text.slice(last, token.index);
    if (last !== from && !BETWEEN.test(between)) break;
    const kind = kindOf(token[0]);
    const code = number.digits > 0 ? BANK.test(token[0]) : COUNTRY.test(token[0]);
    if (kind === 'other' && !code) {
      if (token.index > from + BACK || number.words > 0) break;
      last = start = end = TOKEN.lastIndex;
      continue;
    }
    if (number.digits === 0 && number.plain === '') start = token.index;
    last = TOKEN.lastIndex;
    if (kind === 'other') number.code(token[0]);
    else number.say(kind, token[0].toLowerCase(), between);
    if (kind === 'number' || kind === 'digits') end = last;
  }
  const least = number.mixed ? LEAST_WORDS_MIXED : LEAST_WORDS;
  const enough = number.digits >= LEAST_DIGITS && number.words >= least;
  return { start, end: Math.max(end, start), plain: enough ? number.plain.trimEnd() : '' };
}

/** The plain characters of a number as its words come in. */
class SpokenNumber {
  plain = '';
  digits = 0;
  words = 0;
  mixed = false;
  #times = 1;
  /** Set after a word for tens that waits for its unit. */
  #tens = 0;
  #group = 0;

  code(letters: string): void {
    this.plain += letters;
  }

  say(kind: 'number' | 'digits' | 'times' | 'filler' | 'plus', word: string, between: string): void {
    if (kind === 'plus') this.plain += this.plain === '' ? '+' : '';
    else if (kind === 'times') this.#times = TIMES.get(word) ?? 1;
    else if (kind === 'filler') {
      if (CONJUNCTION.test(word) && this.#group >= LEAST_DIGITS && this.#tens === 0) this.#break();
    } else {
      if (between.includes('\n') && this.#group > LEAST_DIGITS) this.#break();
      if (kind === 'digits') this.#append(word);
      else this.#number(word);
      if (kind === 'digits') this.mixed = true;
      else this.words++;
    }
  }

  #number(word: string): void {
    const value = word === 'vingts' ? 20 : (NUMBER_WORDS.get(word) ?? 0);
    const tens = this.#tens;
    if (/^vingts?$/.test(word) && tens === 4) {
      this.#replace(1, '80');
      this.#tens = 80;
    } else if (tens >= 20 && value > 0 && (value < 10 || (value < 20 && (tens === 60 || tens === 80)))) {
      this.#replace(2, String(tens + value));
      if (value === 10) this.#tens = tens + 10; // "soixante-dix-huit"
    } else {
      this.#append(String(value));
      this.#tens = OPEN_TENS.test(word) ? value : word === 'quatre' ? 4 : 0;
    }
  }

  #append(digits: string): void {
    const said = digits.repeat(this.#times);
    this.plain += said;
    this.digits += said.length;
    this.#group += said.length;
    this.#times = 1;
    this.#tens = 0;
  }

  #replace(count: number, digits: string): void {
    this.plain = this.plain.slice(0, -count) + digits;
    this.digits += digits.length - count;
    this.#group += digits.length - count;
    this.#tens = 0;
  }

  #break(): void {
    this.plain += ' ';
    this.#group = 0;
  }
}
