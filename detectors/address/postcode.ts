import type { Region, Span } from '../contract.ts';
import { AREAS } from './gb-areas.ts';
import { COUNTY_NAMES, GRAMMARS } from './words.ts';

/** A run of characters with the shape of a postal code. */
export interface Postcode extends Span {
  /** Countries it may be of. */
  readonly countries: readonly Region[];
  readonly isTelling: boolean;
  /** Lines before it hold towns, not only a street: Britain, Ireland, the United States. */
  readonly isBritish: boolean;
}

const SHAPES = GRAMMARS.map(({ country, postcode, postcodeIsTelling }) => ({
  country,
  isTelling: postcodeIsTelling,
  pattern: new RegExp(`(?:${postcode})(?![\\p{L}\\d])`, country === 'US' ? 'uy' : 'iuy'),
}));
const BRITISH: readonly Region[] = ['GB', 'IE', 'US'];
/** How far a prefix or letters in front of the digits may reach: "North Carolina 27601", "GIR 0AA". */
const LONGEST_STATE = 17;

/** The postal code whose first digit is at `digit`, or undefined. */
export function postcodeAt(text: string, digit: number): Postcode | undefined {
  const starts = startsBefore(text, digit);
  const found: Postcode[] = [];
  for (const { country, isTelling, pattern } of SHAPES) {
    for (const start of country === 'US' ? statesBefore(text, digit) : starts) {
      pattern.lastIndex = start;
      if (!pattern.test(text) || pattern.lastIndex <= digit) continue;
      const end = pattern.lastIndex;
      const code = text.slice(start, end);
      if (country === 'GB' && !AREAS.has((/^[a-z]+/i.exec(code)?.[0] ?? '').toUpperCase())) continue;
      found.push({ start, end, countries: [country], isTelling, isBritish: BRITISH.includes(country) });
      break;
    }
  }
  const telling = found.find(({ isTelling }) => isTelling);
  if (telling) return telling;
  const [first] = found;
  if (!first) return;
  const longest = found.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a));
  const same = found.filter(({ start, end }) => start === longest.start && end === longest.end);
  return { ...longest, countries: same.flatMap(({ countries }) => countries) };
}

/** Places where a code with a digit at `digit` may begin: there, at letters stuck to it, at "D-". */
function startsBefore(text: string, digit: number): number[] {
  let start = digit;
  while (start > 0 && digit - start < 3 && /[A-Za-z]/.test(text[start - 1] as string)) start--;
  if (start < digit) return /[\p{L}\d]/u.test(text[start - 1] ?? '') ? [] : [start];
  if (/[-. ]/.test(text[digit - 1] ?? '')) {
    let prefix = digit - 1;
    while (prefix > 0 && digit - prefix < 4 && /[A-Za-z]/.test(text[prefix - 1] as string)) prefix--;
    if (prefix < digit - 1 && !/[\p{L}\d]/u.test(text[prefix - 1] ?? '')) return [prefix, digit];
  }
  return /[\p{L}\d€$£#]|[\d][.,:/-]/u.test(text.slice(Math.max(0, digit - 2), digit).slice(-1)) ||
    /\d[.,:/-]$/.test(text.slice(Math.max(0, digit - 2), digit))
    ? []
    : [digit];
}

function* statesBefore(text: string, digit: number): Generator<number> {
  const before = text.slice(Math.max(0, digit - LONGEST_STATE), digit);
  const words = /(?:[A-Z]{2}|(?:[A-Z][a-z]+ )?[A-Z][a-z]+),? $/.exec(before);
  if (!words) return;
  const start = digit - before.length + words.index;
  if (/[\p{L}\d]/u.test(text[start - 1] ?? '')) return;
  yield start;
  const inner = words[0].trimEnd().lastIndexOf(' ');
  if (inner > 0) yield start + inner + 1;
}

/** "Co. Kildare", "County Mayo": ends an Irish address as a postal code does. */
export function countyEnd(text: string, at: number): number | undefined {
  const found = /(?:Co\.?|County|CO\.?|COUNTY|co\.) ([A-Za-z]{4,9})(?!\p{L})/uy;
  found.lastIndex = at;
  const name = found.exec(text)?.[1];
  return name && COUNTY_NAMES.has(name.toLowerCase()) ? found.lastIndex : undefined;
}
