import { type SourceText, SourceTextBuilder } from './source-text.ts';

const DELIMITERS = [';', '\t', ',', '|'];
/** Lines looked at to tell the delimiter. */
const SAMPLE_LINES = 20;

/**
 * Tells the delimiter of a table (RFC 4180 and what spreadsheets make of it): the one that splits the first lines
 * into equally many fields, two at least. `sep=;` on the first line, as Excel writes it, says so.
 */
export function csvDelimiter(source: string): string | undefined {
  const named = /^\ufeff?sep=([;,|\t])\r?\n/i.exec(source);
  if (named) return named[1];
  const sample = sampleLines(source, SAMPLE_LINES);
  return DELIMITERS.find((delimiter) => {
    const counts = sample.map((line) => countOutsideQuotes(line, delimiter));
    return counts.length > 1 && counts[0]! > 0 && counts.every((count) => count === counts[0]);
  });
}

/**
 * Reads a table: a row a line, its fields beside each other with a tab between them, quotes undone. A line break
 * inside a field reads as a blank, so that rows stay rows.
 */
export function readCsv(source: string): SourceText {
  const builder = new SourceTextBuilder(source);
  const { visible } = builder;
  const delimiter = csvDelimiter(source) ?? ',';
  let at = 0;
  while (at < source.length) {
    const quoted = source[at] === '"';
    const end = quoted ? quotedEnd(source, at) : plainEnd(source, at, delimiter);
    if (quoted) {
      quotedField(source, at, end, builder);
      at = end < source.length ? end + 1 : end;
      // What stands behind the closing quote belongs to the field all the same.
      const rest = plainEnd(source, at, delimiter);
      visible.copied(source, at, rest);
      at = rest;
    } else {
      visible.copied(source, at, end);
      at = end;
    }
    if (at >= source.length) break;
    if (source[at] === delimiter) {
      visible.decoded('\t', at, at + 1);
      at++;
    } else {
      const next = source[at] === '\r' && source[at + 1] === '\n' ? at + 2 : at + 1;
      visible.decoded('\n', at, next);
      at = next;
    }
  }
  return builder.finish();
}

/** Offset of the quote that closes the field that begins at `start`, or the end of the source. */
function quotedEnd(source: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const quote = source.indexOf('"', at);
    if (quote < 0) return source.length;
    if (source[quote + 1] !== '"') return quote;
    at = quote + 2;
  }
}

function plainEnd(source: string, start: number, delimiter: string): number {
  let at = start;
  while (at < source.length && source[at] !== delimiter && source[at] !== '\n' && source[at] !== '\r') at++;
  return at;
}

function quotedField(source: string, start: number, end: number, builder: SourceTextBuilder): void {
  builder.contexts.push({ start: start + 1, end, context: 'quoted' });
  let position = start + 1;
  for (const { 0: found, index } of source.slice(start + 1, end).matchAll(/""|\r?\n|\r/g)) {
    const at = start + 1 + index;
    builder.visible.copied(source, position, at);
    position = at + found.length;
    builder.visible.decoded(found === '""' ? '"' : ' ', at, position);
  }
  builder.visible.copied(source, position, end);
}

/** The first lines, with the line breaks inside quotes left in. */
function sampleLines(source: string, most: number): string[] {
  const lines: string[] = [];
  let start = 0;
  let inQuotes = false;
  for (let at = 0; at < source.length && lines.length < most; at++) {
    const unit = source[at];
    if (unit === '"') inQuotes = !inQuotes;
    if (unit === '\n' && !inQuotes) {
      lines.push(source.slice(start, at));
      start = at + 1;
    }
  }
  if (lines.length < most && start < source.length) lines.push(source.slice(start));
  return lines.filter((line) => line.trim() !== '');
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let count = 0;
  let inQuotes = false;
  for (const unit of line) {
    if (unit === '"') inQuotes = !inQuotes;
    else if (unit === delimiter && !inQuotes) count++;
  }
  return count;
}
