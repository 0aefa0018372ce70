import { matchesAtDigits, onlyAlphanumerics } from './numbers.ts';
import { personalNumber } from './personal-number.ts';

/** Two or three groups of letters and digits, as plates of all of Europe have. */
const FORM =
  /(?<![A-Z0-9-])[A-Z]{0,3}[- ]?[A-Z]{0,2}[- ]?\d{1,5}(?:[- ]?[A-Z]{1,3})?(?:[- ]?\d{1,3})?(?![A-Z0-9]|-[A-Z0-9]|\.\d)/iy;
const FEWEST = 5;
const MOST = 8;

/** Licence plates of any country: nothing but a word for a plate right beside them makes them one. */
export const licencePlate = personalNumber({
  id: 'licence-plate',
  entity: 'LICENCE_PLATE',
  version: 1,
  regions: [],
  sources: ['Vienna Convention on Road Traffic, annex 2', 'Council Regulation (EC) No 2411/98'],
  kinds: ['plate'],
  bare: 'never',
  needsCue: true,
  checked: false,
  candidates: (view) =>
    matchesAtDigits(view, FORM, 'lettered', [6, 5, 4, 3, 2, 1, 0], (length) => length <= 5)
      .map((match) => {
        const lead = match[0].length - match[0].trimStart().length;
        return { start: match.index + lead, end: match.index + match[0].length };
      })
      .filter(({ start, end }) => {
        const written = view.text.slice(start, end);
        const plate = onlyAlphanumerics(written);
        // "12 cm", "de 12": small letters are words unless they are one with the digits.
        if (/[a-z]/.test(written) && plate.length < written.length) return false;
        return plate.length >= FEWEST && plate.length <= MOST && /[A-Z]/.test(plate);
      })
      .map((span) => ({ ...span, valid: true, labelOnly: true })),
  compact: onlyAlphanumerics,
});
