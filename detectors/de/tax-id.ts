import { officialCheck } from '../checksum/official.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isTaxId = officialCheck('DE', 'idnr');

/**
 * German tax identification number (Steuer-IdNr.): eleven digits, exactly one of the first ten repeated,
 * check digit by ISO 7064 MOD 11,10. 1 in about 500 other numbers passes both; written 2-3-3-3 it is
 * believed alone, otherwise only beside its label.
 */
export const deTaxId = personalNumber({
  id: 'de.tax-id',
  version: 1,
  regions: ['DE'],
  sources: ['https://www.zfa.deutschland-online.de (Pruefziffernberechnung)', 'ISO 7064 MOD 11,10'],
  kinds: ['idnr'],
  bare: 'never',
  candidates: (view, isNamed) =>
    digitSpans(view, 11, ' .-/', isNamed ? undefined : 4).map((span) => ({
      start: span.start,
      end: span.end,
      valid: () => isTaxId(span.digits),
      crowded: !span.whole,
      ...(span.whole &&
        /^\d\d \d{3} \d{3} \d{3}$/.test(view.text.slice(span.start, span.end)) && {
          bare: 'likely' as const,
        }),
    })),
  compact: onlyDigits,
});
