import type { SourceSyntax } from '../../model/document.ts';
import { readHtml } from '../parse/html.ts';
import type { MarkupContext } from '../parse/html-attribute.ts';
import { readContentLines } from './content-lines.ts';
import { readCsv } from './csv.ts';
import { readJson } from './json.ts';
import { readRtf } from './rtf.ts';
import type { SourceText } from './source-text.ts';
import { GENERIC, ODF, OOXML, readXml, SHEET } from './xml.ts';

/** Where in a source a mark is written. */
type Place = MarkupContext | 'text';

/**
 * Reads a source as text.
 *
 * @throws Withheld when the source breaks the rules of its syntax
 */
export function readSource(syntax: SourceSyntax, source: string): SourceText {
  return READERS[syntax](source);
}

const READERS: Readonly<Record<SourceSyntax, (source: string) => SourceText>> = {
  plain: (source) => ({ text: source, offsets: [], hidden: [], contexts: [] }),
  html: readHtml,
  csv: readCsv,
  json: readJson,
  lines: readContentLines,
  xml: (source) => readXml(source, GENERIC),
  ooxml: (source) => readXml(source, OOXML),
  sheet: (source) => readXml(source, SHEET),
  odf: (source) => readXml(source, ODF),
  rtf: readRtf,
};

/** A mark as it must be written at a place of a source, so that it is text there and nothing else. */
export function writeMark(syntax: SourceSyntax, mark: string, place: Place): string {
  const write = WRITERS[syntax] ?? MARKUP;
  return (write[place] ?? same)(mark);
}

const same = (mark: string) => mark;
const entity = (character: string) => `&#${character.charCodeAt(0)};`;
const string = (mark: string) => JSON.stringify(mark).slice(1, -1);
const unicode = (character: string) => `\\u${character.charCodeAt(0)}?`;
const percent = (mark: string) => encodeURIComponent(mark).replaceAll("'", '%27');

const MARKUP: Readonly<Partial<Record<Place, (mark: string) => string>>> = {
  text: (mark) => mark.replace(/[&<>]/g, entity),
  attribute: (mark) => mark.replace(/[&<>"']/g, entity),
  // A space or quote would end the value.
  'bare-attribute': (mark) => mark.replace(/[&<>"'`=\s]/g, entity),
  url: percent,
  // Neither comments, scripts nor tags have a way to escape: what could end them is left out.
  comment: (mark) => mark.replace(/[<>]/g, '').replace(/-{2,}/g, '-'),
  raw: (mark) => mark.replace(/[<>"'`\\]/g, ''),
  tag: (mark) => mark.replace(/[<>"'`=]/g, ''),
};

const WRITERS: Readonly<Partial<Record<SourceSyntax, typeof MARKUP>>> = {
  plain: {},
  csv: { quoted: (mark) => mark.replaceAll('"', '""'), text: (mark) => mark.replace(/[",;|\t\r\n]/g, ' ') },
  // A number has no quotes of its own.
  json: { string, text: (mark) => `"${string(mark)}"` },
  // A group of its own: what stands before it does not run on into it.
  rtf: { text: (mark) => `{\\uc1 ${mark.replace(/[\\{}]/g, '\\$&').replace(/[^\0-\x7f]/g, unicode)}}` },
  lines: { url: percent, text: (mark) => mark.replace(/[",;:\\\r\n]/g, ' ') },
};
