/**
 * Tells in one pass which of many word lists have a word in a text (Aho & Corasick, "Efficient string
 * matching", CACM 1975, as a table of transitions). Letters match whatever their case.
 */
export class KeywordIndex {
  readonly #lists: number;
  /** Class of a character; 0 is "in no keyword". */
  readonly #classes = new Uint8Array(TABLE_SIZE);
  readonly #width: number;
  /**
   * `next[state * width + class]`; states are numbered by the order their words were read. With
   * {@link ENDS} set a word ends in the state, so that nothing else need be looked at in most places.
   */
  readonly #next: Uint16Array;
  /** Lists of which a word ends in a state. */
  readonly #ends: (readonly number[] | undefined)[];

  /**
   * @param lists lower-case words and phrases, of Latin letters, digits and ASCII signs
   * @throws RangeError for a word with other characters, or an empty one
   */
  constructor(lists: readonly (readonly string[])[]) {
    this.#lists = lists.length;
    const letters = new Set(lists.flat().join(''));
    for (const letter of letters) {
      if (letter.charCodeAt(0) >= TABLE_SIZE || letter !== letter.toLowerCase()) {
        throw new RangeError('keywords are lower-case Latin');
      }
    }
    for (const [i, letter] of [...letters].entries()) {
      for (const form of [letter, letter.toUpperCase()]) {
        const code = form.charCodeAt(0);
        if (form.length === 1 && code < TABLE_SIZE) this.#classes[code] = i + 1;
      }
    }
    for (let code = 0xc0; code < TABLE_SIZE; code++) {
      const base = (String.fromCharCode(code).normalize('NFD')[0] as string).toLowerCase().charCodeAt(0);
      if (this.#classes[code] === 0 && base < 0x80) this.#classes[code] = this.#classes[base] as number;
    }
    this.#width = letters.size + 1;
    const { next, ends } = automaton(lists, this.#classes, this.#width);
    this.#next = next;
    this.#ends = ends;
  }

  /** One entry a list: 1 when one of its words stands in `text`. Stops as soon as all have been seen. */
  seenIn(text: string): Uint8Array {
    const seen = new Uint8Array(this.#lists);
    let missing = this.#lists;
    let state = 0;
    const next = this.#next;
    const width = this.#width;
    const classes = this.#classes;
    const ends = this.#ends;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      state = next[state * width + (code < TABLE_SIZE ? (classes[code] as number) : 0)] as number;
      if (state < ENDS) continue;
      state ^= ENDS;
      for (const list of ends[state] as readonly number[]) {
        if (seen[list] === 1) continue;
        seen[list] = 1;
        if (--missing === 0) return seen;
      }
    }
    return seen;
  }
}

/** Marks a state in which a word ends. */
const ENDS = 0x8000;
/** Latin letters with their accents. */
const TABLE_SIZE = 0x180;

function automaton(lists: readonly (readonly string[])[], classes: Uint8Array, width: number) {
  const trie: number[][] = [new Array(width).fill(-1)];
  const found: Set<number>[] = [new Set()];
  for (const [list, words] of lists.entries()) {
    for (const word of words) {
      if (word === '') throw new RangeError('an empty keyword is in every text');
      let state = 0;
      for (let at = 0; at < word.length; at++) {
        const row = trie[state] as number[];
        const letter = classes[word.charCodeAt(at)] as number;
        if (row[letter] === -1) {
          row[letter] = trie.length;
          trie.push(new Array(width).fill(-1));
          found.push(new Set());
        }
        state = row[letter] as number;
      }
      (found[state] as Set<number>).add(list);
    }
  }
  if (trie.length >= ENDS) throw new RangeError('too many keywords');
  const next = new Uint16Array(trie.length * width);
  const fall = new Uint16Array(trie.length);
  const queue = [0];
  for (const state of queue) {
    for (const list of found[fall[state] as number] as Set<number>) (found[state] as Set<number>).add(list);
    for (let letter = 0; letter < width; letter++) {
      const child = (trie[state] as number[])[letter] as number;
      const back = state === 0 ? 0 : (next[(fall[state] as number) * width + letter] as number);
      next[state * width + letter] = child === -1 ? back : child;
      if (child === -1) continue;
      fall[child] = back;
      queue.push(child);
    }
  }
  for (let i = 0; i < next.length; i++) {
    if ((found[next[i] as number] as Set<number>).size > 0) next[i] = (next[i] as number) | ENDS;
  }
  return { next, ends: found.map((set) => (set.size > 0 ? [...set] : undefined)) };
}
