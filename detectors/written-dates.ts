import { isMonth, monthNames } from './dates.ts';
import { fold } from './fold.ts';
import { numberOpenings, writtenNumber } from './number-words.ts';

/** A date as people write or say it, with what it leaves out. */
export interface WrittenDate {
  readonly start: number;
  readonly end: number;
  /** Of four digits, or as written when only two stand there; undefined when no year is told. */
  readonly year: number | undefined;
  /** `full`: day, month, year; `month`: no day; `day`: no year; `year`: nothing else. */
  readonly kind: 'full' | 'month' | 'day' | 'year';
  /** Digits joined by blanks alone ("12 3 84"), or six or eight of them at a stretch: only a label makes a date of it. */
  readonly bare: boolean;
}

type Part =
  | { readonly kind: 'number'; readonly value: number; readonly digits: number; readonly end: number }
  | { readonly kind: 'month'; readonly end: number }
  | { readonly kind: 'year'; readonly value: number; readonly end: number };

const FIRST_YEAR = 1850;
const LAST_YEAR = 2035;

const DIGITS = /(\d{1,4})(?!\d)/y;
const ORDINAL =
  /(?:ième|ieme|ère|ere|ste|ten|ter|tes|de|st|nd|rd|th|er|te|e|º|ª|\.(?=[ ]?\p{L}))(?![\p{L}])/iuy;
const SHORT_YEAR = /'(\d{2})(?!\d)/y;
const ROMAN = /(?:viii|vii|iii|xii|iv|vi|ix|xi|ii|i|v|x)(?![\p{L}\d])/iuy;
const NAME = /\p{L}{3,10}(?!\p{L})\.?/uy;
const JOINT =
  /(?:[ ]{0,2}\n?[ ]{0,2}[-./,][ ]{0,2}|[ ]{1,3})(?:(?:of the year|of the|of|van het jaar|van de|van den|van|in het jaar|in|du mois de|du|de l'an|de l'année|de|des|im jahre?|the|anno|der|den|de)[ ])?(?:(?:the|de|den|der|le)[ ])?/iuy;
/** Days with a name of their own, and their years: "Boxing Day 2014". */
const NAMED =
  /(?:boxing day|christmas (?:day|eve)|new year's (?:day|eve)|eerste kerstdag|tweede kerstdag|1e kerstdag|2e kerstdag|kerstavond|nieuwjaarsdag|oudjaarsdag|oudejaarsdag|heiligabend|silvester|neujahr|noël)(?:,? (?:of |van |de )?(?:((?:19|20)\d{2})|'(\d{2})))?(?![\p{L}\d])/iuy;
const WEEKDAY =
  /(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:,? (?:the |de |den |der |dem )?)(?=[\p{L}\d])/iuy;
const BEHIND = /[\p{L}\d]|[-/]\d|[.,:]\d|[ ]?(?:€|euro|uur\b|u\b|Uhr\b|o'clock|%|kg\b|km\b)/iuy;
const BARE_RUN = /(?:\d{8}|\d{6})(?!\d)/y;
const VAGUE =
  /[ ]?(?:jl\.?|ll\.?|vorig jaar|last year|l'année dernière|letztes jahr|dit jaar|this year)(?!\p{L})/iuy;

/**
 * The date that begins at `at`, in digits, names, Roman numerals or words, day or year first, whole or in
 * part. Called behind labels: much that it takes for a date is none elsewhere.
 */
export function writtenDate(text: string, at: number): WrittenDate | undefined {
  const before = text[at - 1] ?? ' ';
  if (/[\p{L}\d]/u.test(before) || (/[-./,:']/.test(before) && /\d/.test(text[at - 2] ?? '')))
    return undefined;
  const named = exec(NAMED, text, at);
  if (named) {
    const year = named[1] ? Number(named[1]) : named[2] ? Number(named[2]) : undefined;
    return {
      start: at,
      end: at + named[0].length,
      year,
      kind: year === undefined ? 'day' : 'full',
      bare: false,
    };
  }
  const weekday = exec(WEEKDAY, text, at);
  const from = at + (weekday?.[0].length ?? 0);
  const run = exec(BARE_RUN, text, from)?.[0];
  if (run) return bareRun(text, from, run);
  const found = dayFirst(text, from) ?? yearFirst(text, from) ?? monthFirst(text, from);
  if (!found || (exec(BEHIND, text, found.end) && !exec(VAGUE, text, found.end))) return undefined;
  if (found.kind !== 'day') return { ...found, start: at };
  return { ...found, start: at, end: found.end + (exec(VAGUE, text, found.end)?.[0].length ?? 0) };
}

function dayFirst(text: string, at: number): WrittenDate | undefined {
  const first = partAt(text, at);
  if (first?.kind !== 'number' || first.value > 31) return undefined;
  const afterFirst = joint(text, first.end);
  const second = afterFirst === undefined ? undefined : partAt(text, afterFirst, true);
  if (!second || afterFirst === undefined) return undefined;
  const slash = /[-./]/.test(text.slice(first.end, afterFirst));
  if (second.kind === 'year') {
    return first.value <= 12 && first.value > 0 && slash && first.digits > 0
      ? { start: at, end: second.end, year: second.value, kind: 'month', bare: false }
      : undefined;
  }
  const isNamed = second.kind === 'month';
  if (second.kind === 'number' && second.value > 12 && (second.value > 31 || first.value > 12))
    return undefined;
  const afterSecond = joint(text, second.end);
  const third = afterSecond === undefined ? undefined : yearAt(text, afterSecond);
  if (third) {
    const isBlank = !isNamed && /^\d{1,2}\s{1,3}\d{1,2}\s{1,3}\d/.test(text.slice(at, third.end));
    return { start: at, end: third.end, year: third.value, kind: 'full', bare: isBlank };
  }
  return isNamed && !isRomanAt(text, afterFirst)
    ? { start: at, end: second.end, year: undefined, kind: 'day', bare: false }
    : undefined;
}

function yearFirst(text: string, at: number): WrittenDate | undefined {
  const short = exec(SHORT_YEAR, text, at);
  const year: Part | undefined = short
    ? { kind: 'year', value: Number(short[1]), end: at + short[0].length }
    : partAt(text, at);
  if (year?.kind !== 'year') return undefined;
  const alone: WrittenDate = { start: at, end: year.end, year: year.value, kind: 'year', bare: true };
  const afterYear = joint(text, year.end);
  const second = afterYear === undefined ? undefined : partAt(text, afterYear, true);
  if (!second || second.kind === 'year') return alone;
  const afterSecond = joint(text, second.end);
  const third = afterSecond === undefined ? undefined : partAt(text, afterSecond, true);
  if (!third || third.kind === 'year') return alone;
  const values = [second, third].map((part) => (part.kind === 'number' ? part.value : 1));
  if (Math.max(...values) > 31 || Math.min(...values) > 12) return alone;
  return { start: at, end: third.end, year: year.value, kind: 'full', bare: false };
}

function monthFirst(text: string, at: number): WrittenDate | undefined {
  const month = partAt(text, at);
  if (month?.kind !== 'month' || isRomanAt(text, at)) return undefined;
  const next = joint(text, month.end);
  if (next === undefined) return undefined;
  const year = yearAt(text, next);
  const day = partAt(text, next);
  if (day?.kind === 'number' && day.value <= 31 && day.value > 0) {
    const afterDay = joint(text, day.end);
    const last = afterDay === undefined ? undefined : yearAt(text, afterDay);
    if (last) return { start: at, end: last.end, year: last.value, kind: 'full', bare: false };
    if (!year || year.value <= 31)
      return { start: at, end: day.end, year: undefined, kind: year ? 'month' : 'day', bare: false };
  }
  return year ? { start: at, end: year.end, year: year.value, kind: 'month', bare: false } : undefined;
}

function bareRun(text: string, at: number, run: string): WrittenDate | undefined {
  const [a, b, c] = run.length === 6 ? [run.slice(0, 2), run.slice(2, 4), run.slice(4)] : ['', '', ''];
  const isDay = (part: string): boolean => Number(part) >= 1 && Number(part) <= 31;
  const isMonthNumber = (part: string): boolean => Number(part) >= 1 && Number(part) <= 12;
  const end = at + run.length;
  if (exec(BEHIND, text, end)) return undefined;
  if (run.length === 6) {
    if (!isMonthNumber(b) || !(isDay(a) || isDay(c))) return undefined;
    return { start: at, end, year: Number(isDay(a) ? c : a), kind: 'full', bare: true };
  }
  const tail = Number(run.slice(4));
  const head = Number(run.slice(0, 4));
  if (isYear(tail) && isDay(run.slice(0, 2)) && isMonthNumber(run.slice(2, 4)))
    return { start: at, end, year: tail, kind: 'full', bare: true };
  if (isYear(head) && isMonthNumber(run.slice(4, 6)) && isDay(run.slice(6)))
    return { start: at, end, year: head, kind: 'full', bare: true };
  return undefined;
}

/** A number, month or year at `at`; Roman numerals only `inside` a date. */
function partAt(text: string, at: number, inside = false): Part | undefined {
  const digits = exec(DIGITS, text, at)?.[1];
  if (digits) {
    const value = Number(digits);
    const end = at + digits.length;
    if (digits.length === 4) return isYear(value) ? { kind: 'year', value, end } : undefined;
    if (digits.length === 3) return undefined;
    const ordinal = exec(ORDINAL, text, end)?.[0].length ?? 0;
    return { kind: 'number', value, digits: digits.length, end: end + ordinal };
  }
  const name = exec(NAME, text, at)?.[0];
  if (name && isMonth(name)) return { kind: 'month', end: at + name.length };
  if (inside) {
    const roman = exec(ROMAN, text, at)?.[0];
    if (roman) return { kind: 'month', end: at + roman.length };
  }
  const written = writtenNumber(text, at);
  if (!written) return undefined;
  if (isYear(written.value)) return { kind: 'year', value: written.value, end: written.end };
  return { kind: 'number', value: written.value, digits: 0, end: written.end };
}

/** A year of two or four digits, or in words. */
function yearAt(text: string, at: number): { readonly value: number; readonly end: number } | undefined {
  const short = exec(SHORT_YEAR, text, at);
  if (short) return { value: Number(short[1]), end: at + short[0].length };
  const digits = exec(DIGITS, text, at)?.[1];
  if (digits) {
    const value = Number(digits);
    return digits.length === 2 || (digits.length === 4 && isYear(value))
      ? { value, end: at + digits.length }
      : undefined;
  }
  return writtenNumber(text, at);
}

function isYear(value: number): boolean {
  return value >= FIRST_YEAR && value <= LAST_YEAR;
}

function isRomanAt(text: string, at: number): boolean {
  return exec(ROMAN, text, at) !== null;
}

function joint(text: string, at: number): number | undefined {
  const found = exec(JOINT, text, at);
  return found ? at + found[0].length : undefined;
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

let openings: ReadonlySet<string> | undefined;

/** Whether the word at `at` can be the first of a date at all: most words cannot. */
export function opensDate(text: string, at: number): boolean {
  openings ??= new Set([
    ...numberOpenings(),
    ...monthNames().map((name) => fold(name).slice(0, 3)),
    ...OTHER_OPENINGS.split(' '),
  ]);
  return openings.has(fold(text.slice(at, at + 3)));
}

/** Beginnings of weekdays and of days with a name. */
const OTHER_OPENINGS =
  'maa din woe don vri zat zon mon tue wed thu fri sat sun mit fre sam son lun mar mer jeu ven dim box chr new eer twe ker nie oud hei sil neu noe 1e';
