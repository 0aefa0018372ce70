/** A place where a sought value stands. */
export interface Sighting<T> {
  readonly start: number;
  readonly end: number;
  /** What was given with the value. */
  readonly about: T;
}

/** A longer value is sought by its first characters: nothing else in a ticket agrees with it so far. */
const LONGEST = 64;
/** Signs between two characters of a value: ". ", ") ", " - ", a line break and its space. */
const WIDEST_GAP = 3;

/**
 * Finds many values in a text in one pass, whatever their case, accents, spaces and punctuation, as whole
 * words. At each word's first letter a hash is grown character by character and looked up: the work does
 * not depend on how many values are sought.
 */
export class Seeker<T> {
  readonly #values = new Map<number, { readonly folded: string; readonly about: T }[]>();
  readonly #lengths = new Uint8Array(LONGEST + 1);
  /** Pairs of first characters of values, hashed: most words are passed over by it. */
  #openings = NOTHING;
  /** First characters of values, below the end of the table. */
  #firsts = NOTHING;
  #longest = 0;

  get empty(): boolean {
    return this.#longest === 0;
  }

  /** Adds a value; one with fewer than two letters or digits is not sought. */
  add(value: string, about: T): void {
    const folded = fold(value).slice(0, LONGEST);
    if (folded.length < 2) return;
    if (this.#longest === 0) {
      this.#openings = new Uint8Array(OPENINGS);
      this.#firsts = new Uint8Array(TABLE_SIZE);
    }
    let hash = 0;
    for (let at = 0; at < folded.length; at++) hash = grow(hash, folded.charCodeAt(at));
    const same = this.#values.get(hash);
    if (!same) this.#values.set(hash, [{ folded, about }]);
    else if (same.length < MOST_ALIKE) same.push({ folded, about });
    this.#lengths[folded.length] = 1;
    this.#longest = Math.max(this.#longest, folded.length);
    this.#openings[opening(folded.charCodeAt(0), folded.charCodeAt(1))] = 1;
    this.#firsts[folded.charCodeAt(0)] = 1; // beyond the table: ignored, and always looked at
  }

  /**
   * Places of values in `text`, in order of start; of several at one start all, shortest first.
   *
   * @param accept may turn a place down
   */
  seek(text: string, accept: (start: number, end: number, about: T) => boolean = () => true): Sighting<T>[] {
    const found: Sighting<T>[] = [];
    if (this.empty) return found;
    const firsts = this.#firsts;
    let inside = false;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const first = code < TABLE_SIZE ? (FOLDED[code] as number) : foldAt(text, at);
      if (first === 0) inside = false;
      else if (!inside) {
        inside = true;
        if (first >= TABLE_SIZE || firsts[first] === 1) this.#walk(text, at, first, accept, found);
      }
    }
    return found;
  }

  #walk(
    text: string,
    start: number,
    first: number,
    accept: (start: number, end: number, about: T) => boolean,
    found: Sighting<T>[],
  ): void {
    let hash = grow(0, first);
    let folded = '';
    let length = 1;
    let gap = 0;
    for (let at = start + 1; at < text.length && gap <= WIDEST_GAP; at++) {
      const code = foldAt(text, at);
      if (code === 0) {
        gap++;
        continue;
      }
      gap = 0;
      if (length === 1 && this.#openings[opening(first, code)] === 0) return;
      hash = grow(hash, code);
      length++;
      if (length > this.#longest) return;
      if (this.#lengths[length] === 0 || (at + 1 < text.length && foldAt(text, at + 1) !== 0)) continue;
      for (const value of this.#values.get(hash) ?? []) {
        if (value.folded.length !== length) continue;
        if (folded.length !== length) folded = fold(text.slice(start, at + 1));
        if (value.folded === folded && accept(start, at + 1, value.about)) {
          found.push({ start, end: at + 1, about: value.about });
        }
      }
    }
  }
}

/** Different meanings of one value, or values of one hash, that are kept. */
const MOST_ALIKE = 8;
const OPENINGS = 4096;
const NOTHING = new Uint8Array(0);

function opening(first: number, second: number): number {
  return (first * 61 + second) & (OPENINGS - 1);
}

function grow(hash: number, code: number): number {
  return (Math.imul(hash, 16777619) ^ code) | 0;
}

const TABLE_SIZE = 0x250;
const FOLDED = Uint16Array.from({ length: TABLE_SIZE }, (_, code) => foldCode(String.fromCharCode(code)));

function foldCode(char: string): number {
  if (!/[\p{L}\p{N}]/u.test(char)) return 0;
  return (char.normalize('NFD')[0] as string).toLowerCase().charCodeAt(0);
}

/** Lower-case letter without its accent, or digit, at `at`; 0 for anything else. */
function foldAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < TABLE_SIZE ? (FOLDED[code] as number) : foldCode(text[at] as string);
}

/** Letters and digits of `value`, lower case, without accents. */
export function fold(value: string): string {
  let folded = '';
  for (let at = 0; at < value.length; at++) {
    const code = foldAt(value, at);
    if (code !== 0) folded += String.fromCharCode(code);
  }
  return folded;
}
