import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { Attribute, type ContextSpan } from '../parse/html-attribute.ts';
import type { MappedText } from '../parse/mapped-text.ts';
import { Withheld } from './format.ts';
import { MAX_XML_DEPTH } from './limits.ts';

/** A reference: of the five names, or by number. The tokenizer lets no other pass. */
const REFERENCE = /&(?:#(\d{1,10})|#x([\dA-Fa-f]{1,8})|(lt|gt|amp|quot|apos));/g;
const NAMED: Readonly<Record<string, number>> = { lt: 0x3c, gt: 0x3e, amp: 0x26, quot: 0x22, apos: 0x27 };

/** An attribute with its place. Its value is decoded when asked for: most attributes nobody asks. */
export class XmlAttribute {
  /** Without its prefix, lower case. */
  readonly name: string;
  /** The value in the source, without its quotes. */
  readonly value: ContextSpan;
  /** From the blank before the name to behind the closing quote. */
  readonly start: number;
  readonly end: number;
  readonly #source: string;
  readonly #nameEnd: number;

  constructor(source: string, name: string, start: number, nameEnd: number, valueStart: number, end: number) {
    this.name = name;
    this.start = start;
    this.end = end;
    this.#source = source;
    this.#nameEnd = nameEnd;
    this.value = { start: valueStart, end: end - 1, context: this.#isUrl ? 'url' : 'attribute' };
  }

  /** The value as written. */
  get raw(): string {
    return this.#source.slice(this.value.start, this.value.end);
  }

  /** The value, decoded. */
  get text(): string {
    const { raw } = this;
    return raw.includes('&') || (this.#isUrl && raw.includes('%')) ? this.mapped.text : raw;
  }

  /** The value with the way back to the source. */
  get mapped(): MappedText {
    const { start, end } = this.value;
    const attribute = new Attribute(this.#source, this.start + 1, this.#nameEnd, this.#isUrl);
    let position = start;
    for (const { 0: found, 1: decimal, 2: hex, 3: named, index } of this.raw.matchAll(REFERENCE)) {
      attribute.data(position, start + index);
      position = start + index + found.length;
      const code = named ? NAMED[named]! : Number.parseInt(decimal ?? hex ?? '', decimal ? 10 : 16);
      attribute.entity(code <= 0x10ffff ? code : 0xfffd);
    }
    attribute.data(position, end);
    attribute.end(end, true);
    return attribute.value;
  }

  /** Links of relationships and of OpenDocument are the only values with percent escapes. */
  get #isUrl(): boolean {
    return this.name === 'href' || this.name === 'target';
  }
}

/** An opening tag. */
export interface XmlElement {
  /** As written. */
  readonly tag: string;
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  /** Offsets of `<` and behind `>`. */
  readonly start: number;
  readonly end: number;
  readonly empty: boolean;
}

/** What `walkXml` reports, in order. Offsets into the source. */
export interface XmlHandler {
  open?(element: XmlElement, parent: XmlElement | undefined): void;
  /** `start`: offset of `<` of the closing tag, or of the end of an empty one; `end`: behind it. */
  close?(element: XmlElement, start: number, end: number): void;
  text?(start: number, end: number, element: XmlElement): void;
  /** A reference such as `&amp;` in text. */
  entity?(value: string, start: number, end: number, element: XmlElement): void;
  /** Content of a comment, CDATA section or processing instruction. */
  comment?(start: number, end: number): void;
  cdata?(start: number, end: number, element: XmlElement): void;
}

/** XML 1.0 names, with one colon at most. */
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_.\-\u00b7]*(?::[\p{L}_][\p{L}\p{M}\p{N}_.\-\u00b7]*)?$/u;
/** A name with this much in it may say something; it cannot be changed. */
const TELLING_NAME = /\d{6}/;
/** The XML declaration, without its question marks. */
const DECLARATION =
  /^xml\s+version\s*=\s*["']1\.[01]["'](?:\s+[a-z]{1,12}\s*=\s*["'][\w.-]{1,40}["']){0,2}\s*$/;

/**
 * Walks well-formed XML (W3C, XML 1.0). Strict, since other readers are: what is not well-formed, has a DTD or
 * is nested too deep is refused, so that nothing is read otherwise than an office program would. Nothing outside
 * is ever fetched: there are no entities but the five of XML itself and characters by number.
 *
 * @throws Withheld `unreadable`, `too-nested`
 */
export function walkXml(source: string, handler: XmlHandler): void {
  const walker = new Walker(source, handler);
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: true }, walker);
  tokenizer.write(source);
  tokenizer.end();
  walker.finish();
}

/** Value of an attribute by its local name, lower case; undefined when it is not there. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name)?.text;
}

class Walker implements TokenizerCallbacks {
  readonly #source: string;
  readonly #handler: XmlHandler;
  readonly #open: XmlElement[] = [];
  #roots = 0;
  #position = 0;
  #tag: { start: number; tag: string; name: string; attributes: XmlAttribute[] } | undefined;
  /** The attribute being read; `valueStart` is -1 until its value begins. */
  #attribute: { name: string; start: number; nameEnd: number; valueStart: number } | undefined;
  /** Names seen, as written, without their prefix: files repeat a few thousands of times. */
  readonly #names = new Map<string, string>();

  constructor(source: string, handler: XmlHandler) {
    this.#source = source;
    this.#handler = handler;
  }

  finish(): void {
    if (this.#open.length > 0 || this.#roots !== 1 || this.#tag) refuse();
    if (this.#source.slice(this.#position).trim() !== '') refuse();
  }

  ontext(start: number, end: number): void {
    const element = this.#open.at(-1);
    this.#position = end;
    const text = this.#source.slice(start, end);
    if (!element) {
      if (!/^[ \t\r\n\ufeff]*$/.test(text)) refuse();
      return;
    }
    if (/[&<]|\]\]>/.test(text)) refuse();
    this.#handler.text?.(start, end, element);
  }

  ontextentity(codePoint: number, end: number): void {
    const element = this.#open.at(-1) ?? refuse();
    const start = this.#source.lastIndexOf('&', end - 1);
    this.#position = end;
    if (this.#source[end - 1] !== ';' || codePoint === 0) refuse();
    this.#handler.entity?.(String.fromCodePoint(codePoint), start, end, element);
  }

  onopentagname(start: number, end: number): void {
    const tag = this.#source.slice(start, end);
    this.#tag = { start: start - 1, tag, name: this.#local(tag), attributes: [] };
  }

  onattribname(start: number, end: number): void {
    const name = this.#local(this.#source.slice(start, end)).toLowerCase();
    if (!' \t\r\n'.includes(this.#source[start - 1] ?? 'x')) refuse();
    this.#attribute = { name, start: start - 1, nameEnd: end, valueStart: -1 };
  }

  onattribdata(start: number, end: number): void {
    const current = this.#attribute ?? refuse();
    if (current.valueStart < 0) current.valueStart = start;
    for (let at = start; at < end; at++) {
      const unit = this.#source.charCodeAt(at);
      if (unit === 0x3c || unit === 0x26) refuse();
    }
  }

  onattribentity(codePoint: number): void {
    const current = this.#attribute ?? refuse();
    if (codePoint === 0) refuse();
    // The value begins with a reference: behind the quote.
    if (current.valueStart < 0) current.valueStart = this.#source.indexOf('&', current.nameEnd);
  }

  onattribend(quote: QuoteType, end: number): void {
    const current = this.#attribute ?? refuse();
    if (quote !== QuoteType.Single && quote !== QuoteType.Double) refuse();
    const { name, start, nameEnd, valueStart } = current;
    this.#attribute = undefined;
    // The tokenizer counts the closing quote in.
    const from = valueStart < 0 ? end - 1 : valueStart;
    this.#tag?.attributes.push(new XmlAttribute(this.#source, name, start, nameEnd, from, end));
  }

  onopentagend(end: number): void {
    this.#opened(end + 1, false);
  }

  onselfclosingtag(end: number): void {
    this.#opened(end + 1, true);
  }

  onclosetag(start: number, end: number): void {
    const element = this.#open.pop() ?? refuse();
    if (element.tag !== this.#source.slice(start, end)) refuse();
    const close = this.#source.indexOf('>', end);
    if (close < 0 || this.#source.slice(end, close).trim() !== '') refuse();
    this.#position = close + 1;
    this.#handler.close?.(element, start - 2, close + 1);
  }

  oncomment(start: number, end: number, offset: number): void {
    if (offset === 0) refuse();
    this.#position = end + 1;
    this.#handler.comment?.(start, end - offset);
  }

  oncdata(start: number, end: number, offset: number): void {
    const element = this.#open.at(-1) ?? refuse();
    if (offset === 0) refuse();
    this.#position = end + 1;
    this.#handler.cdata?.(start, end - offset, element);
  }

  ondeclaration(): void {
    // A document type may define entities, which no reader here resolves.
    refuse();
  }

  onprocessinginstruction(start: number, end: number): void {
    if (this.#source.slice(end, end + 2) !== '?>') refuse();
    this.#position = end + 2;
    if (DECLARATION.test(this.#source.slice(start, end))) return;
    this.#handler.comment?.(start, end);
  }

  onend(): void {}

  /** A name without its prefix, when it is one. */
  #local(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    if (!NAME.test(name) || TELLING_NAME.test(name)) refuse();
    const local = name.slice(name.indexOf(':') + 1);
    this.#names.set(name, local);
    return local;
  }

  #opened(end: number, empty: boolean): void {
    const tag = this.#tag ?? refuse();
    if (this.#attribute) refuse();
    this.#tag = undefined;
    this.#position = end;
    if (this.#open.length === 0 && ++this.#roots > 1) refuse();
    if (this.#open.length >= MAX_XML_DEPTH) throw new Withheld('too-nested');
    const element = { ...tag, end, empty };
    this.#handler.open?.(element, this.#open.at(-1));
    if (empty) this.#handler.close?.(element, end, end);
    else this.#open.push(element);
  }
}

function refuse(): never {
  throw new Withheld('unreadable');
}
