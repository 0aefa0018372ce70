import { candidates } from './candidates.ts';
import { cuesBefore, standing } from './context.ts';
import type { Detector, Match, TextView } from './contract.ts';
import { DATE, yearOf } from './dates.ts';
import { termsOf } from './vocabulary.ts';

/**
 * Years of birth that a living customer can have. The upper bound is far ahead because a detector has no
 * clock; a label is asked for anyway.
 */
const EARLIEST = 1890;
const LATEST = 2035;
/** Without a label, only a year that few other dates in a mailbox have. */
const LATEST_UNLABELLED = 2008;
/** "*12.03.1984", the genealogist's sign for born, as on German forms. */
const STAR_BEFORE = /(?:^|[\s(,;])\* ?$/;
/** "geboren in 1951", "born 1951", "Jahrgang 1951". */
const YEAR_ONLY = /[ :]{1,2}(?:in |im jahr |en |anno )?((?:19|20)\d{2})(?![\d./-])/iy;
/** Words right before a date that make it something else, though a birth is spoken of nearby. */
const OTHER_DATE =
  /(?:\b(?:sinds|since|depuis|seit|per|vanaf|from|ab|dès|tot|until|bis|jusqu'au|d\.d\.|dd|vom|du|overleden|died|deceased|décédée?|verstorben|gestorben|getrouwd|married|marié|verheiratet|issued|afgegeven|verhuisd|expires?|geldig|gültig|valable|besteld|ordered|bestellt|commandé|date|datum|am|op|on|le) )$/i;

/** Dates of birth: a date behind a word for birth. Any other date is none. */
export const dateOfBirth: Detector = {
  id: 'date-of-birth',
  entity: 'DATE_OF_BIRTH',
  version: 1,
  stage: 'structure',
  prefilter: 'digit',
  regions: [],
  sources: ['ISO 8601', 'Unicode CLDR (month names and date patterns of nl, en, de, fr)'],
  find(view: TextView): Match[] {
    const { text } = view;
    const matches: Match[] = [];
    for (const found of candidates(view, DATE, { digits: 3, reach: 16 })) {
      const span = { start: found.index, end: found.index + found[0].length };
      const year = yearOf(found[0], LATEST);
      if (year < EARLIEST || year > LATEST) continue;
      const how = judge(view, span, year);
      if (how) matches.push({ ...span, ...how });
    }
    for (const term of termsOf(view, 'born')) {
      YEAR_ONLY.lastIndex = term.end;
      const year = YEAR_ONLY.exec(text)?.[1];
      if (!year) continue;
      const start = YEAR_ONLY.lastIndex - year.length;
      if (matches.some((other) => start < other.end && other.start < start + 4)) continue;
      matches.push({ start, end: start + 4, confidence: 'likely', evidence: ['label'] });
    }
    return matches;
  },
  compact: (value) =>
    value
      .toLowerCase()
      .replace(/[^\p{L}\d]+/gu, ' ')
      .trim(),
};

function judge(
  view: TextView,
  span: { start: number; end: number },
  year: number,
): Pick<Match, 'confidence' | 'evidence'> | undefined {
  const { text } = view;
  const before = text.slice(Math.max(0, span.start - 24), span.start);
  const how = standing(view, span, ['birth']);
  if (how === 'label') return { confidence: 'certain', evidence: ['label', 'format'] };
  if (STAR_BEFORE.test(before) && year <= LATEST)
    return { confidence: 'likely', evidence: ['context', 'format'] };
  const cue = cuesBefore(view, span.start).find(({ kinds }) => kinds.includes('birth'));
  if (how === 'near' && cue && reaches(text.slice(cue.end, span.start))) {
    return { confidence: 'likely', evidence: ['context', 'format'] };
  }
  if (year > LATEST_UNLABELLED || OTHER_DATE.test(before)) return;
  // "it's 23-04-1991 and NHS no is …": an early year beside another of a person's numbers.
  const line = { start: text.lastIndexOf('\n', span.start) + 1, end: text.indexOf('\n', span.end) };
  const end = line.end < 0 ? text.length : line.end;
  const beside = termsOf(view, 'identity').some(
    (term) =>
      term.start >= line.start && term.end <= end && Math.abs(term.start - span.start) < IDENTITY_REACH,
  );
  return beside ? { confidence: 'possible', evidence: ['neighbour', 'format'] } : undefined;
}

/** How far a person's other number may be from an unlabelled date. */
const IDENTITY_REACH = 60;

/** Between the word for birth and its date: a place, "op", "am", a name; no other sentence, no number. */
function reaches(between: string): boolean {
  return between.length < 60 && !/[.!?;]\s|\n\s*\n|\d/.test(between);
}
