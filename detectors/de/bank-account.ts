import { accountMatches, partNear } from '../account-parts.ts';
import { cuesBefore, standing } from '../context.ts';
import type { Detector, Match, TextView } from '../contract.ts';
import { type DigitSpan, digitSpans, onlyDigits } from '../numbers.ts';

const BANK_CODE = /blz|bankleitzahl/i;
const ACCOUNT = /kto|konton|kontonr|konto\b/i;
const REACH = 80;

/** German account of before the IBAN: bank code (BLZ, eight digits) and account number (up to ten), labelled. */
export const deBankAccount: Detector = {
  id: 'de.bank-account',
  entity: 'BANK_ACCOUNT',
  version: 1,
  stage: 'structure',
  prefilter: ['blz', 'bankleitzahl'],
  regions: ['DE'],
  sources: ['https://www.bundesbank.de (Bankleitzahlen)'],
  find(view: TextView): Match[] {
    const codes = digitSpans(view, 8, ' ').filter((span) => labelOf(view, span, BANK_CODE));
    const accounts = [6, 7, 8, 9, 10]
      .flatMap((length) => digitSpans(view, length, ' '))
      .filter((span) => partNear(codes, span, REACH) && labelOf(view, span, ACCOUNT));
    return accountMatches(view.text, [...(accounts.length > 0 ? codes : []), ...accounts]);
  },
  compact: onlyDigits,
};

function labelOf(view: TextView, span: DigitSpan, wanted: RegExp): boolean {
  if (!span.whole || standing(view, span, ['bank']) !== 'label') return false;
  const label = cuesBefore(view, span.start)[0];
  return label !== undefined && wanted.test(view.text.slice(label.start, label.end));
}
