import { officialCheck } from '../checksum/official.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isTaxId = officialCheck('FR', 'nif');

/** French tax number of a person (numéro fiscal, SPI): thirteen digits, the last three a check modulo 511. */
export const frTaxId = personalNumber({
  id: 'fr.tax-id',
  version: 1,
  regions: ['FR'],
  sources: ['https://www.oecd.org/tax/automatic-exchange (France TIN)'],
  kinds: ['national-id'],
  bare: 'never',
  needsCue: true,
  candidates: (view) =>
    digitSpans(view, 13, ' .-').map((span) => ({
      start: span.start,
      end: span.end,
      valid: () => isTaxId(span.digits),
      crowded: !span.whole,
    })),
  compact: onlyDigits,
});
