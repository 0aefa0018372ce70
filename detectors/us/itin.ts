import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

/** Nine digits from 900 on, the fourth and fifth in the ranges the tax service gives out. */
const FORM = /^9\d\d(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\d{4}$/;

/** United States individual taxpayer identification number, for people without a social security number. */
export const usItin = personalNumber({
  id: 'us.itin',
  version: 1,
  regions: ['US'],
  sources: ['https://www.irs.gov/irm/part3/irm_03-021-263r (ITIN ranges)'],
  kinds: ['itin', 'ssn'],
  bare: 'never',
  mistyped: 'never',
  candidates: (view, isNamed) =>
    digitSpans(view, 9, ' -', isNamed ? undefined : 3).map((span) => ({
      start: span.start,
      end: span.end,
      valid: FORM.test(span.digits),
      crowded: !span.whole,
      ...(span.whole &&
        /^\d{3}-\d\d-\d{4}$/.test(view.text.slice(span.start, span.end)) && { bare: 'likely' as const }),
    })),
  compact: onlyDigits,
});
