import type { Language, TextView } from '../contract.ts';
import { nameColumns } from './columns.ts';
import { BARRED, CUES, PARTICLE, WEAK_PARTICLE } from './cues.ts';
import { knownHashes } from './known.ts';
import {
  ANY_WORD,
  COMMON,
  classOf,
  DIGIT,
  DOUBTFUL,
  fold,
  type HashTable,
  HOMONYM,
  hashWord,
  lexicon,
  WORD_DE,
  WORD_EN,
  WORD_FR,
  WORD_NL,
} from './lexicon.ts';
import { APOSTROPHE, CAPITALISED, CAPITALS, DOT, HYPHEN, LETTER, SMALL, SPACE, Tokens } from './tokens.ts';

const WORD_OF: Readonly<Record<Language, number>> = { nl: WORD_NL, en: WORD_EN, de: WORD_DE, fr: WORD_FR };

/** Neighbours on either side that are looked at to tell a shouted text from a name in capitals. */
const SHOUT_WINDOW = 4;

/** A text's tokens with what the tables say of each, looked up once. */
export class Reader {
  readonly text: string;
  readonly tokens: Tokens;
  readonly cues: Int32Array;
  /** Bits that make a word ordinary in this text's language; all four languages when it is unknown. */
  readonly wordMask: number;
  readonly isFrench: boolean;
  readonly isEnglish: boolean;
  /** Every noun is capitalised, so that a capital is no evidence. */
  readonly isGerman: boolean;
  readonly #lexicon: HashTable;
  readonly #known: ReadonlySet<number>;
  readonly #settled: Uint8Array;
  readonly #columns: Uint8Array | undefined;
  readonly #shouting: boolean;

  constructor(view: TextView) {
    this.text = view.text;
    this.tokens = new Tokens(view.text);
    this.#lexicon = lexicon();
    this.#known = knownHashes(view.known);
    this.wordMask = (view.language ? WORD_OF[view.language] : ANY_WORD) | COMMON;
    this.isFrench = view.language === 'fr';
    this.isGerman = view.language === 'de';
    this.isEnglish = view.language === 'en';
    const { count, hashes, shapes } = this.tokens;
    this.cues = new Int32Array(count + 1);
    let capitals = 0;
    let small = 0;
    for (let index = 0; index < count; index++) {
      this.cues[index] = CUES.get(hashes[index] as number);
      if (shapes[index] === CAPITALS) capitals++;
      else if (shapes[index] === SMALL) small++;
    }
    this.#shouting = capitals > small;
    this.#settled = this.#markSettled(view);
    this.#columns = nameColumns(this);
  }

  #markSettled(view: TextView): Uint8Array {
    const { count, starts } = this.tokens;
    const marks = new Uint8Array(count + 1);
    let token = 0;
    for (const { start, end } of view.settled) {
      while (token < count && (this.tokens.ends[token] as number) <= start) token++;
      while (token < count && (starts[token] as number) < end) marks[token++] = 1;
    }
    return marks;
  }

  /** What the word table says of a token. */
  bits(index: number): number {
    return this.#lexicon.get(this.tokens.hashes[index] as number);
  }

  /** Whether a token opens a table cell in a column of names. */
  inNameColumn(index: number): boolean {
    return this.#columns !== undefined && this.#columns[index] === 1;
  }

  /** The cue of a word given as text. */
  cueOf(word: string): number {
    return CUES.get(hashWord(word));
  }

  cue(index: number): number {
    return index < 0 ? 0 : (this.cues[index] as number);
  }

  shape(index: number): number {
    return index < 0 || index >= this.tokens.count ? SMALL : (this.tokens.shapes[index] as number);
  }

  gap(index: number): number {
    return this.tokens.gaps[index] as number;
  }

  isCapital(index: number): boolean {
    const shape = this.shape(index);
    return shape === CAPITALISED || shape === CAPITALS;
  }

  length(index: number): number {
    return (this.tokens.ends[index] as number) - (this.tokens.starts[index] as number);
  }

  /** Whether a token is part of the name of somebody known; in small letters "roos" is the flower, whoever asks. */
  isKnown(index: number): boolean {
    if (this.#known.size === 0 || !this.#known.has(this.tokens.hashes[index] as number)) return false;
    if (this.shape(index) !== SMALL && !this.isShouted(index)) return true;
    const bits = this.bits(index);
    return !this.isWord(bits) && !(bits & HOMONYM);
  }

  /** A token in small letters without accents. */
  folded(index: number): string {
    let folded = '';
    const end = this.tokens.ends[index] as number;
    for (let at = this.tokens.starts[index] as number; at < end; at++) {
      folded += String.fromCharCode(fold(this.text.charCodeAt(at)));
    }
    return folded;
  }

  /** An ordinary word of the text's language, or one that is as likely a word as a name. */
  isWord(bits: number): boolean {
    return (bits & (this.wordMask | DOUBTFUL)) !== 0;
  }

  isParticle(index: number): boolean {
    return (this.cue(index) & (PARTICLE | WEAK_PARTICLE)) !== 0;
  }

  isBarred(index: number): boolean {
    return (this.cue(index) & BARRED) !== 0;
  }

  /** Whether the structure stage found something here, or the token is part of an address or identifier. */
  isTaken(index: number): boolean {
    return this.#settled[index] === 1 || this.isGlued(index);
  }

  isGlued(index: number): boolean {
    const before = this.text.charCodeAt((this.tokens.starts[index] as number) - 1);
    const after = this.text.charCodeAt(this.tokens.ends[index] as number);
    if (isGlue(before) || isGlue(after)) return true;
    // "example.nl", "Class.method": a full stop without a space, unless an initial stands before it.
    if (this.gap(index) === DOT && this.length(index - 1) > 2) return true;
    return this.gap(index + 1) === DOT && this.shape(index + 1) === SMALL && this.length(index) > 2;
  }

  /** Whether a token hangs together with the one before it as parts of one name do. */
  joins(index: number): boolean {
    const gap = this.gap(index);
    if (gap === SPACE) return this.tokens.distance(index) <= 2;
    if (gap === HYPHEN || gap === APOSTROPHE) return this.tokens.distance(index) === 1;
    // van 't Hof
    if (gap === (SPACE | APOSTROPHE)) return this.length(index) === 1 && this.tokens.distance(index) === 2;
    if (gap === (DOT | HYPHEN))
      return this.isInitial(index - 1) && this.isInitial(index) && this.tokens.distance(index) === 2;
    if (gap === DOT || gap === (DOT | SPACE)) {
      return (this.isInitial(index - 1) || this.length(index - 1) === 1) && this.tokens.distance(index) <= 2;
    }
    return false;
  }

  /** "J.", "Th.", "IJ."; a single capital letter also without a full stop. */
  isInitial(index: number): boolean {
    const shape = this.shape(index);
    if (shape === LETTER) return true;
    return shape === CAPITALISED && this.length(index) === 2 && (this.gap(index + 1) & DOT) !== 0;
  }

  /** "KdNr", "PostService"; "McDonald" and "DeVries" are names. */
  hasInnerCapital(index: number): boolean {
    if (this.shape(index) !== CAPITALISED) return false;
    const word = this.text.slice(this.tokens.starts[index], this.tokens.ends[index]);
    return /.\p{Lu}/u.test(
      word.replace(/^(?:Mc|Mac|De|Van|Der|Le|La|Di|Da|Fitz|El|Al|Ben|Vanden?)(?=\p{Lu})/u, ''),
    );
  }

  hasDot(index: number): boolean {
    return (this.gap(index + 1) & DOT) !== 0;
  }

  /** Whether capitals say nothing here, since most of what surrounds the token is capital too. */
  isShouted(index: number): boolean {
    if (this.shape(index) !== CAPITALS) return false;
    if (this.#shouting) return true;
    let capitals = 0;
    let others = 0;
    for (
      let at = Math.max(0, index - SHOUT_WINDOW);
      at <= index + SHOUT_WINDOW && at < this.tokens.count;
      at++
    ) {
      if (this.shape(at) === CAPITALS) capitals++;
      else if (this.shape(at) !== LETTER) others++;
    }
    return capitals > 3 && capitals > others;
  }
}

/** Characters that make a word part of an identifier, address or path when they touch it. */
const GLUES: ReadonlySet<number> = new Set([...'@_/\\=#%$~+'].map((char) => char.charCodeAt(0)));

function isGlue(code: number): boolean {
  return classOf(code) === DIGIT || GLUES.has(code);
}
