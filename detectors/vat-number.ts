import { vatChecks, withoutStackTraces } from './checksum/official.ts';
import { cuesBefore, cuesBehind } from './context.ts';
import type { Detector, Match, TextView } from './contract.ts';
import { matchesAtDigits, onlyAlphanumerics } from './numbers.ts';

/**
 * Country letters (two letters more in France, one in Austria) and eight to twelve signs, in groups or not;
 * the Swiss number has its tax behind it. The Dutch one is `nl.vat`'s.
 */
const FORM =
  /(?<![A-Za-z0-9])(?:CHE|(?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|PL|PT|RO|SE|SI|SK|XI))[ .-]?[A-Z0-9]{0,2}[ .]?\d{2,9}(?:[ .-]?\d{2,4}){0,4}[A-Z]{0,2}(?![A-Za-z0-9])(?: (?:MWST|TVA|IVA)\b)?/y;
const FEWEST = 10;
const MOST = 18;

/**
 * VAT numbers of natural persons outside the Netherlands. Person and company share one form nearly
 * everywhere, so the text has to say sole trader; a company's number is no find.
 */
export const vatNumber: Detector = {
  id: 'vat-number',
  entity: 'VAT_NUMBER',
  version: 1,
  stage: 'structure',
  prefilter: 'digit',
  regions: [],
  sources: [
    'https://ec.europa.eu/taxation_customs/vies (structure of VAT numbers)',
    'https://www.bfs.admin.ch (UID, MWST-Nummer)',
    'stdnum, euVat',
  ],
  find(view: TextView): Match[] {
    const matches: Match[] = [];
    for (const match of matchesAtDigits(view, FORM, 'lettered', [2, 3, 4, 5, 6], () => true)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const number = onlyAlphanumerics(match[0]);
      if (number.length < FEWEST || number.length > MOST) continue;
      const cues = [...cuesBefore(view, span.start), ...cuesBehind(view, span.end)];
      if (!cues.some(({ kinds }) => kinds.includes('sole-trader'))) continue;
      const valid = isVatNumber(number);
      if (!valid && !cues.some(({ kinds }) => kinds.includes('vat'))) continue;
      matches.push({
        ...span,
        confidence: valid ? 'certain' : 'likely',
        evidence: valid ? ['checksum', 'context'] : ['context', 'format'],
        holder: 'person',
      });
    }
    return matches;
  },
  compact: onlyAlphanumerics,
};

function isVatNumber(number: string): boolean {
  if (number.startsWith('CHE')) return true;
  const checks = vatChecks(number.slice(0, 2));
  return withoutStackTraces(() => checks.some((isValid) => isValid(number)));
}
