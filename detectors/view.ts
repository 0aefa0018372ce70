import type {
  DigitCluster,
  KnownPerson,
  Language,
  PartKind,
  Region,
  SettledMatch,
  TextView,
  Word,
} from './contract.ts';
import { recogniseLanguage } from './language.ts';

/** What a scan knows about a text beside the text itself. */
export interface ViewContext {
  readonly kind: PartKind;
  /** `'recognise'` to be told by the text, when a detector first asks. */
  readonly language: Language | 'recognise' | undefined;
  readonly regions: readonly Region[];
  readonly known: readonly KnownPerson[];
}

/** A {@link TextView} over normalised text; everything derived is computed on first use. */
export class View implements TextView {
  readonly text: string;
  readonly kind: PartKind;
  readonly regions: readonly Region[];
  readonly known: readonly KnownPerson[];
  settled: readonly SettledMatch[] = [];
  #language: Language | 'recognise' | undefined;
  #words: readonly Word[] | undefined;
  #lower: string | undefined;
  #clusters: readonly DigitCluster[] | undefined;

  constructor(text: string, context: ViewContext) {
    this.text = text;
    this.kind = context.kind;
    this.#language = context.language;
    this.regions = context.regions;
    this.known = context.known;
  }

  get language(): Language | undefined {
    if (this.#language === 'recognise') this.#language = recogniseLanguage(this.text);
    return this.#language;
  }

  get lower(): string {
    this.#lower ??= lowerSameLength(this.text);
    return this.#lower;
  }

  get words(): readonly Word[] {
    this.#words ??= splitWords(this.text);
    return this.#words;
  }

  get digitClusters(): readonly DigitCluster[] {
    this.#clusters ??= clusterDigits(this.text);
    return this.#clusters;
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

/** Longest stretch without a digit inside one cluster: "14 septembre 1987" and "NL91 ABNA 0417" hold. */
const CLUSTER_GAP = 16;
const DIGIT = /[0-9]/g;

function clusterDigits(text: string): DigitCluster[] {
  const clusters: DigitCluster[] = [];
  DIGIT.lastIndex = 0;
  while (DIGIT.test(text)) {
    const start = DIGIT.lastIndex - 1;
    let end = start + 1;
    let digits = 1;
    for (let at = end; at < text.length && at - end <= CLUSTER_GAP; at++) {
      const code = text.charCodeAt(at);
      if (code < 48 || code > 57) continue;
      end = at + 1;
      digits++;
    }
    clusters.push({ start, end, digits });
    DIGIT.lastIndex = end;
  }
  return clusters;
}

const LETTER = 1;
const UPPER = 2;
const MARK = 4;
const LOWER = 8;
/** Latin, IPA, Greek, Cyrillic: looked up; the rest of Unicode is asked of the regex engine. */
const TABLE_SIZE = 0x530;
const CLASSES = Uint8Array.from({ length: TABLE_SIZE }, (_, code) => classify(String.fromCharCode(code)));

function classify(char: string): number {
  if (/\p{M}/u.test(char)) return MARK;
  if (!/\p{L}/u.test(char)) return 0;
  const lower = char.toLowerCase();
  const upper = char.toUpperCase();
  return LETTER | (char !== lower ? UPPER : 0) | (char !== upper ? LOWER : 0);
}

function classAt(text: string, at: number): number {
  if (at >= text.length) return 0;
  const code = text.charCodeAt(at);
  if (code < TABLE_SIZE) return CLASSES[code] as number;
  if (code >= 0xdc00 && code <= 0xdfff) return 0;
  return classify(String.fromCodePoint(text.codePointAt(at) as number));
}

/** Apostrophes and hyphens that join two halves of a word. */
function joins(code: number): boolean {
  return code === 0x27 || code === 0x2d || code === 0x2019 || code === 0x2010 || code === 0x2011;
}

function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length; ) {
    const first = classAt(text, at);
    if (!(first & LETTER)) {
      at++;
      continue;
    }
    const start = at;
    let uppers = 0;
    let lowers = 0;
    let inner = 0; // capitals that do not open the word or a half of it
    let opens = true;
    for (;;) {
      const kind = classAt(text, at);
      if (kind & LETTER) {
        if (kind & UPPER) {
          uppers++;
          if (!opens) inner++;
        }
        if (kind & LOWER) lowers++;
        opens = false;
      } else if (kind !== MARK) {
        if (!joins(text.charCodeAt(at)) || !(classAt(text, at + 1) & LETTER)) break;
        opens = true;
      }
      at += text.charCodeAt(at) >>> 10 === 0x36 ? 2 : 1; // a lead surrogate takes its trail along
    }

    words.push(new LazyWord(text, start, at, shapeOf(first, uppers, lowers, inner, at - start)));
  }
  return words;
}

function shapeOf(
  first: number,
  uppers: number,
  lowers: number,
  inner: number,
  length: number,
): Word['shape'] {
  if (uppers === 0) return 'xx';
  if (lowers === 0) return length > 1 ? 'XX' : 'Xx';
  return first & UPPER && inner === 0 ? 'Xx' : 'xX';
}

/** A word that cuts and lowers its text only when asked: most words of a text are looked at by shape alone. */
class LazyWord implements Word {
  readonly start: number;
  readonly end: number;
  readonly shape: Word['shape'];
  readonly #source: string;
  #text: string | undefined;
  #lower: string | undefined;

  constructor(source: string, start: number, end: number, shape: Word['shape']) {
    this.#source = source;
    this.start = start;
    this.end = end;
    this.shape = shape;
  }

  get text(): string {
    this.#text ??= this.#source.slice(this.start, this.end);
    return this.#text;
  }

  get lower(): string {
    this.#lower ??= this.shape === 'xx' ? this.text : this.text.toLowerCase();
    return this.#lower;
  }
}
