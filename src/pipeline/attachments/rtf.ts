import { decodeText } from '../parse/charset.ts';
import { MappedText } from '../parse/mapped-text.ts';
import { Withheld } from './format.ts';
import { MAX_XML_DEPTH } from './limits.ts';
import { type RtfToken, rtfTokens } from './rtf-tokens.ts';
import { type SourceText, SourceTextBuilder } from './source-text.ts';

/** What control words and symbols stand for. */
const CHARACTERS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  column: '\n',
  row: '\n',
  nestrow: '\n',
  '\n': '\n',
  '\r': '\n',
  cell: '\t',
  nestcell: '\t',
  tab: '\t',
  '\t': '\t',
  '~': ' ',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  _: '-',
  endash: '–',
  emdash: '—',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  '\\': '\\',
  '{': '{',
  '}': '}',
};

/** Groups whose text is no part of the document: names of fonts and styles. */
const TABLES = new Set(['fonttbl', 'colortbl', 'stylesheet', 'listtable', 'listoverridetable', 'revtbl']);

/** Texts that stand beside the document's own. */
const ASIDE = new Set(
  'header headerl headerr headerf footer footerl footerr footerf footnote annotation xe tc'.split(' '),
);

/** Code pages of fonts by their `\fcharset`; those of more bytes a character are not read. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  0: 'windows-1252',
  1: 'windows-1252',
  2: 'windows-1252',
  77: 'macintosh',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

interface State {
  readonly into: 'text' | 'aside' | 'table';
  readonly isHidden: boolean;
  /** Characters that stand in for a `\u` where it is not known. */
  readonly fallback: number;
  readonly font: number;
}

/**
 * Reads rich text (RTF 1.9.1): what is shown, then headers, footers, notes, hidden text and the names of fonts and
 * styles.
 *
 * @param source one unit for each byte
 * @throws Withheld `unreadable` for text that is damaged or in a character encoding that is not read
 */
export function readRtf(source: string): SourceText {
  const reader = new RtfReader(source);
  for (const token of rtfTokens(source)) reader.take(token);
  return reader.finish();
}

class RtfReader {
  readonly #source: string;
  readonly #builder: SourceTextBuilder;
  readonly #outer: State[] = [];
  #state: State = { into: 'text', isHidden: false, fallback: 1, font: -1 };
  /** Text under way that is not shown, and for which state. */
  #aside: { readonly text: MappedText; readonly depth: number } | undefined;
  #skip = 0;
  /** A `\u` whose fallback is still to come. */
  #pending: { readonly character: string; readonly start: number; end: number } | undefined;
  readonly #fonts = new Map<number, number>();
  #codePage = 'windows-1252';

  constructor(source: string) {
    this.#source = source;
    this.#builder = new SourceTextBuilder(source);
  }

  finish(): SourceText {
    this.#flush();
    if (this.#outer.length > 0) throw new Withheld('unreadable');
    this.#endAside();
    return this.#builder.finish();
  }

  take(token: RtfToken): void {
    if (this.#skipped(token)) return;
    this.#flush();
    switch (token.kind) {
      case 'open':
        this.#outer.push(this.#state);
        if (this.#outer.length > MAX_XML_DEPTH) throw new Withheld('too-nested');
        break;
      case 'close': {
        const outer = this.#outer.pop();
        if (!outer) throw new Withheld('unreadable');
        if (outer.into !== this.#state.into || outer.isHidden !== this.#state.isHidden) this.#endAside();
        this.#state = outer;
        break;
      }
      case 'text':
        this.#text(token.start, token.end);
        break;
      case 'byte':
        this.#decoded(this.#characterOf(token.byte), token.start, token.end);
        break;
      case 'control':
        this.#control(token);
    }
  }

  /** Whether a token is what stands in for the `\u` before it: so many characters, and never beyond its group. */
  #skipped(token: RtfToken): boolean {
    if (!this.#pending || this.#skip === 0) return false;
    if (token.kind === 'open' || token.kind === 'close') return false;
    if (token.kind !== 'text') {
      this.#skip--;
      this.#pending.end = token.end;
      return true;
    }
    const end = Math.min(token.end, token.start + this.#skip);
    this.#skip -= end - token.start;
    this.#pending.end = end;
    if (end === token.end) return true;
    this.#flush();
    this.#text(end, token.end);
    return true;
  }

  #flush(): void {
    const pending = this.#pending;
    this.#pending = undefined;
    this.#skip = 0;
    if (pending) this.#into().decoded(pending.character, pending.start, pending.end);
  }

  #control({ word, value, start, end }: RtfToken & { kind: 'control' }): void {
    const isNew = this.#outer.length > 0;
    if (isNew && TABLES.has(word)) this.#enter('table');
    else if (isNew && ASIDE.has(word)) this.#enter('aside');
    else if (word === 'v') this.#hide(value !== 0);
    else if (word === 'plain') this.#hide(false);
    else if (word === 'uc') this.#state = { ...this.#state, fallback: Math.max(0, value ?? 1) };
    else if (word === 'f') this.#state = { ...this.#state, font: value ?? 0 };
    else if (word === 'fcharset') this.#fonts.set(this.#state.font, value ?? 0);
    else if (word === 'ansicpg') this.#codePage = `windows-${value ?? 1252}`;
    else if (word === 'mac') this.#codePage = 'macintosh';
    else if (word === 'pc' || word === 'pca') this.#codePage = '';
    else if (word === 'u') {
      // Written as a signed number of sixteen bits.
      this.#pending = { character: String.fromCharCode((value ?? 63) & 0xffff), start, end };
      this.#skip = this.#state.fallback;
    } else {
      const character = CHARACTERS[word];
      if (character !== undefined) this.#decoded(character, start, end);
    }
  }

  #enter(into: State['into']): void {
    this.#endAside();
    this.#state = { ...this.#state, into };
  }

  #hide(isHidden: boolean): void {
    if (isHidden === this.#state.isHidden) return;
    this.#endAside();
    this.#state = { ...this.#state, isHidden };
  }

  #text(start: number, end: number): void {
    for (let at = start; at < end; ) {
      const from = at;
      while (at < end && this.#source.charCodeAt(at) < 0x80) at++;
      this.#into().copied(this.#source, from, at);
      if (at >= end) break;
      this.#decoded(this.#characterOf(this.#source.charCodeAt(at)), at, at + 1);
      at++;
    }
  }

  #decoded(character: string, start: number, end: number): void {
    this.#into().decoded(character, start, end);
  }

  #into(): MappedText {
    if (this.#state.into === 'text' && !this.#state.isHidden) return this.#builder.visible;
    this.#aside ??= { text: new MappedText(), depth: this.#outer.length };
    return this.#aside.text;
  }

  #endAside(): void {
    if (this.#aside) this.#builder.hide(this.#aside.text);
    this.#aside = undefined;
  }

  #characterOf(byte: number): string {
    if (byte < 0x80) return String.fromCharCode(byte);
    const charset = this.#fonts.get(this.#state.font);
    const codePage = charset === undefined || charset <= 2 ? this.#codePage : CODE_PAGES[charset];
    if (!codePage) throw new Withheld('unreadable');
    const { text, unknown } = decodeText(Uint8Array.of(byte), codePage);
    if (unknown || text.length !== 1) throw new Withheld('unreadable');
    return text;
  }
}
