import { passesLuhn } from './checksum/luhn.ts';
import { digitSpans, onlyDigits } from './numbers.ts';
import { personalNumber } from './personal-number.ts';

/** First digits of the type allocation codes nearly all phones sold have. */
const ALLOCATED = /^(?:3[^0-9]{0,3}5|8[^0-9]{0,3}6)/;

/**
 * Number of a mobile device (IMEI): fourteen digits and a Luhn digit, or sixteen with the software version
 * instead (IMEISV). Believed alone only in the ranges phones have; cards of fifteen digits open with 34 or 37.
 */
export const imei = personalNumber({
  id: 'imei',
  entity: 'IMEI',
  version: 1,
  regions: [],
  sources: ['3GPP TS 23.003, 6.2', 'GSMA TS.06'],
  kinds: ['imei'],
  bare: 'never',
  candidates: (view, isNamed) => [
    ...digitSpans(view, 15, ' -/')
      .filter((span) => isNamed || ALLOCATED.test(view.text.slice(span.start, span.end)))
      .map((span) => ({
        start: span.start,
        end: span.end,
        valid: () => passesLuhn(span.digits),
        crowded: !span.whole,
        ...(ALLOCATED.test(span.digits) && span.whole && { bare: 'likely' as const }),
      })),
    ...digitSpans(view, 16, ' -/')
      .filter((span) => ALLOCATED.test(span.digits))
      .map((span) => ({
        start: span.start,
        end: span.end,
        valid: true,
        crowded: !span.whole,
        bare: 'never' as const,
      })),
  ],
  compact: (value) => onlyDigits(value).slice(0, 14),
});
