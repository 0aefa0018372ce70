import type { Language, PartKind } from '../../../detectors/contract.ts';
import { recogniseLanguage } from '../../../detectors/language.ts';
import type { TextPart, Warning } from '../../model/document.ts';
import { readHtml } from './html.ts';
import { LANGUAGE_SAMPLE_CHARS, MAX_DOCUMENT_CHARS, MAX_HEADER_CHARS, MAX_PART_CHARS } from './limits.ts';
import { quotedSpans } from './quotes.ts';

/** NUL and surrogates without their other half: no text has them, and they upset whatever comes after. */
const UNTEXT = /[\0\p{Cs}]/gu;

/** Pictures written into HTML. They cannot be read here, so they are withheld like other attachments. */
const DATA_URL =
  /data:[\w.+-]{1,80}\/[\w.+-]{1,80}(?:;[\w=.-]{1,80}){0,4};base64,[A-Za-z0-9+/=%]*(?:\n[A-Za-z0-9+/=%]{40,})*/gi;

/** Collects the texts of one document within the limits, and what there is to warn about. */
export class PartList {
  readonly parts: TextPart[] = [];
  readonly #warnings = new Set<Warning>();
  #room = MAX_DOCUMENT_CHARS;

  get warnings(): readonly Warning[] {
    return [...this.#warnings].sort();
  }

  warn(warning: Warning): void {
    this.#warnings.add(warning);
  }

  /** Adds a subject, header value or file name. Empty ones are left out. */
  short(
    kind: 'subject' | 'header' | 'filename',
    path: string,
    value: string | undefined,
  ): string | undefined {
    const text = this.#bounded(value ?? '', MAX_HEADER_CHARS);
    return text.trim() === '' ? undefined : this.#add({ kind, path, text, source: text });
  }

  /** Adds a plain text. */
  plain(path: string, value: string, alternativeOf?: string): string {
    const text = this.#bounded(value, MAX_PART_CHARS);
    return this.#add({
      kind: 'plain',
      path,
      text,
      source: text,
      quoted: quotedSpans(text),
      ...(alternativeOf && { alternativeOf }),
    });
  }

  /** Adds an HTML text. Pictures inside it are taken out. */
  html(path: string, value: string, alternativeOf?: string): string {
    const bounded = this.#bounded(value, MAX_PART_CHARS);
    const source = bounded.replace(DATA_URL, 'data:,');
    if (source.length < bounded.length) this.warn('attachment-withheld');
    const { text, offsets, hidden, quoted } = readHtml(source);
    const visible = text.slice(0, hidden[0]?.start ?? text.length);
    return this.#add({
      kind: 'html',
      path,
      text,
      source,
      offsets,
      hidden,
      quoted: quoted.length > 0 ? quoted : quotedSpans(visible),
      ...(alternativeOf && { alternativeOf }),
    });
  }

  /** Adds the texts of an attachment: all of them, or none where there is no room for them. */
  attached(
    parts: readonly Pick<TextPart, 'kind' | 'path' | 'text' | 'source' | 'offsets' | 'hidden' | 'syntax'>[],
  ): readonly string[] | undefined {
    const chars = parts.reduce((sum, { text }) => sum + text.length, 0);
    if (chars > this.#room || parts.some(({ text }) => text.length > MAX_PART_CHARS)) return undefined;
    this.#room -= chars;
    return parts.map((part) => this.#add(part));
  }

  /** The language of the longest text, when it is told. */
  get language(): Language | undefined {
    const texts = this.parts.filter(({ kind }) => kind === 'plain' || kind === 'html');
    return texts.sort((a, b) => b.text.length - a.text.length).find(({ language }) => language)?.language;
  }

  #add(part: Partial<TextPart> & Pick<TextPart, 'kind' | 'path' | 'text' | 'source'>): string {
    const id = `p${this.parts.length + 1}`;
    const language = languageOf(part.kind, part.text);
    this.parts.push({ id, offsets: [], quoted: [], hidden: [], ...part, ...(language && { language }) });
    return id;
  }

  #bounded(value: string, limit: number): string {
    const most = Math.min(limit, this.#room);
    let text = value;
    if (text.length > most) {
      this.warn('truncated');
      text = text.slice(0, most);
    }
    const clean = text.replace(UNTEXT, '\uFFFD');
    if (clean !== text) this.warn('text-replaced');
    this.#room -= clean.length;
    return clean;
  }
}

function languageOf(kind: PartKind, text: string): Language | undefined {
  if (kind !== 'plain' && kind !== 'html' && kind !== 'attachment') return undefined;
  return recogniseLanguage(text.slice(0, LANGUAGE_SAMPLE_CHARS));
}
