import type { Span, TextView } from './contract.ts';
import type { LabelGroup } from './label-words.ts';
import { termsOf } from './vocabulary.ts';

const DELIMITERS = [';', '|', '\t', ','] as const;
/** A header names at least this many columns; a pasted export has rarely more rows than that. */
const FEWEST_COLUMNS = 3;
const MOST_ROWS = 5000;

/**
 * Cells under a heading of `group` in pasted tables and exports ("nr;naam;gebdat;iban"), without the blanks
 * around them. A row with another number of columns ends the table.
 */
export function* cellsUnder(view: TextView, group: LabelGroup): Generator<Span> {
  const { text } = view;
  let end = 0;
  for (const term of termsOf(view, group)) {
    // Each line is looked at once: one line may hold thousands of terms.
    if (term.start < end) continue;
    const start = text.lastIndexOf('\n', term.start - 1) + 1;
    end = lineEnd(text, term.end);
    const header = text.slice(start, end);
    if (end === text.length || header.length > 2000) continue;
    const delimiter = DELIMITERS.find((sign) => header.split(sign).length >= FEWEST_COLUMNS);
    if (!delimiter) continue;
    const titles = header.split(delimiter);
    // A heading is a few words; a sentence with commas is none.
    if (titles.some((title) => title.trim().split(/ {1,4}/).length > 3)) continue;
    const column = text.slice(start, term.start).split(delimiter).length - 1;
    for (let at = end + 1, rows = 0; at < text.length && rows < MOST_ROWS; rows++) {
      const stop = lineEnd(text, at);
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
    }
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
