import { tellingCss } from './css.ts';
import { isHarmlessAttribute, URL_ATTRIBUTES } from './html-names.ts';
import { MappedText } from './mapped-text.ts';

/** How a place in HTML source must be written to. */
export type MarkupContext =
  | 'attribute'
  | 'bare-attribute'
  | 'url'
  | 'comment'
  | 'raw'
  | 'tag'
  // Of attachments: a string of JSON, a quoted field of CSV.
  | 'string'
  | 'quoted';

/** A span of the source that is not text. */
export interface ContextSpan {
  readonly start: number;
  readonly end: number;
  readonly context: MarkupContext;
}

/** One attribute as the tokenizer reports it, with where its value stands. */
export class Attribute {
  readonly name: string;
  readonly value = new MappedText();
  readonly #source: string;
  readonly #nameEnd: number;
  readonly #isUrl: boolean;
  #valueStart = -1;
  #position = -1;
  #pending = '';

  /** `isUrl`: percent escapes in the value are read, and written. Default: as HTML has it. */
  constructor(source: string, start: number, end: number, isUrl?: boolean) {
    this.#source = source;
    this.name = source.slice(start, end).toLowerCase();
    this.#isUrl = isUrl ?? URL_ATTRIBUTES.has(this.name);
    this.#nameEnd = end;
  }

  /** A stretch of the value as written. */
  data(start: number, end: number): void {
    if (this.#valueStart < 0) this.#begin(this.#pending === '' ? start : undefined);
    this.#flush(start);
    if (this.#isUrl) this.#percentDecoded(start, end);
    else this.value.copied(this.#source, start, end);
    this.#position = end;
  }

  /** An entity. The tokenizer does not say where it ends; the next event does. */
  entity(codePoint: number): void {
    if (this.#valueStart < 0) this.#begin(undefined);
    this.#pending += String.fromCodePoint(codePoint);
  }

  /** Where the value stands in the source, and how to write there. */
  end(end: number, quoted: boolean): ContextSpan {
    if (this.#valueStart < 0) this.#begin(end);
    this.#flush(end);
    const context = this.#isUrl ? 'url' : quoted ? 'attribute' : 'bare-attribute';
    return { start: this.#valueStart, end, context };
  }

  /** False when the value only tells how something looks. */
  get isTelling(): boolean {
    const { text } = this.value;
    if (text.trim() === '') return false;
    if (this.name === 'style') return tellingCss(text).length > 0;
    return !isHarmlessAttribute(this.name, text);
  }

  #begin(start: number | undefined): void {
    this.#valueStart = start ?? valueStart(this.#source, this.#nameEnd);
    this.#position = this.#valueStart;
  }

  #flush(end: number): void {
    if (this.#pending !== '') this.value.decoded(this.#pending, this.#position, end);
    this.#pending = '';
  }

  /** Reads `%40` as `@`: an address in a link is written so. Escapes side by side come whole. */
  #percentDecoded(start: number, end: number): void {
    const escapes = /(?:%[\dA-Fa-f]{2})+/g;
    const raw = this.#source.slice(start, end);
    let position = 0;
    for (const match of raw.matchAll(escapes)) {
      const value = decodeEscapes(match[0]);
      if (value === undefined) continue;
      this.value.copied(this.#source, start + position, start + match.index);
      position = match.index + match[0].length;
      this.value.decoded(value, start + match.index, start + position);
    }
    this.value.copied(this.#source, start + position, end);
  }
}

function decodeEscapes(escapes: string): string | undefined {
  try {
    const value = decodeURIComponent(escapes);
    return value.includes('\0') ? undefined : value;
  } catch {
    return undefined;
  }
}

/** First character of the value behind `name = "`. */
function valueStart(source: string, nameEnd: number): number {
  let at = nameEnd;
  const skipSpace = () => {
    while (at < source.length && ' \t\n\f\r'.includes(source[at]!)) at++;
  };
  skipSpace();
  if (source[at] === '=') at++;
  skipSpace();
  return source[at] === '"' || source[at] === "'" ? at + 1 : at;
}
