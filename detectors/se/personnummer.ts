import { passesLuhn } from '../checksum/luhn.ts';
import type { TextView } from '../contract.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';
import { type Candidate, personalNumber } from '../personal-number.ts';

// Month, and day with 60 added for the coordination number of a person not registered.
const DATED = /^\d\d(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])\d{4}$/;

/**
 * Swedish personal identity number: birth date, serial, Luhn digit; hyphen, or plus from one's hundredth
 * year; coordination numbers too. With century and hyphen it is believed alone.
 */
export const sePersonnummer = personalNumber({
  id: 'se.personnummer',
  version: 1,
  regions: ['SE'],
  sources: ['https://www.skatteverket.se (personnummer, samordningsnummer)'],
  kinds: ['personnummer'],
  bare: 'never',
  candidates: (view, isNamed) =>
    isNamed ? [...ofLength(view, 12), ...ofLength(view, 10)] : ofLength(view, 12, 2),
  compact: (value) => onlyDigits(value).slice(-10),
});

function ofLength(view: TextView, count: number, groups?: number): Candidate[] {
  return digitSpans(view, count, ' -+', groups)
    .filter((span) => count === 10 || /^(?:18|19|20)/.test(span.digits))
    .map((span) => {
      const number = span.digits.slice(-10);
      const valid = DATED.test(number) && passesLuhn(number);
      const written = view.text.slice(span.start, span.end);
      return {
        start: span.start,
        end: span.end,
        valid,
        crowded: !span.whole,
        ...(span.whole && /^\d{8}[-+]\d{4}$/.test(written) && { bare: 'likely' as const }),
      };
    });
}
