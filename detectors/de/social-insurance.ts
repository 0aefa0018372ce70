import { officialCheck } from '../checksum/official.ts';
import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isSocialInsurance = officialCheck('DE', 'svnr');
const FORM = /\b\d\d[ ./-]?\d\d[ .]?\d\d[ .]?\d\d[ ./-]?[A-Z][ ./-]?\d\d[ ./-]?\d\b/iy;

/**
 * German pension and social insurance number (Rentenversicherungsnummer): area, birth date, initial,
 * serial and check digit. Form, date and check leave hardly any chance hits.
 */
export const deSocialInsurance = personalNumber({
  id: 'de.social-insurance',
  version: 1,
  regions: ['DE'],
  sources: ['https://www.gesetze-im-internet.de/vkvv/__2.html', '§ 147 SGB VI'],
  kinds: ['pension-de'],
  bare: 'certain',
  candidates: (view) =>
    matchesAtDigits(view, FORM, 'long', [0], (length) => length === 2 || length === 8 || length === 4).map(
      (match) => ({
        start: match.index,
        end: match.index + match[0].length,
        valid: () => isSocialInsurance(onlyAlphanumerics(match[0])),
      }),
    ),
  compact: onlyAlphanumerics,
});
