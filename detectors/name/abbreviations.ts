import type { Reader } from './reader.ts';
import { DOT, GLUE } from './tokens.ts';

/** Abbreviations in front of a name, their full stops and slashes left out. */
const ABBREVIATIONS: ReadonlySet<string> = new Set([
  'tnv',
  'tav',
  'co',
  'iov',
  'ovv',
  'pa',
  'zh',
  'zhd',
  'ia',
  'pp',
  'aka',
  'att',
  'fao',
  'ln',
  'ona',
]);

/** "t.n.v.", "c/o", "z.Hd.": single letters with full stops or slashes, up to token `last`. */
export function abbreviatedAt(reader: Reader, last: number): boolean {
  if (last < 1 || !(reader.gap(last) & (DOT | GLUE))) return false;
  let letters = '';
  for (let at = last; at >= 0 && at > last - 3 && reader.length(at) <= 2; at--) {
    letters = reader.folded(at) + letters;
    if (ABBREVIATIONS.has(letters) && at < last) return true;
    if (!(reader.gap(at) & (DOT | GLUE))) break;
  }
  return false;
}
