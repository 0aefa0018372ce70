import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import type { Span } from '../../../detectors/contract.ts';
import type { OffsetSegment } from '../../model/document.ts';
import { tellingCss, type Visibility, visibilityOf } from './css.ts';
import { Attribute, type ContextSpan, type MarkupContext } from './html-attribute.ts';
import {
  CELLS,
  CLOSED_BY_SIBLING,
  isKnownAttribute,
  isKnownElement,
  LINES,
  PARAGRAPHS,
  PREFORMATTED,
  RAW_TEXT,
  UNSEEN,
  VOID_ELEMENTS,
} from './html-names.ts';
import { MappedText } from './mapped-text.ts';

/** HTML as a person reads it, followed by what they do not see, with the way back to the source. */
export interface HtmlText {
  /** Visible text, then, each on a line of its own, what is hidden. */
  readonly text: string;
  readonly offsets: readonly OffsetSegment[];
  /** The hidden stretch at the end of `text`, when there is one. */
  readonly hidden: readonly Span[];
  /** Spans of `text` inside quotes of earlier messages. */
  readonly quoted: readonly Span[];
  /** Spans of the source that are not text, in order, for whoever writes into them. */
  readonly contexts: readonly ContextSpan[];
}

/** Comments inside comments inside comments: no mail program writes them. Deeper ones are read as one text. */
const MAX_COMMENT_DEPTH = 3;

/**
 * Reads HTML of any quality. Everything in it that could be data comes out: text, hidden elements, attributes,
 * comments, scripts, style strings, unknown tags, what follows the closing tag. Block elements break lines;
 * inline tags leave no trace, so that `<b>06</b>-12345678` reads as one number. Linear in the length.
 */
export function readHtml(source: string): HtmlText {
  return new HtmlReader(source, 0).read();
}

interface OpenElement {
  readonly name: string;
  readonly unseen: boolean;
  readonly size: 'tiny' | 'sized' | 'plain';
  readonly quote: boolean;
}

const NOTHING: OpenElement = { name: '', unseen: false, size: 'plain', quote: false };
const CONDITIONAL = /^\[(?:if [^\]<]{0,80}|endif)\](?:>|><!|<!)?$/i;
const DOCTYPE =
  /^!?doctype\s+html(?:\s+public\s+"-\/\/w3c\/\/dtd [^"@]{1,60}"(?:\s+"http[^"@]{1,80}")?)?\s*$/i;
const QUOTE_CLASS =
  /\b(?:gmail_quote|yahoo_quoted|protonmail_quote|moz-cite-prefix|divRplyFwdMsg|OLK_SRC_BODY_SECTION)\b/;

class HtmlReader implements TokenizerCallbacks {
  readonly #source: string;
  readonly #depth: number;
  readonly #visible = new MappedText();
  readonly #hidden: MappedText[] = [];
  readonly #contexts: ContextSpan[] = [];
  readonly #quoted: Span[] = [];
  readonly #open: OpenElement[] = [];
  readonly #openCount = new Map<string, number>();
  /** Text of the hidden element being read. */
  #unseen: MappedText | undefined;
  #unseenDepth = 0;
  #preDepth = 0;
  #quoteStart = -1;
  #quoteDepth = 0;
  /** The opening tag being read. */
  #tag:
    | { name: string; start: number; attributes: Attribute[]; contexts: ContextSpan[]; names: Span[] }
    | undefined;
  /** End of the last complete token. */
  #position = 0;

  constructor(source: string, depth: number) {
    this.#source = source;
    this.#depth = depth;
  }

  read(): HtmlText {
    const { text, hiddenFrom } = this.readMapped();
    return {
      text: text.text,
      offsets: text.segments,
      hidden: hiddenFrom < text.length ? [{ start: hiddenFrom, end: text.length }] : [],
      quoted: this.#quoted,
      contexts: this.#contexts.sort((a, b) => a.start - b.start),
    };
  }

  readMapped(): { text: MappedText; hiddenFrom: number } {
    const tokenizer = new Tokenizer({ decodeEntities: true }, this);
    tokenizer.write(this.#source);
    tokenizer.end();
    const hiddenFrom = this.#visible.length;
    for (const item of this.#hidden) {
      if (item.length === 0) continue;
      if (!this.#visible.atLineStart) this.#visible.inserted('\n', this.#source.length);
      this.#visible.append(item);
    }
    return { text: this.#visible, hiddenFrom };
  }

  ontext(start: number, end: number): void {
    // For a tag that the end of input cuts off behind its slash, the tokenizer reports text from -1 on. What
    // lies behind the last token is added at the end.
    if (start < this.#position) return;
    this.#position = end;
    const element = this.#open.at(-1) ?? NOTHING;
    if (RAW_TEXT.has(element.name)) this.#rawText(element.name, start, end);
    else if (this.#preDepth > 0) this.#target().copied(this.#source, start, end);
    else this.#collapsed(this.#target(), start, end);
  }

  ontextentity(codePoint: number, end: number): void {
    // An entity begins with the only ampersand in it.
    const start = this.#source.lastIndexOf('&', end - 1);
    const value = String.fromCodePoint(codePoint);
    this.#target().decoded(this.#preDepth === 0 && value === '\n' ? ' ' : value, start, end);
    this.#position = end;
  }

  onopentagname(start: number, end: number): void {
    this.#tag = {
      name: this.#source.slice(start, end).toLowerCase(),
      start,
      attributes: [],
      contexts: [],
      names: [],
    };
  }

  onattribname(start: number, end: number): void {
    const attribute = new Attribute(this.#source, start, end);
    this.#tag?.attributes.push(attribute);
    if (!isKnownAttribute(attribute.name)) this.#tag?.names.push({ start, end });
  }

  onattribdata(start: number, end: number): void {
    this.#tag?.attributes.at(-1)?.data(start, end);
  }

  onattribentity(codePoint: number): void {
    this.#tag?.attributes.at(-1)?.entity(codePoint);
  }

  onattribend(quote: QuoteType, end: number): void {
    const attribute = this.#tag?.attributes.at(-1);
    if (!attribute || quote === QuoteType.NoValue) return;
    this.#tag?.contexts.push(attribute.end(end, quote !== QuoteType.Unquoted));
  }

  onopentagend(end: number): void {
    const tag = this.#tag;
    this.#tag = undefined;
    this.#position = end + 1;
    if (!tag) return;
    if (!isKnownElement(tag.name)) {
      this.#markup(tag.start, end, 'tag');
      return;
    }
    for (const attribute of tag.attributes) {
      if (attribute.isTelling) this.#hidden.push(attribute.value);
    }
    for (const name of tag.names) this.#markup(name.start, name.end, 'tag');
    for (const context of tag.contexts) this.#contexts.push(context);
    this.#openElement(tag.name, tag.attributes, end + 1);
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
  }

  onclosetag(start: number, end: number): void {
    const name = this.#source.slice(start, end).toLowerCase();
    const close = this.#source.indexOf('>', end);
    const tagEnd = close < 0 ? this.#source.length : close;
    this.#position = Math.min(tagEnd + 1, this.#source.length);
    if (!isKnownElement(name)) this.#markup(start, tagEnd, 'tag');
    else if (tagEnd > end) this.#markup(end, tagEnd, 'tag');
    if (name === 'br') this.#target().inserted('\n', start);
    if (!this.#openCount.get(name)) return;
    while (this.#closeTop(start) !== name);
  }

  oncomment(start: number, end: number, offset: number): void {
    this.#comment(start, end - offset);
    this.#position = end + 1;
  }

  oncdata(start: number, end: number, offset: number): void {
    this.#comment(start, end - offset);
    this.#position = end + 1;
  }

  ondeclaration(start: number, end: number): void {
    if (!DOCTYPE.test(this.#source.slice(start, end))) this.#markup(start, end, 'tag');
    this.#position = end + 1;
  }

  onprocessinginstruction(start: number, end: number): void {
    this.#markup(start, end, 'tag');
    this.#position = end + 1;
  }

  onend(): void {
    while (this.#open.length > 0) this.#closeTop(this.#source.length);
    // A tag that never ends: nobody shows it, but it is there.
    if (this.#position < this.#source.length) this.#markup(this.#position, this.#source.length, 'tag');
  }

  isInForeignContext(): boolean {
    return (this.#openCount.get('svg') ?? 0) + (this.#openCount.get('math') ?? 0) > 0;
  }

  #target(): MappedText {
    return this.#unseen ?? this.#visible;
  }

  /** Browsers show a run of white space as one space, and none at the beginning of a line. */
  #collapsed(target: MappedText, start: number, end: number): void {
    const raw = this.#source.slice(start, end);
    let position = 0;
    if (target.atLineStart) while (' \t\n\f\r'.includes(raw[position] ?? 'x')) position++;
    const runs = /[ \t\n\f\r]{2,}|[\t\n\f\r]/g;
    runs.lastIndex = position;
    for (let run = runs.exec(raw); run; run = runs.exec(raw)) {
      target.copied(this.#source, start + position, start + run.index);
      position = run.index + run[0].length;
      target.decoded(' ', start + run.index, start + position);
    }
    target.copied(this.#source, start + position, end);
  }

  #rawText(name: string, start: number, end: number): void {
    this.#contexts.push({ start, end, context: 'raw' });
    const telling =
      name === 'style' ? tellingCss(this.#source.slice(start, end)) : [{ start: 0, end: end - start }];
    for (const span of telling) this.#hide(start + span.start, start + span.end);
  }

  #hide(start: number, end: number): void {
    const item = new MappedText();
    item.copied(this.#source, start, end);
    this.#hidden.push(item);
  }

  #markup(start: number, end: number, context: MarkupContext): void {
    if (this.#source.slice(start, end).trim() === '') return;
    this.#hide(start, end);
    this.#contexts.push({ start, end, context });
  }

  #comment(start: number, end: number): void {
    const comment = this.#source.slice(start, end);
    const trimmed = comment.trim();
    if (trimmed === '' || CONDITIONAL.test(trimmed)) return;
    this.#contexts.push({ start, end, context: 'comment' });
    if (this.#depth >= MAX_COMMENT_DEPTH || !comment.includes('<')) {
      this.#hide(start, end);
    } else {
      const item = new MappedText();
      item.append(new HtmlReader(comment, this.#depth + 1).readMapped().text, start);
      this.#hidden.push(item);
    }
  }

  #openElement(name: string, attributes: readonly Attribute[], at: number): void {
    if (CLOSED_BY_SIBLING.has(name) && this.#open.at(-1)?.name === name) this.#closeTop(at);
    this.#breakBefore(name, at);
    if (CELLS.has(name) && !this.#target().atLineStart) this.#target().inserted('\t', at);
    if (name === 'br' || name === 'hr') this.#target().inserted('\n', at);
    if (VOID_ELEMENTS.has(name)) return;
    const look = visibility(attributes);
    const parent = this.#open.at(-1) ?? NOTHING;
    const element: OpenElement = {
      name,
      unseen: look === 'hidden' || UNSEEN.has(name),
      size: look === 'tiny' || look === 'sized' ? look : parent.size,
      quote: name === 'blockquote' || attributes.some(isQuoteMark),
    };
    this.#open.push(element);
    this.#openCount.set(name, (this.#openCount.get(name) ?? 0) + 1);
    if (PREFORMATTED.has(name)) this.#preDepth++;
    if (element.quote && this.#quoteDepth++ === 0) this.#quoteStart = this.#visible.length;
    if (element.unseen) this.#unseenDepth++;
    this.#showOrHide();
  }

  /** Closes the innermost element and answers its name. */
  #closeTop(at: number): string {
    const element = this.#open.pop()!;
    this.#openCount.set(element.name, this.#openCount.get(element.name)! - 1);
    if (PREFORMATTED.has(element.name)) this.#preDepth--;
    if (element.quote && --this.#quoteDepth === 0 && this.#quoteStart < this.#visible.length) {
      this.#quoted.push({ start: this.#quoteStart, end: this.#visible.length });
    }
    this.#breakBefore(element.name, at);
    if (element.unseen) this.#unseenDepth--;
    this.#showOrHide();
    return element.name;
  }

  #showOrHide(): void {
    const hidden = this.#unseenDepth > 0 || this.#open.at(-1)?.size === 'tiny';
    if (hidden && !this.#unseen) {
      this.#unseen = new MappedText();
      this.#hidden.push(this.#unseen);
    } else if (!hidden) {
      this.#unseen = undefined;
    }
  }

  #breakBefore(name: string, at: number): void {
    const target = this.#target();
    if (PARAGRAPHS.has(name)) {
      while (!target.atParagraphStart) target.inserted('\n', at);
    } else if (LINES.has(name) && !target.atLineStart) {
      target.inserted('\n', at);
    }
  }
}

function visibility(attributes: readonly Attribute[]): Visibility {
  for (const { name, value } of attributes) {
    if (name === 'hidden') return 'hidden';
    if (name === 'style') return visibilityOf(value.text);
  }
  return 'plain';
}

function isQuoteMark({ name, value }: Attribute): boolean {
  return (name === 'class' || name === 'id') && QUOTE_CLASS.test(value.text);
}
