import type { KnownPerson, Language, PartKind, Region, SettledMatch, TextView, Word } from './contract.ts';

/** What a scan knows about a text beside the text itself. */
export interface ViewContext {
  readonly kind: PartKind;
  readonly language: Language | undefined;
  readonly regions: readonly Region[];
  readonly known: readonly KnownPerson[];
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’\u2010\u2011-]\p{L}[\p{L}\p{M}]*)*/gu;

/** A {@link TextView} over normalised text; words and lower case are computed on first use. */
export class View implements TextView {
  readonly text: string;
  readonly kind: PartKind;
  readonly language: Language | undefined;
  readonly regions: readonly Region[];
  readonly known: readonly KnownPerson[];
  settled: readonly SettledMatch[] = [];
  #words: readonly Word[] | undefined;
  #lower: string | undefined;

  constructor(text: string, context: ViewContext) {
    this.text = text;
    this.kind = context.kind;
    this.language = context.language;
    this.regions = context.regions;
    this.known = context.known;
  }

  get lower(): string {
    this.#lower ??= lowerSameLength(this.text);
    return this.#lower;
  }

  get words(): readonly Word[] {
    this.#words ??= splitWords(this.text);
    return this.#words;
  }
}

/** Lower-cases without changing offsets: a few letters (İ) grow when lowered and are left alone. */
function lowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  let out = '';
  for (const char of text) {
    const low = char.toLowerCase();
    out += low.length === char.length ? low : char;
  }
  return out;
}

function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const lower = word.toLowerCase();
    words.push({
      start: match.index,
      end: match.index + word.length,
      text: word,
      lower,
      shape: shapeOf(word, lower),
    });
  }
  return words;
}

function shapeOf(word: string, lower: string): Word['shape'] {
  if (word === lower) return 'xx';
  const upper = word.toUpperCase();
  if (word === upper) return word.length > 1 ? 'XX' : 'Xx';
  const rest = word.slice(1);
  return word[0] !== lower[0] && /^[^\p{Lu}]*(?:['’\u2010\u2011-]\p{Lu}?[^\p{Lu}]*)*$/u.test(rest)
    ? 'Xx'
    : 'xX';
}
