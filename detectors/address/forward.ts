import { fold } from '../fold.ts';
import { isPlace, placeLength } from './places.ts';
import { countyEnd } from './postcode.ts';
import { segmentsBefore, tokensOf } from './segments.ts';
import { houseEnd, numberLast } from './street.ts';

const LINK = /(?:,? (?:in|te|à|a|at|zu)|,| -|\n|,?\s\()[ ]?/y;
/** End of the town that follows a street: ", Amsterdam", " te Utrecht", "\nDelft". */
export function placeAfterStreet(text: string, at: number): number | undefined {
  LINK.lastIndex = at;
  const start = LINK.test(text)
    ? LINK.lastIndex
    : /^ \p{Lu}/u.test(text.slice(at, at + 2))
      ? at + 1
      : undefined;
  if (start === undefined || !/['\p{Lu}]/u.test(text[start] ?? '')) {
    const lower = start === undefined ? 0 : placeLength(text.slice(start, start + 60));
    // In lower case only behind a preposition, and no short word: "in as", "te ede".
    return start !== undefined && lower > 4 && / (?:in|te|à|a) $/.test(text.slice(at, start))
      ? start + lower
      : undefined;
  }
  const length = placeLength(text.slice(start, start + 60));
  return length > 0 ? start + length : undefined;
}

/** Start of the town before a street: "Kerpen, Hauptstr. 31". */
export function placeBeforeStreet(text: string, start: number): number | undefined {
  if (!/[,] $|,$/.test(text.slice(Math.max(0, start - 2), start))) return;
  const segment = segmentsBefore(text, start)[1];
  if (!segment || segment.start === segment.end) return;
  const tokens = tokensOf(text, segment.start, segment.end);
  for (let i = Math.max(0, tokens.length - 4); i < tokens.length; i++) {
    const from = tokens[i];
    const before = tokens[i - 1];
    if (!from?.isCapital || !isPlace(text.slice(from.start, segment.end))) continue;
    // "Van Kampen, Meidoornlaan 7": a surname.
    return before?.isCapital ||
      /^(?:van|de|der|den|von|du|le|la|heer|mevrouw|dhr|mevr|mr|mrs)$/.test(before?.low ?? '')
      ? undefined
      : from.start;
  }
  return;
}

/** How many towns and counties may follow a British street. */
const MOST = 3;

/** End of the towns and counties behind a British or Irish street, the last of them known. */
export function countiesAfter(text: string, at: number): number | undefined {
  let known: number | undefined;
  let end = at;
  for (let count = 0; count < MOST; count++) {
    const gap = /^(?:,\s|,?\n[ \t>]*| in | )/.exec(text.slice(end, end + 10))?.[0];
    if (!gap) break;
    const start = end + gap.length;
    const county = countyEnd(text, start);
    if (county) return county;
    const name = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}/u.exec(text.slice(start, start + 48))?.[0];
    const length = placeLength(text.slice(start, start + 60));
    if (length > 0) known = end = start + length;
    else if (name && gap.startsWith(',') && !isPlace(fold(name))) end = start + name.length;
    else break;
  }
  return known;
}

const STREET_LINK = /(?:,? aan (?:de|het|den)|,? (?:in|an) der|,? op de|,| -)? {1,2}/y;

/**
 * End of a street with its number behind a town: "2400 Mol, Achterbos 118", "(2548 WL) 's-Gravenhage aan
 * de Laan van Wateringse Veld 1180".
 */
export function streetAfterTown(text: string, at: number): number | undefined {
  STREET_LINK.lastIndex = at;
  if (!STREET_LINK.test(text)) return;
  const start = STREET_LINK.lastIndex;
  const name = /^\p{L}[^\n,;.:()\d]{3,40} (?=\d{1,4}(?![\d.,:/-]\d))/u.exec(
    text.slice(start, start + 48),
  )?.[0];
  if (!name) return;
  const end = houseEnd(text, start + name.length);
  const tokens = tokensOf(text, start, end);
  const street = end > start + name.length ? numberLast(text, tokens, end) : undefined;
  return street && street.start <= start + 3 && (street.strength !== 'weak' || /\p{Lu}/u.test(name))
    ? end
    : undefined;
}
