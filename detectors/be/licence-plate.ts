import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

/** Index figure, three letters, three digits (since 2010); before, three and three without the figure. */
const FORM =
  /(?<![A-Z0-9-])(?:[1-9]([- .]?)[A-Z]{3}\1\d{3}|[A-Z]{3}[- .]?\d{3}|\d{3}[- .]?[A-Z]{3})(?![A-Z0-9]|-[A-Z0-9])/iy;

/** Belgian licence plate. Written 1-ABC-234 in capitals it is believed alone. */
export const beLicencePlate = personalNumber({
  id: 'be.licence-plate',
  entity: 'LICENCE_PLATE',
  version: 1,
  regions: ['BE'],
  sources: ['https://mobilit.belgium.be (kentekenplaten)'],
  kinds: ['plate', 'vehicle'],
  bare: 'never',
  checked: false,
  candidates: (view) =>
    matchesAtDigits(view, FORM, 'lettered', [0, 3, 4], (length) => length === 1 || length === 3).map(
      (match) => ({
        start: match.index,
        end: match.index + match[0].length,
        valid: true,
        // "ABC 123" and "123 abc" are anything: a word for a plate has to be right beside them.
        labelOnly: !/^[1-9]/.test(match[0]) || match[0].length < 7,
        ...(/^[1-9]-[A-Z]{3}-\d{3}$/.test(match[0]) && { bare: 'likely' as const }),
      }),
    ),
  compact: onlyAlphanumerics,
});
