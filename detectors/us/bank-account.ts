import { accountMatches, partNear } from '../account-parts.ts';
import { weightedSum } from '../checksum/weighted.ts';
import { standing } from '../context.ts';
import type { Detector, Match, TextView } from '../contract.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';

const WEIGHTS = [3, 7, 1, 3, 7, 1, 3, 7, 1] as const;
const REACH = 120;
/** Lengths of account numbers in use. */
const LENGTHS = [7, 8, 9, 10, 11, 12, 13, 14] as const;

/** United States account: the bank's routing number (check digit, weights 3-7-1) and an account number near it. */
export const usBankAccount: Detector = {
  id: 'us.bank-account',
  entity: 'BANK_ACCOUNT',
  version: 1,
  stage: 'structure',
  prefilter: ['routing', 'aba'],
  regions: ['US'],
  sources: [
    'https://www.aba.com (Routing Number Policy)',
    'https://en.wikipedia.org/wiki/ABA_routing_transit_number',
  ],
  find(view: TextView): Match[] {
    const routing = digitSpans(view, 9, ' -').filter(
      (span) =>
        weightedSum(span.digits, WEIGHTS) % 10 === 0 &&
        /^(?:0|1[0-2]|2[1-9]|3[0-2]|6|7[0-2]|80)/.test(span.digits) &&
        standing(view, span, ['bank']) === 'label',
    );
    if (routing.length === 0) return [];
    const taken = new Set(routing.map(({ start }) => start));
    const accounts = LENGTHS.flatMap((length) => digitSpans(view, length, ' -')).filter(
      (span) =>
        span.whole &&
        !taken.has(span.start) &&
        partNear(routing, span, REACH) &&
        standing(view, span, ['bank', 'customer']) === 'label',
    );
    return accountMatches(view.text, [...routing, ...accounts]);
  },
  compact: onlyDigits,
};
