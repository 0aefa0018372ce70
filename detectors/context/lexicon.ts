import { DE } from './de.ts';
import { EN } from './en.ts';
import { FR } from './fr.ts';
import type { CueKind, CueWords } from './kinds.ts';
import { NL } from './nl.ts';
import { OTHER } from './other.ts';

/** Words of a piece of text: token `i` is `text.slice(starts[i], ends[i])`. */
export interface Tokens {
  /** See {@link foldCues}. */
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A context word or phrase among tokens. */
export interface Hit {
  /** Indexes of its first and last token. */
  readonly first: number;
  readonly last: number;
  readonly kinds: readonly CueKind[];
}

/**
 * Splits text into words of ASCII letters and digits that open with a letter.
 *
 * @param text as {@link foldCues} returns it
 * @param from nothing before it is looked at
 */
export function tokenise(text: string, from = 0, to = text.length): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = from; at < to; at++) {
    if (!isSmallLetter(text.charCodeAt(at))) continue;
    const start = at;
    while (at < to && signValue(text.charCodeAt(at)) < NO_SIGN) at++;
    if (at - start > 3 && isDomainPart(text, start, from)) continue;
    starts.push(start);
    ends.push(at);
  }
  return { text, starts, ends };
}

/**
 * Cue words among tokens, longest first, not overlapping, in order.
 *
 * @param mayOpen tells by its start whether a token may be the first of a cue; default all may
 */
export function findCues(tokens: Tokens, mayOpen?: (start: number) => boolean): Hit[] {
  const { text, starts, ends } = tokens;
  const hits: Hit[] = [];
  for (let first = 0; first < starts.length; first++) {
    const start = starts[first] as number;
    const end = ends[first] as number;
    if (mayOpen && !mayOpen(start)) continue;
    const opens = LEXICON.firstSigns[keyAt(text, start, end)] === 1;
    // Nearly every word of a text stops here, before it is cut out.
    if (!opens && LEXICON.lastSigns[keyAt(text, end - STEM_KEY, end)] !== 1) continue;
    const word = text.slice(start, end);
    let last = first;
    let kinds: readonly CueKind[] | undefined;
    for (const phrase of LEXICON.phrases.get(word) ?? []) {
      const to = first + phrase.rest.length;
      if (to <= last || !phrase.rest.every((part, k) => matchesToken(tokens, first + 1 + k, part))) continue;
      last = to;
      kinds = phrase.kinds;
    }
    kinds ??= LEXICON.words.get(word) ?? byStem(word);
    if (!kinds) continue;
    hits.push({ first, last, kinds });
    first = last;
  }
  return hits;
}

function matchesToken(tokens: Tokens, at: number, part: string): boolean {
  const start = tokens.starts[at];
  const end = tokens.ends[at];
  if (start === undefined || end === undefined) return false;
  if (part.endsWith('*'))
    return tokens.text.startsWith(part.slice(0, -1), start) && end - start >= part.length - 1;
  return end - start === part.length && tokens.text.startsWith(part, start);
}

function byStem(word: string): readonly CueKind[] | undefined {
  const opening = LEXICON.openings.get(word.slice(0, STEM_KEY))?.find((stem) => word.startsWith(stem.text));
  if (opening) return opening.kinds;
  return LEXICON.endings.get(word.slice(-STEM_KEY))?.find((stem) => word.endsWith(stem.text))?.kinds;
}

/** "order.example", "info@order…": part of a domain, no word of the sentence. */
function isDomainPart(text: string, at: number, from: number): boolean {
  const sign = at > from ? text.charCodeAt(at - 1) : 0;
  return (sign === 0x2e || sign === 0x40) && at - 2 >= from && signValue(text.charCodeAt(at - 2)) < NO_SIGN;
}

/** Lower case without accents, of the same length, so that offsets hold. */
export function foldCues(text: string): string {
  const lower = text.toLowerCase();
  // A few letters (İ) grow when lowered: then unit by unit.
  if (lower.length === text.length) return lower.replace(BEYOND_ASCII, foldUnit);
  let out = '';
  for (const unit of text.split('')) out += unit < '\x80' ? unit.toLowerCase() : foldUnit(unit);
  return out;
}

const BEYOND_ASCII = /[^\0-\x7f]/g;
const foldedUnits = new Map<string, string>();

function foldUnit(unit: string): string {
  let folded = foldedUnits.get(unit);
  if (folded === undefined) {
    const low = (UNDECOMPOSED[unit] ?? (unit.normalize('NFD')[0] as string)).toLowerCase();
    folded = low.length === 1 ? low : unit;
    foldedUnits.set(unit, folded);
  }
  return folded;
}

/** Letters Unicode does not take apart, and the plain ones people type instead. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  ß: 's',
  æ: 'a',
  Æ: 'a',
  đ: 'd',
  ı: 'i',
};

/** Stems are looked up by their first or last signs; shorter stems would match too much anyway. */
export const STEM_KEY = 3;
/** Letters, digits and "nothing": values of one sign in a key. */
export const NO_SIGN = 36;
const SIGNS = NO_SIGN + 1;

export function isSmallLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** Value of a letter or digit of a folded text; {@link NO_SIGN} for anything else. */
export function signValue(code: number): number {
  if (isSmallLetter(code)) return code - 97;
  return code >= 48 && code <= 57 ? code - 22 : NO_SIGN;
}

/** Number of the three signs from `start` on, those from `end` on left out. */
function keyAt(text: string, start: number, end: number): number {
  let key = 0;
  for (let at = start; at < start + STEM_KEY; at++) {
    key = key * SIGNS + (at >= 0 && at < end ? signValue(text.charCodeAt(at)) : NO_SIGN);
  }
  return key;
}

interface Stem {
  readonly text: string;
  readonly kinds: readonly CueKind[];
}
interface Lexicon {
  readonly words: ReadonlyMap<string, readonly CueKind[]>;
  readonly phrases: ReadonlyMap<string, readonly { rest: readonly string[]; kinds: readonly CueKind[] }[]>;
  readonly openings: ReadonlyMap<string, readonly Stem[]>;
  readonly endings: ReadonlyMap<string, readonly Stem[]>;
  /** 1 at the key of every three signs some entry opens (or ends) with. */
  readonly firstSigns: Uint8Array;
  readonly lastSigns: Uint8Array;
}

/** Every context word of every language. */
export const LEXICON = lexiconOf([NL, EN, DE, FR, OTHER]);

function lexiconOf(languages: readonly CueWords[]): Lexicon {
  const entries = new Map<string, Set<CueKind>>();
  for (const words of languages) {
    for (const [kind, list] of Object.entries(words) as [CueKind, string][]) {
      for (const entry of list.split('|')) {
        const kinds = entries.get(entry) ?? new Set();
        entries.set(entry, kinds.add(kind));
      }
    }
  }
  const words = new Map<string, CueKind[]>();
  const phrases = new Map<string, { rest: string[]; kinds: CueKind[] }[]>();
  const openings = new Map<string, Stem[]>();
  const endings = new Map<string, Stem[]>();
  const firstSigns = new Uint8Array(SIGNS ** STEM_KEY);
  const lastSigns = new Uint8Array(SIGNS ** STEM_KEY);
  for (const [entry, set] of entries) {
    const kinds = [...set];
    const [first = '', ...rest] = entry.split(' ');
    const text = first.replaceAll('*', '');
    if (first.startsWith('*')) {
      grow(endings, text.slice(-STEM_KEY), { text, kinds });
      lastSigns[keyAt(text, text.length - STEM_KEY, text.length)] = 1;
      continue;
    }
    firstSigns[keyAt(text, 0, text.length)] = 1;
    if (rest.length > 0) {
      grow(phrases, text, { rest, kinds });
      continue;
    }
    if (first.endsWith('*')) grow(openings, text.slice(0, STEM_KEY), { text, kinds });
    // A stem may also be listed as a word, of more kinds.
    words.set(text, [...new Set([...(words.get(text) ?? []), ...kinds])]);
  }
  for (const stems of [...openings.values(), ...endings.values()])
    stems.sort((a, b) => b.text.length - a.text.length);
  return { words, phrases, openings, endings, firstSigns, lastSigns };
}

function grow<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
