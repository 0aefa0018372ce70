/** Lines longer than this are no rows of a table somebody pasted. */
const LONGEST_LINE = 1000;
/** A heading has words, no values. */
const VALUE = /\d{3}/;

/** Heading lines of rows already looked at, by where the row begins; `undefined` where there is none. */
export type Headings = Map<number, string | undefined>;

/**
 * The heading above the cell that `offset` stands in, when its line and those above it are rows of a table
 * with the same number of semicolons, tabs, bars or commas, and the topmost holds words alone.
 *
 * @param headings kept per text, so that every row is read once
 */
export function headingAbove(text: string, offset: number, headings: Headings): string | undefined {
  const start = lineStart(text, offset);
  if (start === undefined || start === 0) return undefined;
  const line = lineAt(text, start);
  const sign = delimiterOf(line);
  if (!sign) return undefined;
  const heading = headingOf(text, start, line, sign, headings);
  if (heading === undefined) return undefined;
  return heading.split(sign)[count(text.slice(start, offset), sign)];
}

function headingOf(
  text: string,
  start: number,
  line: string,
  sign: string,
  headings: Headings,
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

/** The line from `start` on, nothing when it is too long. */
function lineAt(text: string, start: number): string {
  const piece = text.slice(start, start + LONGEST_LINE);
  const end = piece.indexOf('\n');
  if (end >= 0) return piece.slice(0, end);
  return piece.length < LONGEST_LINE ? piece : '';
}

/** What parts the cells of a line: prose has commas too, so it takes three of them. */
function delimiterOf(line: string): string | undefined {
  for (const sign of [';', '\t', '|']) if (count(line, sign) >= 2) return sign;
  return count(line, ',') >= 3 ? ',' : undefined;
}

function count(line: string, sign: string): number {
  let found = 0;
  for (let at = line.indexOf(sign); at >= 0; at = line.indexOf(sign, at + 1)) found++;
  return found;
}
