import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { Attribute, type ContextSpan } from '../parse/html-attribute.ts';
import { Withheld } from './format.ts';
import { MAX_XML_DEPTH } from './limits.ts';

/** An attribute with its place. */
export interface XmlAttribute {
  /** Without its prefix, lower case. */
  readonly name: string;
  readonly attribute: Attribute;
  /** The value in the source, without its quotes. */
  readonly value: ContextSpan;
  /** From the blank before the name to behind the closing quote. */
  readonly start: number;
  readonly end: number;
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

/** Name without its namespace prefix. */
export function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}

/** Value of an attribute by its local name, lower case; undefined when it is not there. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name)?.attribute.value.text;
}

class Walker implements TokenizerCallbacks {
  readonly #source: string;
  readonly #handler: XmlHandler;
  readonly #open: XmlElement[] = [];
  #roots = 0;
  #position = 0;
  #tag: { start: number; tag: string; attributes: XmlAttribute[] } | undefined;
  #attribute: { attribute: Attribute; start: number } | undefined;

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
    if (text.includes('&') || text.includes('<') || text.includes(']]>')) refuse();
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
    checkName(tag);
    this.#tag = { start: start - 1, tag, attributes: [] };
  }

  onattribname(start: number, end: number): void {
    const name = this.#source.slice(start, end);
    checkName(name);
    if (!/\s/.test(this.#source[start - 1] ?? '')) refuse();
    // Links of relationships and of OpenDocument are the only ones with percent escapes.
    const local = localName(name).toLowerCase();
    this.#attribute = {
      attribute: new Attribute(this.#source, start, end, local === 'href' || local === 'target'),
      start: start - 1,
    };
  }

  onattribdata(start: number, end: number): void {
    if (/[<&]/.test(this.#source.slice(start, end))) refuse();
    this.#attribute?.attribute.data(start, end);
  }

  onattribentity(codePoint: number): void {
    if (codePoint === 0) refuse();
    this.#attribute?.attribute.entity(codePoint);
  }

  onattribend(quote: QuoteType, end: number): void {
    const current = this.#attribute ?? refuse();
    if (quote !== QuoteType.Single && quote !== QuoteType.Double) refuse();
    const { attribute, start } = current;
    const name = localName(attribute.name);
    this.#attribute = undefined;
    // The tokenizer counts the closing quote in.
    this.#tag?.attributes.push({ name, attribute, value: attribute.end(end - 1, true), start, end });
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

  #opened(end: number, empty: boolean): void {
    const tag = this.#tag ?? refuse();
    if (this.#attribute) refuse();
    this.#tag = undefined;
    this.#position = end;
    if (this.#open.length === 0 && ++this.#roots > 1) refuse();
    if (this.#open.length >= MAX_XML_DEPTH) throw new Withheld('too-nested');
    const element = { ...tag, name: localName(tag.tag), end, empty };
    this.#handler.open?.(element, this.#open.at(-1));
    if (empty) this.#handler.close?.(element, end, end);
    else this.#open.push(element);
  }
}

function checkName(name: string): void {
  if (!NAME.test(name) || TELLING_NAME.test(name)) refuse();
}

function refuse(): never {
  throw new Withheld('unreadable');
}
