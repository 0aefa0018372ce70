import type { Span } from './contract.ts';

/** A text made from another, with the way back. */
export interface Rewritten {
  readonly text: string;
  /** Span in the text it was made from, for a span of `text`; never splits a surrogate pair. */
  toOriginal(span: Span): Span;
}

/**
 * Builds a text out of another by replacing pieces of it, left to right, and remembers where each piece
 * came from. Replacements of the same length cost no memory.
 */
export class Rewriting {
  readonly #source: string;
  #out = '';
  #read = 0;
  /** Four numbers an edit: start and end in the source, start and end in the result. */
  readonly #edits: number[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  /** Where the next replacement may start at the earliest. */
  get read(): number {
    return this.#read;
  }

  /** Replaces `[start, end)` of the source, which must not begin before {@link read}. */
  replace(start: number, end: number, by: string): void {
    this.#out += this.#source.slice(this.#read, start);
    const from = this.#out.length;
    this.#out += by;
    if (by.length !== end - start || by.length > 1) this.#edits.push(start, end, from, this.#out.length);
    this.#read = end;
  }

  /** The text so far and the way back; the rest of the source is copied. */
  finish(): Rewritten {
    const source = this.#source;
    const edits = Int32Array.from(this.#edits);
    return {
      text: this.#out + source.slice(this.#read),
      toOriginal: ({ start, end }) => wholePairs(source, startIn(edits, start), endIn(edits, end, start)),
    };
  }
}

/** Widens a span that begins or ends inside a surrogate pair. */
export function wholePairs(text: string, start: number, end: number): Span {
  return {
    start: splitsPair(text, start) ? start - 1 : start,
    end: splitsPair(text, end) ? end + 1 : end,
  };
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && text.charCodeAt(at) >>> 10 === 0x37 && text.charCodeAt(at - 1) >>> 10 === 0x36;
}

/** Index of the last edit whose result starts at or before `at` (`before`: strictly before), or -4. */
function lastEdit(edits: Int32Array, at: number, strictly: 0 | 1): number {
  let low = 0;
  let high = edits.length / 4;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edits[4 * middle + 2] as number) + strictly <= at) low = middle + 1;
    else high = middle;
  }
  return 4 * (low - 1);
}

function startIn(edits: Int32Array, at: number): number {
  const edit = lastEdit(edits, at, 0);
  if (edit < 0) return at;
  const past = at - (edits[edit + 3] as number);
  return past < 0 ? (edits[edit] as number) : (edits[edit + 1] as number) + past;
}

function endIn(edits: Int32Array, at: number, start: number): number {
  if (at <= start) return startIn(edits, at);
  const edit = lastEdit(edits, at, 1);
  if (edit < 0) return at;
  return (edits[edit + 1] as number) + Math.max(0, at - (edits[edit + 3] as number));
}
