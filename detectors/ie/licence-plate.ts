import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

/** Year (with the half of it since 2013), county, serial. */
const FORM =
  /(?<![A-Z0-9-])(?:\d\d[12]?)([- ]?)(?:C|CE|CN|CW|D|DL|G|KE|KK|KY|L|LD|LH|LK|LM|LS|MH|MN|MO|OY|RN|SO|T|TN|TS|W|WD|WH|WW|WX)\1\d{1,6}(?![A-Z0-9]|-[A-Z0-9])/iy;

/** Irish licence plate. Written 191-D-12345 in capitals it is believed alone. */
export const ieLicencePlate = personalNumber({
  id: 'ie.licence-plate',
  entity: 'LICENCE_PLATE',
  version: 1,
  regions: ['IE'],
  sources: ['https://www.revenue.ie (vehicle registration plates)'],
  kinds: ['plate', 'vehicle'],
  bare: 'never',
  checked: false,
  candidates: (view) =>
    matchesAtDigits(view, FORM, 'lettered', [0], (length) => length === 2 || length === 3).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      valid: true,
      labelOnly: !/[- ]/.test(match[0]),
      ...(/^\d{2,3}-[A-Z]{1,2}-\d{2,6}$/.test(match[0]) && { bare: 'likely' as const }),
      ...(view.language === 'en' &&
        /^\d{2,3} (?:[A-Z]{2} \d{3,6}|[A-Z] \d{4,6})$/.test(match[0]) && { bare: 'likely' as const }),
    })),
  compact: onlyAlphanumerics,
});
