import { readFileSync } from 'node:fs';
import type { Region } from '../contract.ts';
import { fold } from '../fold.ts';

/** No town's name has more words: "bruck an der mur", "saint remy les chevreuse". */
const MOST_WORDS = 5;

let table: ReadonlyMap<string, string> | undefined;

/** Towns by folded name, with the countries that have one of it. Read from `data/places.txt` on first use. */
function places(): ReadonlyMap<string, string> {
  if (table) return table;
  const read = new Map<string, string>();
  const file = readFileSync(new URL('../data/places.txt', import.meta.url), 'utf8');
  for (const line of file.split('\n')) {
    const [country = '', names = ''] = line.split('\t');
    for (const name of names.split('|')) {
      const key = joined(name);
      if (key !== '') read.set(key, `${read.get(key) ?? ''} ${country}`);
    }
  }
  table = read;
  return read;
}

/** Whether a town of that name is known, in one of `countries` when given. */
export function isPlace(name: string, countries?: readonly Region[]): boolean {
  const found = places().get(joined(fold(name)));
  return (
    found !== undefined && (countries === undefined || countries.some((country) => found.includes(country)))
  );
}

/**
 * Length of the longest town's name among the first words of `text`, or 0.
 *
 * @param text begins with a word
 */
export function placeLength(text: string, countries?: readonly Region[]): number {
  const line = /^[^\n,;:()|]{1,60}/.exec(text)?.[0] ?? '';
  let longest = 0;
  const word = /[^ ]+/g;
  for (
    let words = 0, found = word.exec(line);
    found && words < MOST_WORDS;
    words++, found = word.exec(line)
  ) {
    const end = found.index + found[0].replace(/[.!?"'*_]{1,4}$/, '').length;
    if (isPlace(line.slice(0, end), countries)) longest = end;
    if (/[.!?]$/.test(found[0]) && !/^(?:st|ste)\.$/i.test(found[0])) break;
  }
  return longest;
}

/** Hyphens and blanks alike: "Frankfurt-am-Main". */
function joined(name: string): string {
  if (/^(?!st)[a-z]+$/.test(name)) return name;
  return name
    .replace(/[-\s]+/g, ' ')
    .replace(/\./g, '')
    .replace(/^st(e)? /, 'saint$1 ')
    .trim();
}
