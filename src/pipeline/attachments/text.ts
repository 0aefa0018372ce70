import type { SourceSyntax } from '../../model/document.ts';
import { decodeText } from '../parse/charset.ts';
import { looksLikeMail } from '../parse/text.ts';
import { readContentLines, withoutBinary } from './content-lines.ts';
import { csvDelimiter } from './csv.ts';
import { type Budget, type ReadFile, Withheld } from './format.ts';
import { isJson } from './json.ts';
import { holdsBlob } from './package.ts';
import { readSource } from './syntax.ts';
import { xmlText } from './xml-edit.ts';

/** What the sender said of a file. Chooses between readings of text, and nothing else. */
export interface FileHint {
  /** Declared media type, lower case, without parameters. */
  readonly mediaType: string;
  readonly charset?: string;
  /** Last part of the name, lower case, without its dot. */
  readonly extension: string;
}

const MEDIA_TYPES: Readonly<Record<SourceSyntax, string>> = {
  plain: 'text/plain',
  html: 'text/html',
  csv: 'text/csv',
  json: 'application/json',
  lines: 'text/calendar',
  xml: 'application/xml',
  ooxml: 'application/xml',
  sheet: 'application/xml',
  odf: 'application/xml',
  rtf: 'application/rtf',
};

/** Control characters that no text has. Escape stands in logs, form feed in listings. */
const CONTROLS = /[\0-\x07\x0e-\x1a\x1c-\x1f\x7f]/;
/** Elements of HTML: a file with them may be opened by a browser, whatever it is called. */
const HTML =
  /<(?:!doctype\s+html|\/?(?:html|head|body|div|span|p|br|a|b|i|u|em|strong|font|table|tr|td|script|style|img|h[1-6])\b[^<>]{0,2000}>)/i;
/** A tag in the middle of a value, in a text that is no page: `06<b>12</b>345678`. */
const GLUED_TAG =
  /[\p{L}\p{N}@.+-]<\/?(?:a|abbr|b|big|code|em|font|i|mark|s|small|span|strong|sub|sup|tt|u|wbr)\b[^<>]{0,500}>[\p{L}\p{N}@.+<-]/iu;
/** Scripts make text of their own; data in one is no script. */
const SCRIPT =
  /<script\b(?![^<>]{0,200}\btype\s*=\s*["']?application\/(?:ld\+)?json)|\son[a-z]{3,20}\s{0,5}=\s{0,5}["']|javascript:/i;
/** Text that carries other files, or text in a form that is not read here. */
const CARRIER =
  /^(?:content-transfer-encoding:[ \t]{0,20}(?:base64|quoted-printable)|%!PS|begin [0-7]{3} |=ybegin |\{\\rtf|%PDF-|MIME-Version: ?1)|^From [^\s@]{1,100}@\S{1,200} [A-Z][a-z]{2} |^[A-Za-z][\w;-]{0,60}:: [A-Za-z0-9+/]{8}/im;

/**
 * Reads a file that is text: JSON, XML, HTML, vCard, iCalendar, tables, logs and whatever else people write.
 *
 * @throws Withheld `type` when it is none, `embedded` when other files or scripts are written into it
 */
export async function readTextFile(bytes: Uint8Array, budget: Budget, hint: FileHint): Promise<ReadFile> {
  const before = textOf(bytes, hint);
  // A mail is read as one, within the message it came with, or not at all.
  if (CARRIER.test(before) || looksLikeMail(before)) throw new Withheld('embedded');
  const { syntax, source, mediaType } = understood(before, bytes, hint);
  if (holdsBlob(source)) throw new Withheld('embedded');
  if (syntax !== 'html' && GLUED_TAG.test(readSource(syntax, source).text)) throw new Withheld('embedded');
  budget.source(source.length);
  return {
    pieces: [{ path: '', source, syntax }],
    mediaType: mediaType ?? MEDIA_TYPES[syntax],
    kinds: ['text'],
    stripped: source !== before,
    write: async ([after = '']) => {
      if (after === before) return bytes;
      // Spreadsheets read a table as UTF-8 only where a mark says so.
      return Buffer.from(syntax === 'csv' && /[^\0-\x7f]/.test(after) ? `\ufeff${after}` : after, 'utf8');
    },
  };
}

interface Understood {
  readonly syntax: SourceSyntax;
  readonly source: string;
  readonly mediaType?: string;
}

function understood(text: string, bytes: Uint8Array, hint: FileHint): Understood {
  const start = text.replace(/^\ufeff?\s*/, '').slice(0, 200);
  const contentLines = /^BEGIN:(VCARD|VCALENDAR)\b/i.exec(start);
  if (contentLines) return contentLinesOf(text, contentLines[1]!.toUpperCase() === 'VCARD');
  if (isJson(text)) return { syntax: 'json', source: text };
  // A drawing, whose letters may stand one by one anywhere.
  if (/<(?:svg:)?svg[\s>]/.test(text.slice(0, 4_000))) throw new Withheld('type');
  if (isXml(start, text)) return { syntax: 'xml', source: xmlText(bytes) };
  if (HTML.test(text)) return htmlOf(text);
  const isTable =
    /^(?:text\/(?:csv|tab-separated-values)|application\/csv)$/.test(hint.mediaType) ||
    /^(?:csv|tsv)$/.test(hint.extension);
  return isTable || looksLikeTable(text)
    ? { syntax: 'csv', source: text }
    : { syntax: 'plain', source: text };
}

function contentLinesOf(text: string, isCard: boolean): Understood {
  const source = withoutBinary(text);
  readContentLines(source);
  return { syntax: 'lines', source, mediaType: isCard ? 'text/vcard' : 'text/calendar' };
}

/** XML says so, or has an element that is none of HTML. HTML written as XML is HTML. */
function isXml(start: string, text: string): boolean {
  if (/^<\?xml\s/.test(start)) return !/<html[\s>]/i.test(text.slice(0, 2000));
  return /^<[A-Za-z_][\w.-]{0,100}(?::[\w.-]{1,100})?(?:\s|>|\/>)/.test(start) && !HTML.test(text);
}

/** Pictures written into a page cannot be read. */
const DATA_URL = /data:[\w.+-]{1,80}\/[\w.+-]{1,80}(?:;[\w=.-]{1,80}){0,4};base64,[A-Za-z0-9+/=%\r\n]*/gi;

/** A page is written in UTF-8 whatever it was. */
const META_CHARSET = /(<meta\b[^<>]{0,200}\bcharset\s{0,5}=\s{0,5}["']?)[\w-]{1,40}/i;

function htmlOf(text: string): Understood {
  if (SCRIPT.test(text)) throw new Withheld('embedded');
  const source = text.replace(DATA_URL, 'data:,').replace(META_CHARSET, '$1utf-8');
  return { syntax: 'html', source };
}

/** Rows enough that a delimiter is no chance. */
function looksLikeTable(text: string): boolean {
  return csvDelimiter(text) !== undefined && text.split('\n', 4).length > 3;
}

/** @throws Withheld `type` for what is no text */
function textOf(bytes: Uint8Array, hint: FileHint): string {
  const bom =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const { text } = decodeText(bytes, bom ?? (isShifted(hint.charset) ? hint.charset : undefined));
  if (CONTROLS.test(text) || /\ufffd|\p{Cs}/u.test(text)) throw new Withheld('type');
  return text;
}

/** Charsets whose bytes are ASCII by their looks: the declaration is the only way to tell. */
function isShifted(charset: string | undefined): charset is string {
  return (
    charset !== undefined &&
    /^(?:iso-2022-|hz-|gb|big5|shift|euc-|ks_c|koi8|iso-8859-|windows-125)/i.test(charset)
  );
}
