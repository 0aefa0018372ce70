import { officialCheck } from '../checksum/official.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isCpr = officialCheck('DK', 'cpr');

/** Danish CPR number: birth date and four digits. Since 2007 without a check digit, so its label must be near. */
export const dkCpr = personalNumber({
  id: 'dk.cpr',
  version: 1,
  regions: ['DK'],
  sources: ['https://www.cpr.dk (personnummeret i CPR-systemet)'],
  kinds: ['cpr'],
  bare: 'never',
  needsCue: true,
  candidates: (view) =>
    digitSpans(view, 10, ' -').map((span) => ({
      start: span.start,
      end: span.end,
      valid: () => isCpr(span.digits),
      crowded: !span.whole,
    })),
  compact: onlyDigits,
});
