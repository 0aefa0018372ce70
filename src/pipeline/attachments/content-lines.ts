import type { MappedText } from '../parse/mapped-text.ts';
import { Withheld } from './format.ts';
import { type SourceText, SourceTextBuilder } from './source-text.ts';

/** What a property is called in front of its value, for detectors that know labels. Others by their own name. */
const LABELS: Readonly<Record<string, string>> = {
  n: 'name',
  fn: 'name',
  cn: 'name',
  tel: 'phone',
  email: 'e-mail',
  bday: 'date of birth',
  adr: 'address',
  description: '',
  note: '',
  summary: '',
};

/** Order in which people write the components of a value: given name before surname, street before city. */
const COMPONENTS: Readonly<Record<string, readonly number[]>> = {
  n: [3, 1, 2, 0, 4],
  adr: [1, 2, 0, 5, 3, 4, 6],
};

/** Words of the format, versions, moments and rules of repetition. */
const HARMLESS =
  /^(?:[A-Za-z][A-Za-z-]{0,40}|\d(?:\.\d)?|[+-]?\d{1,4}|-?P[\dTWDHMS]{1,20}|\d{8}(?:T\d{6}Z?)?|[A-Z]+=[A-Z0-9,+-]{1,40}(?:;[A-Z]+=[A-Z0-9T,+-]{1,40}){0,8})$/;
/** Properties whose plain value is the format's own. Elsewhere a single word may be a name. */
const FORMAL = new Set(
  (
    'begin,end,version,calscale,method,sequence,status,transp,class,dtstamp,dtstart,dtend,due,completed,created,' +
    'last-modified,rrule,exdate,rdate,recurrence-id,rev,tzid,tzname,tzoffsetfrom,tzoffsetto,priority,action,trigger,' +
    'duration,repeat,kind,value,type,encoding,charset,role,partstat,rsvp,cutype,fmttype,pref,language,reltype,' +
    'related,range,fbtype,altid,pid,mediatype,scheduled-agent'
  ).split(','),
);

const BINARY = /^(?:photo|logo|sound|key|attach|image|conference-data)$/;

/** Group, name, parameters and value of a content line (RFC 5545, 3.1; RFC 6350, 3.3). */
const LINE = /^(?:[\w-]{1,60}\.)?([\w-]{1,100})((?:;[^":;]*(?:"[^"]*"[^":;]*)*)*):/;
const PARAMETER = /;([\w-]{1,60})=((?:[^":;]|"[^"]*")*)|;([^":;=]+)/g;
const URL_VALUE = /^[a-z][a-z0-9+.-]{1,20}:\S+$/i;
const ESCAPE = /\\[nN,;:\\"]|(?:%[\dA-Fa-f]{2})+/g;

/** A line with its continuations joined, and the way from its offsets to those of the source. */
interface LogicalLine {
  readonly text: string;
  /** Offset in the source of each stretch, and where it begins in `text`. */
  readonly stretches: readonly { readonly at: number; readonly source: number }[];
  /** Offsets of the whole line in the source, its line end included. */
  readonly start: number;
  readonly end: number;
}

/**
 * A vCard or iCalendar file without what cannot be read: pictures, keys and files in base64, and a second
 * description in HTML, which repeats the first.
 *
 * @throws Withheld `type` for quoted-printable, which vCard gave up with version 3
 */
export function withoutBinary(source: string): string {
  let kept = '';
  let position = 0;
  for (const { text, start, end } of logicalLines(source)) {
    const match = LINE.exec(text);
    if (!match) continue;
    const [, name = '', parameters = ''] = match;
    if (/quoted-printable/i.test(parameters)) throw new Withheld('type');
    const value = text.slice(match[0].length);
    const isBinary =
      /;(?:encoding=)?(?:b|base64)(?=;|$)/i.test(parameters) ||
      /^data:/i.test(value) ||
      (BINARY.test(name.toLowerCase()) && !URL_VALUE.test(value)) ||
      /fmttype="?text\/html/i.test(parameters);
    if (!isBinary) continue;
    kept += source.slice(position, start);
    position = end;
  }
  return kept + source.slice(position);
}

/** Reads vCard (RFC 6350) or iCalendar (RFC 5545): a property a line, `name: Jan de Boer`, its parameters below. */
export function readContentLines(source: string): SourceText {
  const builder = new SourceTextBuilder(source);
  for (const line of logicalLines(source)) new LineReader(line, source, builder).read();
  return builder.finish();
}

class LineReader {
  readonly #line: LogicalLine;
  readonly #source: string;
  readonly #builder: SourceTextBuilder;
  readonly #visible: MappedText;

  constructor(line: LogicalLine, source: string, builder: SourceTextBuilder) {
    this.#line = line;
    this.#source = source;
    this.#builder = builder;
    this.#visible = builder.visible;
  }

  read(): void {
    const { text } = this.#line;
    const match = LINE.exec(text);
    if (!match) {
      this.#plain(0, text.length);
      this.#endLine();
      return;
    }
    const name = match[1]!.toLowerCase();
    this.#value(name, match[0].length, text.length);
    const from = match[0].length - 1 - match[2]!.length;
    for (const parameter of match[2]!.matchAll(PARAMETER)) {
      const key = parameter[1]?.toLowerCase() ?? 'type';
      const raw = parameter[2] ?? parameter[3] ?? '';
      const start = from + parameter.index + parameter[0].length - raw.length;
      const quoted = raw.startsWith('"') && raw.endsWith('"') && raw.length > 1;
      this.#value(key, start + (quoted ? 1 : 0), start + raw.length - (quoted ? 1 : 0));
    }
  }

  #value(name: string, start: number, end: number): void {
    const value = this.#line.text.slice(start, end);
    if (value === '' || (FORMAL.has(name) && HARMLESS.test(value))) return;
    const label = LABELS[name] ?? name.replaceAll('-', ' ');
    if (label !== '') this.#visible.inserted(`${label}: `, this.#at(start));
    const order = COMPONENTS[name];
    if (order) this.#components(order, start, end);
    else if (name === 'bday' && /^\d{8}/.test(value)) {
      const date = `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`;
      this.#visible.decoded(date, this.#at(start), this.#end(start + 8));
      this.#unescaped(start + 8, end);
    } else {
      if (URL_VALUE.test(value)) {
        this.#builder.contexts.push({ start: this.#at(start), end: this.#end(end), context: 'url' });
      }
      this.#unescaped(start, end);
    }
    this.#endLine();
  }

  #components(order: readonly number[], start: number, end: number): void {
    const components: { start: number; end: number }[] = [];
    let at = start;
    for (const component of this.#line.text.slice(start, end).split(/(?<!\\);/)) {
      components.push({ start: at, end: at + component.length });
      at += component.length + 1;
    }
    const known = order.flatMap((i) => components[i] ?? []);
    let isFirst = true;
    for (const component of [...known, ...components.slice(order.length)]) {
      if (component.start === component.end) continue;
      if (!isFirst) this.#visible.inserted(' ', this.#at(component.start));
      isFirst = false;
      this.#unescaped(component.start, component.end);
    }
  }

  #unescaped(start: number, end: number): void {
    let position = start;
    for (const { 0: escaped, index } of this.#line.text.slice(start, end).matchAll(ESCAPE)) {
      const value = decoded(escaped);
      if (value === undefined) continue;
      this.#plain(position, start + index);
      position = start + index + escaped.length;
      this.#visible.decoded(value, this.#at(start + index), this.#end(position));
    }
    this.#plain(position, end);
  }

  #plain(start: number, end: number): void {
    const { stretches, text } = this.#line;
    for (let i = this.#stretch(start); i < stretches.length; i++) {
      const { at, source } = stretches[i]!;
      if (at >= end) break;
      const from = Math.max(start, at);
      const to = Math.min(end, stretches[i + 1]?.at ?? text.length);
      if (from < to) this.#visible.copied(this.#source, source + from - at, source + to - at);
    }
  }

  #endLine(): void {
    if (!this.#visible.atLineStart) this.#visible.inserted('\n', this.#line.end);
  }

  /** Where the unit at `offset` of the line stands in the source. */
  #at(offset: number): number {
    const { at, source } = this.#line.stretches[this.#stretch(offset)]!;
    return source + offset - at;
  }

  /** Index of the last stretch that begins at `offset` or before (binary search: a line may be folded often). */
  #stretch(offset: number): number {
    const { stretches } = this.#line;
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (stretches[middle]!.at <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** Behind the unit before `offset`. */
  #end(offset: number): number {
    return offset === 0 ? this.#at(0) : this.#at(offset - 1) + 1;
  }
}

function decoded(escaped: string): string | undefined {
  if (escaped.startsWith('\\')) return /[nN]/.test(escaped[1]!) ? '\n' : escaped[1]!;
  try {
    const value = decodeURIComponent(escaped);
    return value.includes('\0') ? undefined : value;
  } catch {
    return undefined;
  }
}

/** A line break followed by a blank continues the line. */
function* logicalLines(source: string): Generator<LogicalLine> {
  let at = 0;
  while (at < source.length) {
    const start = at;
    const stretches: { at: number; source: number }[] = [];
    const pieces: string[] = [];
    let length = 0;
    let from = at;
    for (;;) {
      const lineFeed = source.indexOf('\n', from);
      const next = lineFeed < 0 ? source.length : lineFeed + 1;
      const end = lineFeed < 0 ? source.length : source[lineFeed - 1] === '\r' ? lineFeed - 1 : lineFeed;
      const piece = source.slice(from, Math.max(from, end));
      stretches.push({ at: length, source: from });
      pieces.push(piece);
      length += piece.length;
      at = next;
      if (lineFeed < 0 || (source[next] !== ' ' && source[next] !== '\t')) break;
      from = next + 1;
    }
    yield { text: pieces.join(''), stretches, start, end: at };
  }
}
