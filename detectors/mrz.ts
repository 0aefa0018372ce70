import { parse } from 'mrz';
import { travelDocumentCheckDigit } from './checksum/travel-document.ts';
import type { Detector, Match, Span, TextView } from './contract.ts';

/** Shortest and longest line people type or scanners read, when a few fillers are lost or doubled. */
const SHORTEST_LINE = 24;
const LONGEST_LINE = 48;
/** Lines of the formats: identity card, visa and older card, passport. */
const LENGTHS = [30, 36, 44] as const;
const MOST_LINES = 3;

/**
 * Machine-readable zones of passports, identity cards and visas (TD1, TD2, TD3, MRV-A, MRV-B, the French
 * card, the Swiss licence): the lines as one span, scanner's errors and lost fillers included. Check digits
 * make it certain; document code, state and fillers alone make it likely.
 */
export const mrz: Detector = {
  id: 'mrz',
  entity: 'MRZ',
  version: 1,
  stage: 'structure',
  prefilter: 'always',
  regions: [],
  sources: ['ICAO Doc 9303, parts 3 to 7', 'https://github.com/cheminfo/mrz'],
  find(view: TextView): Match[] {
    const { text } = view;
    const matches: Match[] = [];
    let read = 0;
    const fillers = fillersOf(text);
    for (let at = fillers(0); at >= 0; at = fillers(read)) {
      const line = lineAround(text, at);
      read = Math.max(line.end, at + 2);
      const first = zoneLine(text, line);
      if (!first?.filled) continue;
      const zone = [first];
      for (let end = line.end; zone.length < MOST_LINES; ) {
        const next = zoneLine(text, lineAround(text, end + 1));
        if (end >= text.length || !next) break;
        zone.push(next);
        end = next.end;
        read = end;
      }
      for (let start = line.start; zone.length < MOST_LINES && start > 0; ) {
        const before = lineAround(text, start - 1);
        const previous = zoneLine(text, before);
        if (!previous || previous.start < (matches.at(-1)?.end ?? 0)) break;
        zone.unshift(previous);
        start = before.start;
      }
      const verdict = weigh(zone.flatMap(({ lines }) => lines));
      if (!verdict) continue;
      matches.push({ start: (zone[0] as Span).start, end: (zone.at(-1) as Span).end, ...verdict });
    }
    return matches;
  },
  compact: (value) => value.toUpperCase().replace(/[^A-Z0-9<]/g, ''),
};

/** Finds, from an ever growing offset on, two fillers or the guillemet an OCR program reads in their place. */
function fillersOf(text: string): (from: number) => number {
  const next = { '<<': -2, '«': -2 };
  const seek = (sign: '<<' | '«', from: number): number => {
    // Sought again only when passed: a text without one of them is read once for it.
    if (next[sign] !== -1 && next[sign] < from) next[sign] = text.indexOf(sign, from);
    return next[sign];
  };
  return (from) => {
    const filler = seek('<<', from);
    const guillemet = seek('«', from);
    return filler < 0 ? guillemet : guillemet < 0 ? filler : Math.min(filler, guillemet);
  };
}

function lineAround(text: string, at: number): Span {
  const end = text.indexOf('\n', at);
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: end < 0 ? text.length : end };
}

interface ZoneLine extends Span {
  /** Its characters without spaces, one entry a line: both lines are sometimes typed on one. */
  readonly lines: readonly string[];
  /** Holds fillers. */
  readonly filled: boolean;
}

/** Quote marks, list bullets and table bars in front of a line. */
const LEAD = /^[ \t>|*`"'-]*(?:[A-Za-z]+ ?: ?)?/;
const TAIL = ' \t|`"\'.,;)';
/** Capitals in which a scanner saw spaces, or small letters without any: prose has both. */
const ZONE_SIGNS = /^(?:[A-Z0-9<«‹ ]+|[a-z0-9<«‹]+)$/;

function zoneLine(text: string, line: Span): ZoneLine | undefined {
  if (line.end - line.start < SHORTEST_LINE || line.end - line.start > 4 * LONGEST_LINE) return undefined;
  const written = text.slice(line.start, line.end);
  const whole = trimmed(written);
  const signs = compacted(whole.text);
  if (ZONE_SIGNS.test(whole.text) && looksLikeZone(signs)) {
    const halves = signs.length > LONGEST_LINE ? whole.text.split(' ').map(compacted) : [signs];
    const start = line.start + whole.start;
    return { start, end: start + whole.text.length, lines: halves, filled: signs.includes('<<') };
  }
  // A zone inside a sentence: the unbroken signs around the fillers.
  const inside = INSIDE.exec(written);
  if (!inside || !looksLikeZone(compacted(inside[0]))) return undefined;
  const start = line.start + inside.index;
  return { start, end: start + inside[0].length, lines: [compacted(inside[0])], filled: true };
}

const INSIDE = /(?<![A-Z0-9<])[PIACV][A-Z0-9<][A-Z]{1,3}[A-Z0-9<]{19,43}(?![A-Z0-9<])/;

function trimmed(written: string): { start: number; text: string } {
  const start = LEAD.exec(written)?.[0].length ?? 0;
  let end = written.length;
  while (end > start && TAIL.includes(written[end - 1] as string)) end--;
  return { start, text: written.slice(start, end) };
}

function compacted(line: string): string {
  return line
    .toUpperCase()
    .replace(/«/g, '<<')
    .replace(/‹/g, '<')
    .replace(/[^A-Z0-9<]/g, '');
}

/** Long enough, and either fillers or a row of digits with the signs of the second line. */
function looksLikeZone(signs: string): boolean {
  if (signs.length < SHORTEST_LINE || signs.length > 2 * LONGEST_LINE) return false;
  const fillers = signs.length - signs.replaceAll('<', '').length;
  return fillers >= 3 || (signs.length >= 28 && SECOND_LINE.test(signs));
}

/** Birth date and its check digit, sex, expiry date and its check digit, as scanners may misread them. */
const SECOND_LINE = /[0-9OQDISBZGL]{6}[0-9OISBZGL<][MFX<][0-9OQDISBZGL]{6}[0-9OISBZGL]/;
const FIRST_LINE = /^(?:P[A-Z<]|I[A-Z<]|A[A-Z<]|C[A-Z<]|V[A-Z<]|[1IL]D)[A-Z0-9<]{3}/;

function weigh(lines: readonly string[]): Pick<Match, 'confidence' | 'evidence'> | undefined {
  const checked = lines.some(hasCheckDigits) || parses(lines);
  if (checked) return { confidence: 'certain', evidence: ['checksum', 'format'] };
  const opens = FIRST_LINE.test(lines[0] ?? '') && /<</.test(lines[0] ?? '');
  const dated = lines.some((line) => SECOND_LINE.test(line));
  if (!opens && !dated) return undefined;
  return { confidence: opens && dated ? 'certain' : 'likely', evidence: ['format'] };
}

/** Digits scanners read as letters, put back. */
const MISREAD: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
};
const DATES = /([0-9OQDISBZGL]{6})([0-9OISBZGL])([A-Z<]{0,3})[MFX<]([0-9OQDISBZGL]{6})([0-9OISBZGL])/g;

/** Whether the check digits of both dates of a second line hold: by chance, 1 in 100 would. */
function hasCheckDigits(line: string): boolean {
  const digits = (field: string) => field.replace(/[A-Z]/g, (letter) => MISREAD[letter] ?? letter);
  for (const [, birth = '', first = '', , expiry = '', second = ''] of line.matchAll(DATES)) {
    if (travelDocumentCheckDigit(digits(birth)) !== Number(digits(first))) continue;
    if (travelDocumentCheckDigit(digits(expiry)) === Number(digits(second))) return true;
  }
  return false;
}

/** Whether the package reads the lines as a document whose check digits hold, lost fillers put back. */
function parses(lines: readonly string[]): boolean {
  for (const length of LENGTHS) {
    try {
      if (
        parse(
          lines.map((line) => fitted(line, length)),
          { autocorrect: true },
        ).valid
      )
        return true;
    } catch {
      // Not this format: the package throws on a number of lines or a length it does not know.
    }
  }
  return false;
}

function fitted(line: string, length: number): string {
  const at = line.lastIndexOf('<<');
  if (line.length < length && at >= 0)
    return line.slice(0, at) + '<'.repeat(length - line.length) + line.slice(at);
  return line.length > length ? line.replace('<'.repeat(line.length - length + 1), '<') : line;
}
