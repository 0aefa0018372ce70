import type { Span, TextView } from './contract.ts';
import { FOLD, fold, LETTERS } from './fold.ts';
import { LABELS, type LabelGroup } from './label-words.ts';

/** A word or phrase of a group, where it stands. */
export interface Term extends Span {
  readonly group: LabelGroup;
  /** The phrase as listed: lower case, without accents. */
  readonly phrase: string;
}

/** Slots of the word table, a power of two well above the number of first words. */
const SLOTS = 1 << 13;

/**
 * Every listed word and phrase in one pass over the text, however many are listed: words are hashed as
 * they are read, and only a hit is compared. Case and accents do not count; a blank in a phrase matches a
 * blank, hyphen, apostrophe, underscore or line break. At one place only the longest phrase is told.
 */
class Vocabulary {
  readonly #slots: (readonly Entry[] | undefined)[] = new Array<undefined>(SLOTS).fill(undefined);

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
    for (const entry of entries) {
      const slot = slotOfPhrase(entry.phrase);
      this.#slots[slot] = [...(this.#slots[slot] ?? []), entry];
    }
  }

  find(text: string): Term[] {
    const terms: Term[] = [];
    const { length } = text;
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
      const entries = this.#slots[slotOf(sum)];
      let next = end;
      if (entries !== undefined) {
        for (const { group, phrase } of entries) {
          const stop = matchPhrase(text, at, phrase);
          if (stop < 0) continue;
          terms.push({ start: at, end: stop, group, phrase });
          next = stop;
          break;
        }
      }
      at = next;
    }
    return terms;
  }
}

interface Entry {
  readonly group: LabelGroup;
  readonly phrase: string;
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

function isWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < FOLD.length && FOLD[code] !== 0;
}

function slotOf(sum: number): number {
  return (sum ^ (sum >>> 13)) & (SLOTS - 1);
}

/** Slot of the first word of a phrase. */
function slotOfPhrase(phrase: string): number {
  let sum = 0;
  for (let i = 0; i < phrase.length && isWord(phrase, i); i++) {
    sum = (Math.imul(sum, 31) + phrase.charCodeAt(i)) | 0;
  }
  return slotOf(sum);
}

/** End of `phrase` at `at`, or -1. */
function matchPhrase(text: string, at: number, phrase: string): number {
  let i = at;
  for (let k = 0; k < phrase.length; k++, i++) {
    if (i >= text.length) return -1;
    const want = phrase.charCodeAt(k);
    const code = text.charCodeAt(i);
    if (want === 0x20) {
      if (code >= JOINTS.length || JOINTS[code] === 0) return -1;
      continue;
    }
    const base = code < FOLD.length ? (FOLD[code] as number) : 0;
    if ((base === 0 ? code : base) !== want) return -1;
  }
  return isWord(text, i - 1) && i < text.length && isWord(text, i) ? -1 : i;
}

/** 1 for what a blank in a phrase may be in a text. */
const JOINTS = new Uint8Array(0x80);
for (const sign of " -'_/\n") JOINTS[sign.charCodeAt(0)] = 1;
