import type { Detector, Match, TextView } from './contract.ts';
import { bridge } from './label-value.ts';
import { termsOf } from './vocabulary.ts';

const YEARS = /(\d{1,3})(?! ?(?:%|euro|€|\d|[:/.-]\d))(?: ?(?:jaar|jr|years?|yrs?|yo|jahre?|ans?)\b)?/iy;
/** The oldest person on record lived 122 years. */
const OLDEST = 122;

/**
 * Ages in form fields ("Leeftijd: 42"). An age said in passing ("my mother is 81") is left: it leads to
 * nobody, and reading it away makes a complaint hard to answer.
 */
export const age: Detector = {
  id: 'age',
  entity: 'AGE',
  version: 1,
  stage: 'structure',
  prefilter: 'digit',
  regions: [],
  sources: ['Form labels in nl, en, de, fr'],
  find(view: TextView): Match[] {
    const matches: Match[] = [];
    for (const term of termsOf(view, 'age')) {
      const { at, link } = bridge(view.text, term.end, 0);
      YEARS.lastIndex = at;
      const found = YEARS.exec(view.text);
      if (link !== 'sign' || !found || Number(found[1]) > OLDEST) continue;
      matches.push({ start: at, end: at + found[0].length, confidence: 'likely', evidence: ['label'] });
    }
    return matches;
  },
  compact: (value) => value.replace(/\D/g, ''),
};
