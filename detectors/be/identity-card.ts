import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

/** Number of a Belgian identity card: twelve digits written 3-7-2, the last two the rest modulo 97. */
export const beIdentityCard = personalNumber({
  id: 'be.identity-card',
  entity: 'IDENTITY_CARD',
  version: 2,
  regions: ['BE'],
  sources: ['https://arthurdejong.org/python-stdnum/doc/2.0/stdnum.be.eid', 'https://www.ibz.rrn.fgov.be'],
  kinds: ['identity-card'],
  bare: 'never',
  candidates: (view, isNamed) =>
    digitSpans(view, 12, ' .-', isNamed ? undefined : 3).map(({ start, end, digits, whole }) => ({
      start,
      end,
      valid: (Number(digits.slice(0, 10)) % 97 || 97) === Number(digits.slice(10)),
      crowded: !whole,
      // The account numbers of before 2011 were written and checked alike.
      ...(/^59\d-\d{7}-\d\d$/.test(view.text.slice(start, end)) && {
        valid: true,
        bare: 'certain' as const,
      }),
    })),
  compact: onlyDigits,
});
