import { CUE_KINDS, type CueKind } from './kinds.ts';
import { foldCues, foldUnit, LEXICON, STEM_KEY, type Tokens, tokenise } from './lexicon.ts';

/** Words and first words of phrases by hash, and the three signs that stems begin or end with. */
const WORDS = new Uint8Array(1 << 16);
const OPENINGS = new Uint8Array(1 << 15);
const ENDINGS = new Uint8Array(1 << 15);
/** No phrase reaches further, since no window does. */
const LONGEST_PHRASE = 140;

/** Signs by code unit: letters from 1, digits from {@link DIGIT}, 0 for what separates words. Filled in as met. */
const SIGN = new Uint8Array(0x10000);
const UNKNOWN = 0xff;
const DIGIT = 27;
SIGN.fill(UNKNOWN);

const NUMBER_OF = Object.fromEntries(CUE_KINDS.map((kind, i) => [kind, i])) as Readonly<
  Record<CueKind, number>
>;
let longestWord = 0;
for (const word of [...LEXICON.words.keys(), ...LEXICON.phrases.keys()]) {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = grow(hash, signAt(word, at));
  WORDS[slot(hash)] = 1;
  longestWord = Math.max(longestWord, word.length);
}
for (const stem of LEXICON.openings.keys()) OPENINGS[triple(stem, 0)] = 1;
for (const stem of LEXICON.endings.keys()) ENDINGS[triple(stem, 0)] = 1;

/**
 * Where a text may have context words, and of which kinds: told in one pass over it, so that windows
 * without any are not read and detectors without one of theirs not called. Misses no cue that a window of
 * the text shows; may name a few that none does, since a window may cut the word it begins or ends in.
 */
export class CueSurvey {
  /** Starts of words that may open a cue, in order. */
  readonly #starts: number[] = [];
  readonly #seen = new Uint8Array(CUE_KINDS.length);

  constructor(text: string) {
    for (let at = 0; at < text.length; at++) {
      const first = signAt(text, at);
      if (first === 0 || first >= DIGIT) continue;
      const start = at;
      let hash = 0;
      let hasDigits = false;
      for (let sign = first; sign !== 0; sign = at < text.length ? signAt(text, at) : 0) {
        hash = grow(hash, sign);
        hasDigits ||= sign >= DIGIT;
        at++;
      }
      if (hasDigits) this.#noteMixed(text, start, at);
      else if (WORDS[slot(hash)] === 1 || (at - start >= STEM_KEY && hasStem(text, start, at)))
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

  /** Letters and digits in one run: a window may begin behind, or end before, any digits of it. */
  #noteMixed(text: string, from: number, to: number): void {
    for (let at = from; at < to; ) {
      const start = at;
      while (at < to && signAt(text, at) < DIGIT) at++;
      this.#note(text, start, at);
      if (at < to && to - start <= longestWord) this.#note(text, start, to);
      while (at < to && signAt(text, at) >= DIGIT) at++;
    }
  }

  /** Notes what the word from `start` to `end` may announce, alone or with those behind it. */
  #note(text: string, start: number, end: number): void {
    const word = foldCues(text.slice(start, end));
    const kinds = [...(LEXICON.words.get(word) ?? [])];
    for (const stem of LEXICON.openings.get(word.slice(0, STEM_KEY)) ?? [])
      if (word.startsWith(stem.text)) kinds.push(...stem.kinds);
    for (const stem of LEXICON.endings.get(word.slice(-STEM_KEY)) ?? [])
      if (word.endsWith(stem.text)) kinds.push(...stem.kinds);
    kinds.push(...phraseKinds(text, start, end, word));
    if (kinds.length === 0) return;
    for (const kind of kinds) this.#seen[NUMBER_OF[kind]] = 1;
    if (this.#starts.at(-1) !== start) this.#starts.push(start);
  }
}

function phraseKinds(text: string, start: number, end: number, word: string): readonly CueKind[] {
  const phrases = LEXICON.phrases.get(word);
  if (!phrases) return [];
  const kinds: CueKind[] = [];
  const next = nextLetter(text, end);
  let window: Tokens | undefined;
  for (const phrase of phrases) {
    if (next !== undefined && !phrase.rest[0]?.startsWith(next)) continue;
    window ??= tokenise(foldCues(text.slice(start, start + LONGEST_PHRASE)));
    const { text: folded } = window;
    if (CUT_BY_NUMBER.test(folded) || phrase.rest.every((part, i) => opensWith(window as Tokens, 1 + i, part)))
      kinds.push(...phrase.kinds);
  }
  return kinds;
}

/** A window may end before digits that go on a word: then it is another word than the text's. */
const CUT_BY_NUMBER = /[a-z][0-9]/;

function opensWith(tokens: Tokens, at: number, part: string): boolean {
  const start = tokens.starts[at];
  return start !== undefined && tokens.text.startsWith(part.replace('*', ''), start);
}

/** The letter the next word opens with; `undefined` when it may be passed over as part of a domain. */
function nextLetter(text: string, from: number): string | undefined {
  for (let at = from; at < text.length && at < from + LONGEST_PHRASE; at++) {
    const sign = signAt(text, at);
    if (sign === 0 || sign >= DIGIT) continue;
    const before = text[at - 1];
    return before === '.' || before === '@' ? undefined : String.fromCharCode(0x60 + sign);
  }
  return '\0';
}

function hasStem(text: string, start: number, end: number): boolean {
  return OPENINGS[triple(text, start)] === 1 || ENDINGS[triple(text, end - STEM_KEY)] === 1;
}

function signAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const sign = SIGN[code] as number;
  return sign === UNKNOWN ? learn(code) : sign;
}

function learn(code: number): number {
  const unit = String.fromCharCode(code);
  const lower = unit.toLowerCase();
  const base = foldUnit(lower.length === 1 ? lower : unit).charCodeAt(0);
  let sign = 0;
  if (base >= 0x61 && base <= 0x7a) sign = base - 0x60;
  else if (base >= 0x30 && base <= 0x39) sign = base - 0x30 + DIGIT;
  SIGN[code] = sign;
  return sign;
}

function grow(hash: number, sign: number): number {
  return (Math.imul(hash, 31) + sign) | 0;
}

function slot(hash: number): number {
  return (hash ^ (hash >>> 13)) & (WORDS.length - 1);
}

/** Index of three signs; digits share theirs with letters, which a table that only rules out can bear. */
function triple(text: string, at: number): number {
  return (
    ((signAt(text, at) & 31) << 10) | ((signAt(text, at + 1) & 31) << 5) | (signAt(text, at + 2) & 31)
  );
}
