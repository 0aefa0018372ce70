import { LABEL, RELATION, THING } from './cues.ts';
import { COMMA, PIPE, STOP, type Tokens } from './tokens.ts';

/** Cells a header may have, and letters a header cell: more is prose with semicolons in it. */
const MAX_CELLS = 40;
const MAX_HEADER_CELL = 30;
/** Longer lines are no table. */
const MAX_LINE = 2_000;
const DELIMITERS = [';', '|', '\t', ','] as const;
/** Fewest delimiters that make a line a table row; prose is full of single commas. */
const FEWEST: Readonly<Record<string, number>> = { ';': 1, '|': 1, '\t': 1, ',': 2 };

/** What is asked of the one that reads the text. */
interface Reader {
  readonly text: string;
  readonly tokens: Tokens;
  cue(token: number): number;
  gap(token: number): number;
  cueOf(word: string): number;
}

/**
 * Tokens that open a cell of a column whose header names people ("naam;plaats", "| Name | Date |"), one
 * mark per token. Each line is looked at once.
 */
export function nameColumns(reader: Reader): Uint8Array | undefined {
  const { tokens, text } = reader;
  let marks: Uint8Array | undefined;
  for (let token = 0; token < tokens.count; ) {
    const kind = reader.cue(token);
    if (!(kind & (LABEL | RELATION)) || !bordersCell(reader, token)) {
      token++;
      continue;
    }
    const start = lineStart(text, tokens.starts[token] as number);
    let end = lineEnd(text, start);
    const table = end - start <= MAX_LINE ? headerOf(reader, text.slice(start, end)) : undefined;
    for (let row = end + 1; table && row < text.length; row = end + 1) {
      const rowEnd = lineEnd(text, row);
      const cells = rowEnd - row <= MAX_LINE ? text.slice(row, rowEnd).split(table.delimiter) : [];
      if (cells.length < 2 || cells.length < table.cells - 1) break;
      marks ??= new Uint8Array(tokens.count + 1);
      markRow(reader, marks, row, cells, table.columns);
      end = rowEnd;
    }
    token = tokens.firstFrom(end, token + 1);
  }
  return marks;
}

/** Cheap look at what stands on either side of a word, since most label words are no header. */
function bordersCell(reader: Reader, token: number): boolean {
  const before = reader.gap(token);
  const after = reader.gap(token + 1);
  return before === COMMA || after === COMMA || ((before | after) & (PIPE | STOP)) !== 0;
}

interface Table {
  readonly delimiter: string;
  readonly cells: number;
  readonly columns: readonly number[];
}

function headerOf(reader: Reader, line: string): Table | undefined {
  for (const delimiter of DELIMITERS) {
    const cells = line.split(delimiter);
    if (cells.length <= (FEWEST[delimiter] as number) || cells.length > MAX_CELLS) continue;
    if (cells.some((cell) => cell.trim().length > MAX_HEADER_CELL || /[.:!?]\s|\d{3}/.test(cell))) continue;
    const columns = cells.flatMap((cell, column) => (headsNames(reader, cell) ? [column] : []));
    if (columns.length > 0) return { delimiter, cells: cells.length, columns };
  }
  return undefined;
}

function headsNames(reader: Reader, cell: string): boolean {
  let names = false;
  for (const word of cell.match(/\p{L}+/gu) ?? []) {
    const kind = reader.cueOf(word);
    if (kind & THING) return false;
    if (kind & (LABEL | RELATION)) names = true;
  }
  return names;
}

function markRow(
  reader: Reader,
  marks: Uint8Array,
  row: number,
  cells: readonly string[],
  columns: readonly number[],
): void {
  let start = row;
  let token = 0;
  for (const [column, cell] of cells.entries()) {
    if (columns.includes(column)) {
      token = reader.tokens.firstFrom(start, token);
      if (token < reader.tokens.count && (reader.tokens.starts[token] as number) < start + cell.length) {
        marks[token] = 1;
      }
    }
    start += cell.length + 1;
  }
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
