import { CUE_KINDS, type CueKind } from './kinds.ts';
import { isSmallLetter, LEXICON, NO_SIGN, STEM_KEY, signValue, type Tokens, tokenise } from './lexicon.ts';

/** Words, first words of phrases with the letter behind them, and the first four letters of stems, by hash. */
const WORDS = new Uint8Array(1 << 16);
const STEM_OPENS = 4;
/** The three signs that short stems begin with, and those that stems end with. */
const SHORT_STEMS = new Uint8Array(1 << 15);
const ENDINGS = new Uint8Array(1 << 15);
const OPENS_STEM = 1;
const IS_WORD = 2;
const OPENS_PHRASE = 4;
const GOES_ON = 8;
/** No phrase reaches further, since no window does. */
const LONGEST_PHRASE = 140;

const NUMBER_OF = Object.fromEntries(CUE_KINDS.map((kind, i) => [kind, i])) as Readonly<
  Record<CueKind, number>
>;
let longestWord = 0;
for (const word of LEXICON.words.keys()) {
  mark(word, IS_WORD);
  longestWord = Math.max(longestWord, word.length);
}
for (const [word, phrases] of LEXICON.phrases) {
  mark(word, OPENS_PHRASE);
  for (const { rest } of phrases) mark(word + rest[0]?.charAt(0), GOES_ON);
  longestWord = Math.max(longestWord, word.length);
}
for (const { text } of [...LEXICON.openings.values()].flat()) {
  if (text.length < STEM_OPENS) SHORT_STEMS[triple(text, 0)] = 1;
  else mark(text.slice(0, STEM_OPENS), OPENS_STEM);
}
for (const key of LEXICON.endings.keys()) ENDINGS[triple(key, 0)] = 1;

function mark(word: string, as: number): void {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = grow(hash, word.charCodeAt(at));
  WORDS[slot(hash)] = (WORDS[slot(hash)] as number) | as;
}

/**
 * Where a text may have context words, and of which kinds: told in one pass over it, so that windows
 * without any are not read and detectors without one of theirs not called. Misses no cue that a window of
 * the text shows; may name a few that none does, since a window may cut the word it begins or ends in.
 */
export class CueSurvey {
  /** Starts of words that may open a cue, in order. */
  readonly #starts: number[] = [];
  readonly #seen = new Uint8Array(CUE_KINDS.length);

  /** @param text as `foldCues` returns it */
  constructor(text: string) {
    for (let at = 0; at < text.length; at++) {
      let code = text.charCodeAt(at);
      if (!isSmallLetter(code)) continue;
      const start = at;
      let hash = 0;
      let hasDigits = false;
      let isMarked = false;
      do {
        hash = grow(hash, code);
        if (++at - start === STEM_OPENS) isMarked = isA(OPENS_STEM, hash);
        code = at < text.length ? text.charCodeAt(at) : 0;
        hasDigits ||= code >= 0x30 && code <= 0x39;
      } while (signValue(code) < NO_SIGN);
      if (hasDigits) this.#noteMixed(text, start, at);
      else if (isMarked || isA(IS_WORD, hash) || hasStem(text, start, at) || opensPhrase(text, at, hash))
        this.#note(text, start, at);
    }
  }

  /** Whether some word may announce one of `kinds`. */
  announces(kinds: readonly CueKind[]): boolean {
    for (const kind of kinds) if (this.#seen[NUMBER_OF[kind]] === 1) return true;
    return false;
  }

  /** Whether a cue may begin in `[from, to)`. */
  opensIn(from: number, to: number): boolean {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    return low < starts.length && (starts[low] as number) < to;
  }

  /** Whether a cue may begin at `at`. */
  opensAt(at: number): boolean {
    return this.opensIn(at, at + 1);
  }

  /** Letters and digits in one run: a window may begin behind, or end before, any digits of it. */
  #noteMixed(text: string, from: number, to: number): void {
    for (let at = from; at < to; ) {
      const start = at;
      while (at < to && isSmallLetter(text.charCodeAt(at))) at++;
      this.#note(text, start, at);
      if (at < to && to - start <= longestWord) this.#note(text, start, to);
      while (at < to && !isSmallLetter(text.charCodeAt(at))) at++;
    }
  }

  /** Notes what the word from `start` to `end` may announce, alone or with those behind it. */
  #note(text: string, start: number, end: number): void {
    const word = text.slice(start, end);
    const found = this.#count;
    const whole = LEXICON.words.get(word);
    if (whole) this.#see(whole);
    const opening = LEXICON.openings.get(word.slice(0, STEM_KEY));
    if (opening) for (const stem of opening) if (word.startsWith(stem.text)) this.#see(stem.kinds);
    const ending = LEXICON.endings.get(word.slice(-STEM_KEY));
    if (ending) for (const stem of ending) if (word.endsWith(stem.text)) this.#see(stem.kinds);
    this.#notePhrases(text, start, end, word);
    if (this.#count > found && this.#starts.at(-1) !== start) this.#starts.push(start);
  }

  #count = 0;

  #see(kinds: readonly CueKind[]): void {
    this.#count++;
    for (const kind of kinds) this.#seen[NUMBER_OF[kind]] = 1;
  }

  #notePhrases(text: string, start: number, end: number, word: string): void {
    const phrases = LEXICON.phrases.get(word);
    if (!phrases) return;
    const next = nextLetter(text, end);
    let window: Tokens | undefined;
    for (const { rest, kinds } of phrases) {
      if (next !== undefined && rest[0]?.charCodeAt(0) !== next) continue;
      window ??= tokenise(text.slice(start, start + LONGEST_PHRASE));
      const tokens = window;
      if (CUT_BY_NUMBER.test(tokens.text) || rest.every((part, i) => opensWith(tokens, 1 + i, part)))
        this.#see(kinds);
    }
  }
}

/** A window may end before digits that go on a word: then it is another word than the text's. */
const CUT_BY_NUMBER = /[a-z][0-9]/;

function opensWith(tokens: Tokens, at: number, part: string): boolean {
  const start = tokens.starts[at];
  return start !== undefined && tokens.text.startsWith(part.replace('*', ''), start);
}

/** The letter the next word opens with; `undefined` when it may be passed over as part of a domain. */
function nextLetter(text: string, from: number): number | undefined {
  for (let at = from; at < text.length && at < from + LONGEST_PHRASE; at++) {
    const code = text.charCodeAt(at);
    if (!isSmallLetter(code)) continue;
    const before = text.charCodeAt(at - 1);
    return before === 0x2e || before === 0x40 ? undefined : code;
  }
  return 0;
}

function isA(what: number, hash: number): boolean {
  return ((WORDS[slot(hash)] as number) & what) !== 0;
}

/** Most words that open a phrase are followed by a word that goes on none. */
function opensPhrase(text: string, end: number, hash: number): boolean {
  if (!isA(OPENS_PHRASE, hash)) return false;
  const next = nextLetter(text, end);
  return next === undefined || isA(GOES_ON, grow(hash, next));
}

function hasStem(text: string, start: number, end: number): boolean {
  return (
    end - start >= STEM_KEY &&
    (SHORT_STEMS[triple(text, start)] === 1 || ENDINGS[triple(text, end - STEM_KEY)] === 1)
  );
}

function grow(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

function slot(hash: number): number {
  return (hash ^ (hash >>> 13)) & (WORDS.length - 1);
}

/** Index of three signs; a few digits share theirs with letters, which a table that only rules out can bear. */
function triple(text: string, at: number): number {
  return (
    ((text.charCodeAt(at) & 31) << 10) |
    ((text.charCodeAt(at + 1) & 31) << 5) |
    (text.charCodeAt(at + 2) & 31)
  );
}
