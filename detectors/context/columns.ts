/** Lines longer than this are no rows of a table somebody pasted. */
const LONGEST_LINE = 1000;
/** A heading has words, no values. */
const VALUE = /\d{3}/;

/** What was read of a text's tables so far, so that every row is read once. */
export class Headings {
  /** Heading lines by where the row begins; `undefined` where there is none. */
  readonly rows = new Map<number, string | undefined>();
  /** The row that was asked about last: numbers are asked about in order, and lines hold many. */
  start = 0;
  end = -1;
  /** The cells of its heading, when it has one, and what parts them. */
  cells: readonly string[] | undefined;
  sign = '';
  /** How many signs stand between the start of the row and the place asked about last. */
  passed = 0;
  read = 0;
}

/**
 * The heading above the cell that `offset` stands in, when its line and those above it are rows of a table
 * with the same number of semicolons, tabs, bars or commas, and the topmost holds words alone.
 */
export function headingAbove(text: string, offset: number, headings: Headings): string | undefined {
  if (offset < headings.start || offset > headings.end) enter(text, offset, headings);
  const { cells, sign } = headings;
  if (!cells) return undefined;
  if (offset < headings.read) {
    headings.read = headings.start;
    headings.passed = 0;
  }
  headings.passed += count(text.slice(headings.read, offset), sign);
  headings.read = offset;
  return cells[headings.passed];
}

/** Reads the row that `offset` stands in. */
function enter(text: string, offset: number, headings: Headings): void {
  const start = lineStart(text, offset);
  // Far into a line that is too long, nothing more is known up to its end.
  const end = lineEnd(text, start ?? offset);
  headings.start = start ?? offset;
  headings.end = start === undefined ? end : Math.min(end, start + LONGEST_LINE - 1);
  headings.cells = undefined;
  headings.read = headings.start;
  headings.passed = 0;
  if (!start) return; // nothing stands above the first line
  const line = lineAt(text, start);
  const sign = delimiterOf(line);
  if (!sign) return;
  headings.sign = sign;
  headings.cells = headingOf(text, start, line, sign, headings.rows)?.split(sign);
}

function headingOf(
  text: string,
  start: number,
  line: string,
  sign: string,
  headings: Map<number, string | undefined>,
): string | undefined {
  const rows: number[] = [];
  const columns = count(line, sign);
  let heading: string | undefined;
  for (let row = start, top = line; ; ) {
    if (headings.has(row)) {
      heading = headings.get(row);
      break;
    }
    rows.push(row);
    heading = top;
    if (row === 0) break;
    const above = lineStart(text, row - 1);
    const next = above === undefined ? '' : lineAt(text, above);
    if (above === undefined || count(next, sign) !== columns) break;
    row = above;
    top = next;
  }
  if (heading === line || (heading !== undefined && VALUE.test(heading))) heading = undefined;
  for (const row of rows) headings.set(row, heading);
  return heading;
}

/** Where the line around `at` begins; `undefined` when that is too far to look. */
function lineStart(text: string, at: number): number | undefined {
  const from = Math.max(0, at - LONGEST_LINE);
  const found = text.slice(from, at).lastIndexOf('\n');
  if (found >= 0) return from + found + 1;
  return from === 0 ? 0 : undefined;
}

/** Where the line that begins at `start` ends, or the longest would. */
function lineEnd(text: string, start: number): number {
  const end = text.slice(start, start + LONGEST_LINE).indexOf('\n');
  return end < 0 ? Math.min(text.length, start + LONGEST_LINE) : start + end;
}

/** The line from `start` on, nothing when it is too long. */
function lineAt(text: string, start: number): string {
  const piece = text.slice(start, start + LONGEST_LINE);
  const end = piece.indexOf('\n');
  if (end >= 0) return piece.slice(0, end);
  return piece.length < LONGEST_LINE ? piece : '';
}

/** What parts the cells of a line. Prose has commas too, so it takes three of them, and semicolons with a space. */
function delimiterOf(line: string): string | undefined {
  if (line.includes('\t')) return '\t';
  for (const sign of [';', '|']) {
    const found = count(line, sign);
    if (found >= 2 || (found === 1 && !line.includes(`${sign} `))) return sign;
  }
  return count(line, ',') >= 3 ? ',' : undefined;
}

function count(line: string, sign: string): number {
  let found = 0;
  for (let at = line.indexOf(sign); at >= 0; at = line.indexOf(sign, at + 1)) found++;
  return found;
}
