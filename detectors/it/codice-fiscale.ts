import { officialCheck } from '../checksum/official.ts';
import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isCodiceFiscale = officialCheck('IT', 'codicefiscale');
// Letters L to V may stand for digits where two people would share a code (omocodia).
const FORM =
  /\b[A-Z]{3} ?[A-Z]{3} ?[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2} ?[A-Z][0-9LMNP-V]{3} ?[A-Z]\b/iy;

/** Italian codice fiscale: consonants of the names, birth date and place, check letter. Believed alone. */
export const itCodiceFiscale = personalNumber({
  id: 'it.codice-fiscale',
  version: 1,
  regions: ['IT'],
  sources: ['https://www.agenziaentrate.gov.it (codice fiscale, D.M. 12/03/1974 n. 2227)'],
  kinds: ['codice-fiscale', 'national-id'],
  bare: 'certain',
  candidates: (view) =>
    matchesAtDigits(view, FORM, 'lettered', [6, 7, 8], (length) => length <= 2).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      valid: () => isCodiceFiscale(onlyAlphanumerics(match[0])),
    })),
  compact: onlyAlphanumerics,
});
