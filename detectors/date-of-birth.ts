import { birthDates } from './birth-phrases.ts';
import { candidates } from './candidates.ts';
import { cellsUnder } from './columns.ts';
import { cuesBefore, standing } from './context.ts';
import type { Detector, Match, TextView } from './contract.ts';
import { DATE, dateAt, yearOf } from './dates.ts';
import { firstFrom, Taken } from './taken.ts';
import { termsOf } from './vocabulary.ts';

/**
 * Years of birth that a living customer can have. The upper bound is far ahead because a detector has no
 * clock; a label is asked for anyway.
 */
const EARLIEST = 1850;
const LATEST = 2035;
/** Without a label, only a year that few other dates in a mailbox have. */
const LATEST_UNLABELLED = 2008;
/** "*12.03.1984", the genealogist's sign for born, as on German forms. */
const STAR_BEFORE = /[\p{L}(,;)][ ,;(]{0,2}\* ?$/u;
/** "ik ben van 6-8-'57", "je suis du 19/01/90", "I'm actually 19/02/1957", "b. 27/09/1994" */
const SAID_BEFORE =
  /(?:\b(?:ik ben|ben|zij is|hij is|ze is) (?:\p{L}{1,10} )?van |\b(?:en )?ik ben |\bje suis (?:né )?du |\bich bin (?:vom |am )?|\bi(?:'m| am) (?:actually )?|\bs?he(?:'s| is) |(?:^|[\s,(])b\. ?)$/iu;
const BORN_BEHIND = /^ ?(?:geboren|born|né)/i;
/** Nobody says so of a date that is not long past. */
const LATEST_SAID = 2024;
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
    const taken = new Taken();
    const add = (match: Match): void => {
      if (taken.take(match)) matches.push(match);
    };
    for (const { start, end, direct, kind } of birthDates(view)) {
      const sure = direct && kind === 'full';
      add({
        start,
        end,
        confidence: sure ? 'certain' : 'likely',
        evidence: sure ? ['label', 'format'] : ['context', 'format'],
      });
    }
    for (const found of candidates(view, DATE, { digits: 3, reach: 16 })) {
      const span = { start: found.index, end: found.index + found[0].length };
      const year = yearOf(found[0], LATEST);
      if (year < EARLIEST || year > LATEST) continue;
      const how = judge(view, span, year);
      if (how) add({ ...span, ...how });
    }
    for (const cell of cellsUnder(view, 'date-of-birth')) {
      if (dateAt(text, cell.start)?.end === cell.end)
        add({ ...cell, confidence: 'certain', evidence: ['label', 'format'] });
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
  const nearest = cuesBefore(view, span.start).find(({ kinds }) => kinds.includes('birth'));
  const isApart = nearest !== undefined && /\n[\s>]*\n|\n>/.test(text.slice(nearest.end, span.start));
  if (how === 'label' && !isApart) return { confidence: 'certain', evidence: ['label', 'format'] };
  if (STAR_BEFORE.test(before) && year <= LATEST)
    return { confidence: 'likely', evidence: ['context', 'format'] };
  const behind = text.slice(span.end, span.end + 12);
  if (year <= LATEST_SAID && (SAID_BEFORE.test(before) || BORN_BEHIND.test(behind))) {
    return { confidence: 'likely', evidence: ['grammar', 'format'] };
  }
  const cue = cuesBefore(view, span.start).find(({ kinds }) => kinds.includes('birth'));
  if (how === 'near' && cue && reaches(text.slice(cue.end, span.start))) {
    return { confidence: 'likely', evidence: ['context', 'format'] };
  }
  if (year > LATEST_UNLABELLED || OTHER_DATE.test(before)) return;
  // "it's 23-04-1991 and NHS no is …": an early year beside another of a person's numbers.
  const from = Math.max(0, span.start - IDENTITY_REACH);
  const lead = text.slice(from, span.start);
  const tail = text.slice(span.end, span.end + IDENTITY_REACH);
  const start = from + lead.lastIndexOf('\n') + 1;
  const end = span.end + (tail.includes('\n') ? tail.indexOf('\n') : tail.length);
  const terms = termsOf(view, 'identity');
  const near = terms[firstFrom(terms, start)];
  const beside = near !== undefined && near.end <= end;
  return beside ? { confidence: 'possible', evidence: ['neighbour', 'format'] } : undefined;
}

/** How far a person's other number may be from an unlabelled date. */
const IDENTITY_REACH = 60;

/** Between the word for birth and its date: a place, "op", "am", a name; no other sentence, no number. */
function reaches(between: string): boolean {
  return between.length < 60 && !/[.!?;]\s|\n\s*\n|\d/.test(between);
}
