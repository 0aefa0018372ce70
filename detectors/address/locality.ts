import type { Region } from '../contract.ts';
import { fold } from '../fold.ts';
import { placeLength } from './places.ts';
import { streetness } from './street.ts';
import { FRENCH_OPENERS, GERMANIC_OPENERS, GRAMMARS } from './words.ts';

/** Where a town's name ends, and how sure it is one. */
export interface Town {
  readonly end: number;
  readonly known: boolean;
}

const GAP = /(?:\)?[ \t]{0,2}[,|-]?[ \t]{1,3}|;[ ]?|[ \t]?\n[ \t>]{0,8})/y;
const PARTICLE =
  '(?:aan|a\\/d|op|an|am|im|in|bei|ob|v\\.?d\\.?|sur|sous|lès|les|le|la|en|de|den|der|het|du|upon|on|by|under)';
/** "Villeneuve d'Ascq", "Neustadt an der Aisch", "Saint-Remy-de-Provence"; capitalised towns no table holds. */
const TOWN = new RegExp(
  `(?:(?:Den|De|Het|Sint|St\\.?|Sankt|Bad|Le|La|Les|Saint|Sainte|Ste\\.?|Groot|Klein|Lage|Hoge|Alt|Neu|Gross|Groß|Grand|Petit|Mont|Fort|New|Nieuw|Nieuwe|Oud|Oude|Markt|Ober|Unter|Villers|DEN|SINT|ST\\.?|BAD|LE|LA|LES|SAINT|SAINTE|STE\\.?|NIEUW|OUD)[ -])?` +
    `['’]?(?:[slLd]['’-])?\\p{Lu}[\\p{L}'’.-]{1,40}(?: ${PARTICLE}(?: (?:de|den|der|het|la|le|les|'t|dem))? \\p{Lu}[\\p{L}'’-]{1,30})?(?: ?\\/ ?\\p{Lu}[\\p{L}-]{1,30})?`,
  'uy',
);
const CEDEX =
  / (?:cedex|CEDEX|Cedex)(?: \d{1,2})?| \d{1,2} ?(?:e|er|ème|eme)(?![\p{L}\d])| \d{1,2}(?=\s*(?:[,.\n]|$))/uy;
const COUNTRY_GAP = /(?:[ \t]{0,2}[,-]?[ \t]{1,3}\(?|[ \t]?\n[ \t>]{0,8})/y;
const COUNTRY_NAMES = GRAMMARS.flatMap(({ names }) => fold(names).split(' ')).filter(
  (name) => name.length > 2,
);
const COUNTRIES = new Set([
  ...COUNTRY_NAMES,
  'united kingdom',
  'united states',
  'the netherlands',
  'great britain',
  'northern ireland',
]);

/**
 * The town behind a postal code that ends at `at`.
 *
 * @param mayBeUnknown take a capitalised word no table holds
 */
export function townAfter(
  text: string,
  at: number,
  mayBeUnknown: boolean,
  countries?: readonly Region[],
): Town | undefined {
  GAP.lastIndex = at;
  if (!GAP.test(text)) return;
  const start = GAP.lastIndex;
  const breaks = text.slice(at, start).includes('\n');
  const length = placeLength(text.slice(start, start + 60), countries);
  TOWN.lastIndex = start;
  const capital =
    mayBeUnknown && !breaks ? TOWN.exec(text)?.[0].replace(/[.'’-]{1,4}$/, '').length : undefined;
  if (length > 0 && (!breaks || /\p{Lu}/u.test(text[start] as string))) {
    const tail = capital === undefined ? '' : text.slice(start + length, start + capital);
    const isLonger =
      new RegExp(`^ ${PARTICLE} `).test(tail) && !isStreetWord(tail.slice(tail.lastIndexOf(' ') + 1));
    const isPrefixed = /^ \p{Lu}/u.test(tail) && PREFIX.test(text.slice(start, start + length));
    return { end: suffix(text, start + length + (isLonger || isPrefixed ? tail.length : 0)), known: true };
  }
  return capital ? { end: suffix(text, start + capital), known: false } : undefined;
}

/** "Lage Vuursche", where "Lage" is a town of its own. */
const PREFIX = /^(?:Lage|Hoge|Groot|Klein|Nieuwe?|Oude?|Sint|Bad|Neu|Alt)$/;

/** "Den Haag aan de Laan van …": a street begins, not the rest of the town's name. */
function isStreetWord(word: string): boolean {
  const low = fold(word);
  return GERMANIC_OPENERS.has(low) || FRENCH_OPENERS.has(low) || streetness(low) === 'sure';
}

function suffix(text: string, end: number): number {
  CEDEX.lastIndex = end;
  return CEDEX.test(text) ? CEDEX.lastIndex : end;
}

/** Past a country's name that follows at `end`, on the same line or the next. */
export function pastCountry(text: string, end: number): number {
  COUNTRY_GAP.lastIndex = end;
  if (!COUNTRY_GAP.test(text)) return end;
  const start = COUNTRY_GAP.lastIndex;
  const words = /^(?:the )?\p{L}+(?:[ -]\p{L}+)?/iu.exec(text.slice(start, start + 40))?.[0];
  if (!words || !/^[\p{Lu}t]/u.test(words)) return end;
  for (const name of [words, words.split(/[ -]/)[0] ?? '']) {
    if (COUNTRIES.has(fold(name))) return start + name.length;
  }
  return end;
}
