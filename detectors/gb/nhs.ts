import { weightedSum } from '../checksum/weighted.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2] as const;

/**
 * NHS number of England, Wales and the Isle of Man (also Scotland's CHI number): ten digits, 11-test. 1 in
 * 11 phone or order numbers passes, so its label has to be near.
 */
export const gbNhs = personalNumber({
  id: 'gb.nhs',
  version: 1,
  regions: ['GB'],
  sources: ['https://www.datadictionary.nhs.uk/attributes/nhs_number.html'],
  kinds: ['nhs'],
  bare: 'never',
  needsCue: true,
  candidates: (view) =>
    digitSpans(view, 10, ' .-').map((span) => ({
      start: span.start,
      end: span.end,
      valid: () => passesTest(span.digits),
      crowded: !span.whole,
    })),
  compact: onlyDigits,
});

function passesTest(digits: string): boolean {
  const check = 11 - (weightedSum(digits, WEIGHTS) % 11);
  return check % 11 === digits.charCodeAt(9) - 48 && !/^(\d)\1{9}$/.test(digits);
}
