import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

/** Belgian account number of before the IBAN: twelve digits written 3-7-2, the last two the rest modulo 97. */
export const beBankAccount = personalNumber({
  id: 'be.bank-account',
  entity: 'BANK_ACCOUNT',
  version: 1,
  regions: ['BE'],
  sources: [
    'https://www.nbb.be (protocol, structure of account numbers)',
    'https://arthurdejong.org/python-stdnum/doc/2.0/stdnum.be.iban',
  ],
  kinds: ['bank'],
  bare: 'never',
  mistyped: 'possible',
  candidates: (view, isNamed) =>
    digitSpans(view, 12, ' -', isNamed ? undefined : 3).map(({ start, end, digits, whole }) => ({
      start,
      end,
      valid: (Number(digits.slice(0, 10)) % 97 || 97) === Number(digits.slice(10)),
      crowded: !whole,
      ...(/^[0-8]\d\d-\d{7}-\d\d$/.test(view.text.slice(start, end)) && { bare: 'likely' as const }),
    })),
  compact: onlyDigits,
});
