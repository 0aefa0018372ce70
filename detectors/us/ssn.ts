import { officialCheck } from '../checksum/official.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isSsn = officialCheck('US', 'ssn');

/**
 * United States social security number: area, group and serial, none all zeros, area neither 666 nor 9xx.
 * There is no check digit, so only the hyphened form 3-2-4 is believed alone.
 */
export const usSsn = personalNumber({
  id: 'us.ssn',
  version: 1,
  regions: ['US'],
  sources: [
    'https://www.ssa.gov/employer/randomization.html',
    'https://secure.ssa.gov/poms.nsf/lnx/0110201035',
  ],
  kinds: ['ssn'],
  bare: 'never',
  candidates: (view, isNamed) =>
    digitSpans(view, 9, ' .-', isNamed ? undefined : 3).map((span) => {
      const valid = isSsn(span.digits) && !span.digits.endsWith('0000');
      return {
        start: span.start,
        end: span.end,
        valid,
        crowded: !span.whole,
        ...(span.whole &&
          /^\d{3}-\d\d-\d{4}$/.test(view.text.slice(span.start, span.end)) && { bare: 'likely' as const }),
      };
    }),
  compact: onlyDigits,
});
