import type { Span, TextView } from './contract.ts';
import { FOLD, fold, LETTERS } from './fold.ts';
import { COMPOUND_HEADS, LABELS, type LabelGroup } from './label-words.ts';

/** A word or phrase of a group, where it stands. */
export interface Term extends Span {
  readonly group: LabelGroup;
  /** The phrase as listed: lower case, without accents. */
  readonly phrase: string;
}

/** Slots of the word table, a power of two well above the number of first words. */
const SLOTS = 1 << 14;
/** Bits that say whether a word may open a phrase at all: small enough to stay near the processor. */
const BITS = 1 << 16;

/**
 * Every listed word and phrase in one pass over the text, however many are listed: words are hashed as
 * they are read, and only a hit is compared. Case and accents do not count; a blank in a phrase matches a
 * blank, hyphen, apostrophe, underscore or line break. At one place only the longest phrase is told.
 */
class Vocabulary {
  readonly #slots: (Opening | undefined)[] = new Array<undefined>(SLOTS).fill(undefined);
  readonly #bits = new Int32Array(BITS >>> 5);

  constructor(groups: Readonly<Record<LabelGroup, readonly string[]>>) {
    const entries: Entry[] = [];
    for (const group of Object.keys(groups) as LabelGroup[]) {
      for (const phrase of groups[group]) {
        // An empty phrase would match at every place without getting on.
        if (phrase.trim() !== phrase || phrase === '') throw new RangeError(`bad phrase in ${group}`);
        entries.push({ group, phrase: fold(phrase) });
      }
    }
    entries.sort((a, b) => b.phrase.length - a.phrase.length);
    for (const entry of entries) this.#list(entry);
  }

  #list(entry: Entry): void {
    const { sum, end } = firstWord(entry.phrase);
    const slot = this.#slotOf(sum);
    const opening = this.#slots[slot] ?? { sum, phrases: [], seconds: new Set<number>(), alone: false };
    this.#slots[slot] = opening;
    opening.phrases.push(entry);
    if (isWord(entry.phrase, end + 1)) opening.seconds.add(entry.phrase.charCodeAt(end + 1));
    else opening.alone = true;
    const bit = spread(sum) & (BITS - 1);
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] as number) | (1 << (bit & 31));
  }

  /** The slot of a first word's hash, or the empty one where it would go. */
  #slotOf(sum: number): number {
    let slot = spread(sum) & (SLOTS - 1);
    for (; ; slot = (slot + 1) & (SLOTS - 1)) {
      const opening = this.#slots[slot];
      if (opening === undefined || opening.sum === sum) return slot;
    }
  }

  find(text: string): Term[] {
    const terms: Term[] = [];
    const { length } = text;
    const bits = this.#bits;
    for (let at = 0; at < length; ) {
      // The inner loop of the whole pass: one table look-up and one multiplication a character.
      let sum = 0;
      let end = at;
      for (; end < length; end++) {
        const code = text.charCodeAt(end);
        const base = code < LETTERS ? (FOLD[code] as number) : 0;
        if (base === 0) break;
        sum = (Math.imul(sum, 31) + base) | 0;
      }
      if (end === at) {
        at++;
        continue;
      }
      const bit = spread(sum) & (BITS - 1);
      const listed =
        ((bits[bit >>> 5] as number) >>> (bit & 31)) & 1 ? this.#termAt(text, at, end, sum) : undefined;
      const term = listed ?? (end - at >= SHORTEST_COMPOUND ? compoundAt(text, at, end) : undefined);
      if (term) terms.push(term);
      at = term ? term.end : end;
    }
    return terms;
  }

  /** The longest phrase at `start`, whose first word ends at `end`. */
  #termAt(text: string, start: number, end: number, sum: number): Term | undefined {
    const opening = this.#slots[this.#slotOf(sum)];
    // Most words that open phrases are followed by a word that goes on none of them.
    if (!opening || !(opening.alone || opening.seconds.has(foldAt(text, end + 1)))) return undefined;
    for (const { group, phrase } of opening.phrases) {
      const stop = matchPhrase(text, start, phrase);
      if (stop >= 0) return { start, end: stop, group, phrase };
    }
    return undefined;
  }
}

interface Entry {
  readonly group: LabelGroup;
  readonly phrase: string;
}

/** A word that opens phrases. */
interface Opening {
  readonly sum: number;
  /** Longest first. */
  readonly phrases: Entry[];
  /** Letters that stand one sign behind the word in every phrase, unless {@link alone}. */
  readonly seconds: Set<number>;
  alone: boolean;
}

const found = new WeakMap<TextView, ReadonlyMap<LabelGroup, readonly Term[]>>();
let vocabulary: Vocabulary | undefined;

/** The terms of `groups` in a text, in order of start. The text is read once for all groups and callers. */
export function termsOf(view: TextView, ...groups: readonly LabelGroup[]): readonly Term[] {
  let byGroup = found.get(view);
  if (!byGroup) {
    vocabulary ??= new Vocabulary(LABELS);
    const lists = new Map<LabelGroup, Term[]>();
    for (const term of vocabulary.find(view.text)) {
      const list = lists.get(term.group);
      if (list) list.push(term);
      else lists.set(term.group, [term]);
    }
    byGroup = lists;
    found.set(view, byGroup);
  }
  const only = groups.length === 1 ? byGroup.get(groups[0] as LabelGroup) : undefined;
  if (only) return only;
  return groups.flatMap((group) => byGroup.get(group) ?? []).sort((a, b) => a.start - b.start);
}

/** "Erst" and "Passwort" at the least. */
const SHORTEST_COMPOUND = 9;

/** Heads by their last two letters, so that most long words cost one look-up. */
const HEADS = new Map<number, Entry[]>();
for (const group of Object.keys(COMPOUND_HEADS) as LabelGroup[]) {
  for (const head of COMPOUND_HEADS[group] ?? []) {
    const phrase = fold(head);
    const key = endingOf(phrase, phrase.length);
    HEADS.set(key, [...(HEADS.get(key) ?? []), { group, phrase }]);
  }
}

function endingOf(text: string, end: number): number {
  return (foldAt(text, end - 2) << 16) | foldAt(text, end - 1);
}

/** A word that is written as one with a listed head: "Erstpasswort", "mailboxwachtwoord". */
function compoundAt(text: string, start: number, end: number): Term | undefined {
  const head = HEADS.get(endingOf(text, end))?.find(
    ({ phrase }) => end - phrase.length > start && matchPhrase(text, end - phrase.length, phrase) === end,
  );
  return head && { start, end, ...head };
}

function isWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < FOLD.length && FOLD[code] !== 0;
}

function spread(sum: number): number {
  return sum ^ (sum >>> 15);
}

/** The character at `at`, lower case and without its accent. */
function foldAt(text: string, at: number): number {
  if (at >= text.length) return 0;
  const code = text.charCodeAt(at);
  return (code < FOLD.length && FOLD[code]) || code;
}

/** Hash and end of the first word of a phrase. */
function firstWord(phrase: string): { readonly sum: number; readonly end: number } {
  let sum = 0;
  let end = 0;
  for (; end < phrase.length && isWord(phrase, end); end++)
    sum = (Math.imul(sum, 31) + phrase.charCodeAt(end)) | 0;
  return { sum, end };
}

/** End of `phrase` at `at`, or -1. */
function matchPhrase(text: string, at: number, phrase: string): number {
  let i = at;
  for (let k = 0; k < phrase.length; k++, i++) {
    if (i >= text.length) return -1;
    const want = phrase.charCodeAt(k);
    if (want === 0x20) {
      const code = text.charCodeAt(i);
      if (code >= JOINTS.length || JOINTS[code] === 0) return -1;
    } else if (foldAt(text, i) !== want) return -1;
  }
  return isWord(text, i - 1) && i < text.length && isWord(text, i) ? -1 : i;
}

/** 1 for what a blank in a phrase may be in a text. */
const JOINTS = new Uint8Array(0x80);
for (const sign of " -'_/\n") JOINTS[sign.charCodeAt(0)] = 1;
