import type { Span, TextView } from './contract.ts';
import type { LabelGroup } from './label-words.ts';
import { termsOf } from './vocabulary.ts';

const DELIMITERS = [';', '|', '\t', ','] as const;
/** A header names at least this many columns; a pasted export has rarely more rows than that. */
const FEWEST_COLUMNS = 3;
const MOST_ROWS = 5000;
/** Lines longer than this are prose or data, not tables. */
const LONGEST_LINE = 2000;

/**
 * Cells under a heading of `group` in pasted tables and exports ("nr;naam;gebdat;iban"), without the blanks
 * around them. A row with another number of columns ends the table.
 */
export function* cellsUnder(view: TextView, group: LabelGroup): Generator<Span> {
  const { text } = view;
  let read = 0;
  for (const term of termsOf(view, group)) {
    // Each line is looked at once: one line may hold thousands of terms.
    if (term.start < read) continue;
    const from = Math.max(0, term.start - LONGEST_LINE);
    const start = from + text.slice(from, term.start).lastIndexOf('\n') + 1;
    const end = lineEnd(text, term.end);
    read = end < 0 ? term.end : end;
    if (end < 0 || (start === from && from > 0)) continue;
    const header = text.slice(start, end);
    const delimiter = DELIMITERS.find((sign) => header.split(sign).length >= FEWEST_COLUMNS);
    if (!delimiter) continue;
    const titles = header.split(delimiter);
    // A heading is a few words; a sentence with commas is none.
    if (titles.some((title) => title.trim().split(/ {1,4}/).length > 3)) continue;
    const column = text.slice(start, term.start).split(delimiter).length - 1;
    for (let at = end + 1, rows = 0; at < text.length && rows < MOST_ROWS; rows++) {
      const next = lineEnd(text, at);
      const stop = next < 0 ? Math.min(text.length, at + LONGEST_LINE) : next;
      const cells = text.slice(at, stop).split(delimiter);
      if (cells.length !== titles.length) break;
      const before = cells.slice(0, column).join(delimiter).length + (column > 0 ? 1 : 0);
      const cell = cells[column] ?? '';
      const value = cell.trim().replace(/^"|"$/g, '');
      if (value !== '' && !/^-{2,}:?$/.test(value)) {
        const from = at + before + cell.indexOf(value);
        yield { start: from, end: from + value.length };
      }
      at = stop + 1;
      read = at;
    }
  }
}

/** End of the line that `at` is in, or -1 when it is longer than a table's line may be. */
function lineEnd(text: string, at: number): number {
  const end = text.slice(at, at + LONGEST_LINE).indexOf('\n');
  return end < 0 ? -1 : at + end;
}
