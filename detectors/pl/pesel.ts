import { officialCheck } from '../checksum/official.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isPesel = officialCheck('PL', 'pesel');

/**
 * Polish PESEL: birth date with the century in the month, serial, check digit. Date and check let about 1
 * in 55 other numbers of eleven digits pass, so its label has to be near.
 */
export const plPesel = personalNumber({
  id: 'pl.pesel',
  version: 1,
  regions: ['PL'],
  sources: ['https://www.gov.pl/web/gov/czym-jest-numer-pesel'],
  kinds: ['pesel'],
  bare: 'never',
  needsCue: true,
  candidates: (view) =>
    digitSpans(view, 11, ' -').map((span) => ({
      start: span.start,
      end: span.end,
      valid: () => isPesel(span.digits),
      crowded: !span.whole,
    })),
  compact: onlyDigits,
});
