import { officialCheck } from '../checksum/official.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isAhv = officialCheck('CH', 'ssn');

/**
 * Swiss social insurance number (AHV, AVS): thirteen digits from 756 on, check digit as of an EAN. No
 * article number begins with 756, so it is believed alone.
 */
export const chAhv = personalNumber({
  id: 'ch.ahv',
  version: 1,
  regions: ['CH'],
  sources: ['https://www.zas.admin.ch (NAVS13)', 'https://www.gs1.org/standards/id-keys/company-prefix'],
  kinds: ['ahv'],
  bare: 'likely',
  candidates: (view) =>
    digitSpans(view, 13, ' .-')
      .filter((span) => span.digits.startsWith('756'))
      .map((span) => ({
        start: span.start,
        end: span.end,
        valid: () => isAhv(span.digits),
        crowded: !span.whole,
        ...(span.groups === 4 && { bare: 'certain' as const, telling: true }),
      })),
  compact: onlyDigits,
});
