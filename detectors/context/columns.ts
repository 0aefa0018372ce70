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
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  if (start === 0 || offset - start > LONGEST_LINE) return undefined;
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
    const above = text.lastIndexOf('\n', row - 2) + 1;
    const next = lineAt(text, above);
    if (count(next, sign) !== columns) break;
    row = above;
    top = next;
  }
  if (heading === line || (heading !== undefined && VALUE.test(heading))) heading = undefined;
  for (const row of rows) headings.set(row, heading);
  return heading;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  const length = (end < 0 ? text.length : end) - start;
  return length > LONGEST_LINE ? '' : text.slice(start, start + length);
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
