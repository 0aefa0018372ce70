import type { Span } from './contract.ts';

const MONTHS: Readonly<Record<string, number>> = monthTable([
  'januari january januar janvier jan jänner janner jänn janv jaenner',
  'februari february februar février feb fevrier févr fevr fév fev febr feber',
  'maart march märz mars mrt mar mär maerz marz mrz maa',
  'april avril apr avr',
  'mei may mai',
  'juni june juin jun',
  'juli july juillet jul juil juill',
  'augustus august août aug aout augt',
  'september septembre sep sept',
  'oktober october octobre okt oct',
  'november novembre nov',
  'december dezember décembre dec dez decembre déc',
]);
const MONTH = Object.keys(MONTHS)
  .sort((a, b) => b.length - a.length)
  .join('|');

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
/** Months in Roman numerals, as on old letters and in Swiss and Polish hands: "8-viii-96". */
const ROMAN = '(?:viii|vii|vi|v|iv|iii|ii|i|xii|xi|x|ix)';
const YEAR = "(?:(?:18|19|20)\\d{2}|'?\\d{2})";
/**
 * Dates with a day, a month and a year, in all common forms; the year of two digits last. Longest first.
 * Groups: none, use {@link readDate}.
 */
export const DATE = new RegExp(
  `(?<![\\w/]|\\d[.,-])(?:` +
    [
      `(?:18|19|20)\\d{2} ?[-/.] ?(?:0?[1-9]|1[0-2]) ?[-/.] ?${DAY}`,
      `${DAY} ?([-/.]) ?(?:0?[1-9]|1[0-2]|${ROMAN}) ?\\1 ?${YEAR}`,
      `(?:0?[1-9]|1[0-2])/${DAY}/(?:(?:19|20)\\d{2}|\\d{2})`,
      `${DAY}(?:e|ste|de|st|nd|rd|th|er|\\.)?[ -]{0,2}(?:of |de )?(?:${MONTH})\\.?,?[ -]{0,2}${YEAR}`,
      `(?:${MONTH})\\.?[ -]${DAY}(?:st|nd|rd|th)?,? ?,?(?:18|19|20)\\d{2}`,
      `${DAY} (?:0[1-9]|1[0-2]) (?:19|20)\\d{2}`,
      `(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\\d{2}`,
      `(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])`,
    ].join('|') +
    `)(?![\\w/]|[.,-]\\d)`,
  'giu',
);

/** Year of a date as {@link DATE} finds it; two digits are taken for the last hundred years before `last`. */
export function yearOf(date: string, last: number): number {
  const bare = /^\d{8}$/.exec(date);
  if (bare) {
    const tail = Number(date.slice(4));
    return tail >= 1900 && tail < 2100 ? tail : Number(date.slice(0, 4));
  }
  const four = /(?<!\d)(?:18|19|20)\d{2}(?!\d)/.exec(date)?.[0];
  if (four) return Number(four);
  const two = Number(/(\d{2})$/.exec(date)?.[1] ?? '0');
  const century = Math.floor(last / 100) * 100;
  return century + two > last ? century - 100 + two : century + two;
}

/** Whether a year or so of letters stands here: a month's name of the four languages, any case. */
export function isMonth(word: string): boolean {
  return MONTHS[word.toLowerCase().replace(/\.$/, '')] !== undefined;
}

/** Every name and abbreviation of a month, lower case. */
export function monthNames(): readonly string[] {
  return Object.keys(MONTHS);
}

/** The date that begins at `at`, or undefined. */
export function dateAt(text: string, at: number): Span | undefined {
  const pattern = new RegExp(DATE.source, 'iuy');
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? { start: at, end: at + found[0].length } : undefined;
}

function monthTable(lists: readonly string[]): Record<string, number> {
  const table: Record<string, number> = Object.create(null);
  for (const [index, list] of lists.entries()) for (const name of list.split(' ')) table[name] = index + 1;
  return table;
}
