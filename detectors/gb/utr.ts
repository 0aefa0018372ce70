import { officialCheck } from '../checksum/official.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isUtr = officialCheck('GB', 'utr');

/** British unique taxpayer reference: ten digits, the first a check digit. 1 in 11 numbers passes: its label has to be near. */
export const gbUtr = personalNumber({
  id: 'gb.utr',
  version: 1,
  regions: ['GB'],
  sources: [
    'https://www.gov.uk/find-utr-number',
    'https://arthurdejong.org/python-stdnum/doc/2.0/stdnum.gb.utr',
  ],
  kinds: ['utr'],
  bare: 'never',
  needsCue: true,
  candidates: (view) =>
    digitSpans(view, 10, ' ').map(({ start, end, digits, whole }) => ({
      start,
      end,
      valid: () => isUtr(digits),
      crowded: !whole,
    })),
  compact: onlyDigits,
});
