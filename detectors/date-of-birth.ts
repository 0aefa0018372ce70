import { birthDates } from './birth-phrases.ts';
import { unlabelled } from './birth-unlabelled.ts';
import { candidates } from './candidates.ts';
import { cellsUnder } from './columns.ts';
import { cuesBefore, standing } from './context.ts';
import type { Detector, Match, TextView } from './contract.ts';
import { DATE, dateAt, yearOf } from './dates.ts';
import { Taken } from './taken.ts';

/**
 * Years of birth that a living customer can have. The upper bound is far ahead because a detector has no
 * clock; a label is asked for anyway.
 */
const EARLIEST = 1850;
const LATEST = 2035;
/** "*12.03.1984", the genealogist's sign for born, as on German forms. */
const STAR_BEFORE = /(?:[\p{L}(,;)][ ,;(]{0,2}\*|(?:^|[\s(,;])°) ?$/u;
/** "ik ben van 6-8-'57", "je suis du 19/01/90", "I'm actually 19/02/1957", "b. 27/09/1994" */
const SAID_BEFORE =
  /(?:\b(?:ik ben|ben|zij is|hij is|ze is) (?:\p{L}{1,10} )?van |\b(?:en )?ik ben |\bje suis (?:né )?du |\b(?:ich )?bin (?:vom |am )?|\bi(?:'m| am) (?:actually )?|\b(?:en|zij|ze|hij) is van |\b(?:et|elle|il) est née? (?:le )?|\bs?he(?:'s| is) |(?:^|[\s,(])b\. ?)$/iu;
const BORN_BEHIND = /^ ?(?:geboren|born|né)/i;
/** "18MAR1986", as airlines write it, behind a traveller's title or sex. */
const AIRLINE = /^\d{1,2}[A-Z]{3}\d{2,4}$/;
const TRAVELLER_BEFORE =
  /(?:^|\n|[ /(,])(?:MR|MRS|MS|MISS|MSTR|MASTER|ADT|CHD|INF|DHR|MEVR)[ .][^\n]*$|[ /][MFVXW][ /]{1,3}$/;
/** "the 15th; it is 13 July 1979": a date of birth put right, some clauses behind its label. */
const PUT_RIGHT =
  /(?:\bit is|\bit's|\bis actually|should be|should read|must be|moet zijn|hoort te zijn|moet worden|het is|sein muss|richtig ist|richtig wäre|es ist|c'est(?: le)?|il faut lire|doit être|correct is|juist is) $/i;

/** Nobody says so of a date that is not long past. */
const LATEST_SAID = 2024;
/** Words right before a date that make it something else, though a birth is spoken of nearby. */
const OTHER_DATE =
  /\b(?:sinds|since|depuis|seit|per|vanaf|from|ab|dès|tot|until|bis|jusqu'au|vom|overleden|died|deceased|décédée?|verstorben|gestorben|getrouwd|married|marié|verheiratet|issued|afgegeven|verhuisd|expires?|geldig|gültig|valable|besteld|ordered|bestellt|commandé) $/i;
/** Days that come round: with a year that is not long past they are feasts. */
const FEAST = /verjaar|jarig|birthday|geburtstag|anniversaire/i;
const LATEST_FEAST = 2020;
/** Two digits above this are of the century before. A label makes either a date of birth, so nothing hangs on it. */
const PIVOT = 2026;

/** Dates of birth: a date behind a word for birth. Any other date is none. */
export const dateOfBirth: Detector = {
  id: 'date-of-birth',
  entity: 'DATE_OF_BIRTH',
  version: 3,
  stage: 'structure',
  // "geboren op drie mei negentienhonderdtien" has no digit.
  prefilter: 'always',
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
      const year = yearOf(found[0], PIVOT);
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
  if (
    year <= LATEST_SAID &&
    AIRLINE.test(text.slice(span.start, span.end)) &&
    TRAVELLER_BEFORE.test(text.slice(Math.max(0, span.start - 60), span.start))
  )
    return { confidence: 'likely', evidence: ['neighbour', 'format'] };
  if (nearest && !isApart && year <= LATEST_SAID && PUT_RIGHT.test(before))
    return { confidence: 'likely', evidence: ['context', 'format'] };
  const cue = cuesBefore(view, span.start).find(({ kinds }) => kinds.includes('birth'));
  if (cue && year > LATEST_FEAST && FEAST.test(text.slice(cue.start, cue.end))) return;
  if (how === 'near' && cue && reaches(text.slice(cue.end, span.start)) && !OTHER_DATE.test(before)) {
    return { confidence: 'likely', evidence: ['context', 'format'] };
  }
  return how === 'against' || how === 'contested' ? undefined : unlabelled(view, span, year);
}

/** Between the word for birth and its date: a place, "op", "am", a name; no other sentence, no number. */
function reaches(between: string): boolean {
  return between.length < 60 && !/[.!?;]\s|\n\s*\n|\d/.test(between);
}
