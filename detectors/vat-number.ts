import { euVat } from 'stdnum';
import { cuesBefore, cuesBehind } from './context.ts';
import type { Detector, Match, TextView } from './contract.ts';
import { codes, onlyAlphanumerics } from './numbers.ts';

const SHORTEST = 8;
const LONGEST = 15;
/** Countries whose numbers stdnum checks, the Netherlands apart (nl.vat). */
const FORM = /^(?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|PL|PT|RO|SE|SI|SK|XI)/i;

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
  sources: ['https://ec.europa.eu/taxation_customs/vies (structure of VAT numbers)', 'stdnum, euVat'],
  find(view: TextView): Match[] {
    const matches: Match[] = [];
    for (const code of codes(view)) {
      // "GB 351866396": the country stands apart.
      const country = view.text.slice(Math.max(0, code.start - 3), code.start);
      const apart = /^[A-Z]{2}[ -]$/.test(country) && FORM.test(country);
      const span = { start: apart ? code.start - 3 : code.start, end: code.end };
      const number = onlyAlphanumerics(view.text.slice(span.start, span.end));
      if (number.length < SHORTEST || number.length > LONGEST || !FORM.test(number)) continue;
      if (/[A-Za-z0-9]/.test(view.text[span.start - 1] ?? ' ')) continue;
      const cues = [...cuesBefore(view, span.start), ...cuesBehind(view, span.end)];
      if (
        !cues.some(({ kinds }) => kinds.includes('sole-trader')) ||
        !cues.some(({ kinds }) => kinds.includes('vat'))
      )
        continue;
      const valid = (euVat[number.slice(0, 2)] ?? []).some((validator) => validator.validate(number).isValid);
      matches.push({
        ...span,
        confidence: valid ? 'certain' : 'likely',
        evidence: valid ? ['checksum', 'context'] : ['context'],
        holder: 'person',
      });
    }
    return matches;
  },
  compact: onlyAlphanumerics,
};
