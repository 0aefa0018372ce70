import type { Span } from '../contract.ts';
import { fold } from '../fold.ts';

/** A stretch between commas, line breaks or table bars, trimmed, and what stands before it. */
export interface Segment extends Span {
  /** `end`: a colon, bracket, empty line or the text's beginning; nothing before it belongs to the address. */
  readonly opens: 'comma' | 'line' | 'end';
}

/** One run of non-blank characters of a segment. */
export interface Token extends Span {
  readonly text: string;
  /** Folded, without a full stop or comma at the end. */
  readonly low: string;
  readonly isCapital: boolean;
}

/** No line of an address is longer, and no address has more of them. */
const LONGEST_SEGMENT = 90;
const MOST_SEGMENTS = 7;
/** Signs that end a segment, by code: 1 softly (the address may go on before it), 2 for good. */
const SIGNS = new Uint8Array(0x80);
for (const sign of ',\n') SIGNS[sign.charCodeAt(0)] = 1;
for (const sign of '|;:()[]<>"\t{}=!?') SIGNS[sign.charCodeAt(0)] = 2;

function signAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 0x80 ? (SIGNS[code] as number) : code === 0xb7 || code === 0x2022 ? 2 : 0;
}

/**
 * The segments before `end`, nearest first. The first may be empty: then a separator stands right before
 * `end`. A comma at a line's end is one separator; an empty line ends the address.
 */
export function segmentsBefore(text: string, end: number): Segment[] {
  const segments: Segment[] = [];
  let stop = end;
  for (let count = 0; count < MOST_SEGMENTS; count++) {
    const least = Math.max(0, stop - LONGEST_SEGMENT);
    let at = stop;
    while (at > least && signAt(text, at - 1) === 0) at--;
    const separator = at === 0 || at === least ? '' : (text[at - 1] as string);
    let start = at;
    let last = stop;
    while (start < last && /[ >*\u2022_-]/.test(text[start] as string)) start++;
    while (last > start && /[ *_]/.test(text[last - 1] as string)) last--;
    const isSoft = separator === ',' || separator === '\n';
    segments.push({ start, end: last, opens: isSoft ? (separator === ',' ? 'comma' : 'line') : 'end' });
    if (!isSoft) break;
    stop = at - 1;
    if (separator === '\n') {
      while (stop > 0 && /[ >,]/.test(text[stop - 1] as string)) stop--;
      if (text[stop - 1] === '\n' || stop === 0) {
        segments[segments.length - 1] = { start, end: last, opens: 'end' };
        break;
      }
    }
  }
  return segments;
}

export function tokensOf(text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  const run = /[^ \t]+/g;
  const piece = text.slice(start, end);
  for (let found = run.exec(piece); found; found = run.exec(piece))
    tokens.push(new LazyToken(found[0], start + found.index));
  return tokens;
}

/** A token that is folded only when asked: most are looked at only for where they stand. */
class LazyToken implements Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  #low: string | undefined;
  #isCapital: boolean | undefined;

  constructor(text: string, start: number) {
    this.text = text;
    this.start = start;
    this.end = start + text.length;
  }

  get low(): string {
    this.#low ??= fold(this.text).replace(/[.,]{1,4}$/, '');
    return this.#low;
  }

  get isCapital(): boolean {
    this.#isCapital ??= /^['"(]?(?:\p{Lu}|'[st] ?\p{Lu}|[dl]'\p{Lu})/u.test(this.text);
    return this.#isCapital;
  }
}
