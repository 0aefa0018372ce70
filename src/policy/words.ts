import type { Span } from '../../detectors/contract.ts';

/** A run of letters and digits, with the form it is looked up by. */
export interface Token extends Span {
  /** Lower case, without accents: `Kündigung` → `kundigung`. */
  readonly key: string;
}

/** Letters and digits of a stretch of text, in order. Hyphens and apostrophes part words, as in `e-mail`. */
export function tokensOf(text: string, stretch: Span = { start: 0, end: text.length }): Token[] {
  return [...text.slice(stretch.start, stretch.end).matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    start: stretch.start + match.index,
    end: stretch.start + match.index + match[0].length,
    key: fold(match[0]),
  }));
}

/** The form words are compared in. */
export function fold(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
}

/** A place where an entry of a lexicon stands. */
export interface Hit<Code> extends Span {
  readonly code: Code;
  /** The entry as the list writes it: our own word, not the text's. */
  readonly term: string;
}

/** Phrases longer than this are cut by a test. */
const MAX_WORDS = 6;

/** Fewest letters before a `*`. */
const MIN_STEM = 4;

/**
 * Words and phrases with a code each. A trailing `*` matches any ending of the last word. Of several entries
 * at one place the longest counts and the words in it are used up: an entry may thus be there only to keep a
 * shorter one from being seen.
 */
export class Lexicon<Code> {
  readonly #entries = new Map<string, { readonly code: Code; readonly term: string }>();
  readonly #stems = new Set<number>();
  /** Words of the longest entry that begins with this word: most words begin none. */
  readonly #longestFrom = new Map<string, number>();

  /** @param lists pairs of a code and its phrases, in any language, with commas between them */
  constructor(lists: Iterable<readonly [Code, string]>) {
    for (const [code, phrases] of lists) {
      for (const term of phrases.split(',').map((phrase) => phrase.trim())) {
        if (term === '') continue;
        const words = tokensOf(term).map(({ key }) => key);
        const open = term.endsWith('*');
        const key = `${words.join(' ')}${open ? '*' : ''}`;
        const stem = words.at(-1)?.length ?? 0;
        if (words.length === 0 || words.length > MAX_WORDS || (open && stem < MIN_STEM)) {
          throw new RangeError(
            `lexicon entry "${term}": 1 to ${MAX_WORDS} words, ${MIN_STEM} letters before *`,
          );
        }
        if (open) this.#stems.add(stem);
        const first = words.length > 1 || !open ? (words[0] ?? '') : '';
        this.#longestFrom.set(first, Math.max(words.length, this.#longestFrom.get(first) ?? 0));
        if (!this.#entries.has(key)) this.#entries.set(key, { code, term });
      }
    }
  }

  /** Entries among these tokens, from left to right, none overlapping. */
  find(tokens: readonly Token[]): Hit<Code>[] {
    const hits: Hit<Code>[] = [];
    for (let at = 0; at < tokens.length; ) {
      const most = this.#longestFrom.get(tokens[at]?.key ?? '') ?? 1;
      const found = this.#longest(tokens, at, Math.min(most, tokens.length - at));
      if (found) hits.push(found.hit);
      at += found?.words ?? 1;
    }
    return hits;
  }

  #longest(tokens: readonly Token[], at: number, most: number) {
    for (let words = most; words > 0; words--) {
      const slice = tokens.slice(at, at + words);
      const entry = this.#lookUp(slice.map(({ key }) => key));
      const [first, last] = [slice[0], slice.at(-1)];
      if (entry && first && last) return { words, hit: { start: first.start, end: last.end, ...entry } };
    }
    return undefined;
  }

  #lookUp(words: readonly string[]) {
    const key = words.join(' ');
    const exact = this.#entries.get(key);
    if (exact) return exact;
    const last = words.at(-1) ?? '';
    const before = key.length - last.length;
    for (const stem of this.#stems) {
      const entry = stem <= last.length ? this.#entries.get(`${key.slice(0, before + stem)}*`) : undefined;
      if (entry) return entry;
    }
    return undefined;
  }
}
