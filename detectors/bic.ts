import { cuesBefore } from './context.ts';
import type { Detector, Match, TextView } from './contract.ts';
import { onlyAlphanumerics } from './numbers.ts';

/** Bank, country, place and, if any, branch. */
const FORM = /\b[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b/g;
/** How far behind its label a code may begin: "BIC-code van de bank: ". */
const REACH = 48;
const LABEL = /\b(?:bic|swift)/gi;

/**
 * Business identifier code of a bank, behind its label. It tells whose bank it is only beside an account,
 * so it is believed less than one.
 */
export const bic: Detector = {
  id: 'bic',
  entity: 'BANK_ACCOUNT',
  version: 1,
  stage: 'structure',
  prefilter: ['bic', 'swift'],
  regions: [],
  sources: ['ISO 9362'],
  find(view: TextView): Match[] {
    const matches: Match[] = [];
    for (const label of view.text.matchAll(LABEL)) {
      const from = label.index + label[0].length;
      for (const found of view.text.slice(from, from + REACH).matchAll(FORM)) {
        const start = from + found.index;
        const end = start + found[0].length;
        // "BIC van de bank: …" has another word's label in between, "Swift tickets, order …" has the wrong one.
        const cues = cuesBefore(view, start);
        const label = cues.findIndex(({ kinds }) => kinds.includes('bic'));
        if (!cues[label]?.adjacent) continue;
        if (!cues.slice(0, label).every(({ kinds }) => kinds.includes('bank'))) continue;
        if (matches.some((match) => match.start === start)) continue;
        matches.push({ start, end, confidence: 'likely', evidence: ['label', 'format'] });
        break;
      }
    }
    return matches;
  },
  compact: onlyAlphanumerics,
};
