import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

/** Two letters, three digits, two letters, without I, O, U (since 2009); before, digits, letters, department. */
const FORM =
  /(?<![A-Z0-9-])(?:[A-HJ-NP-TV-Z]{2}([- ]?)\d{3}\1[A-HJ-NP-TV-Z]{2}|\d{1,4}([- ])[A-Z]{2,3}\2(?:\d\d|2[AB]))(?![A-Z0-9]|-[A-Z0-9])/iy;

/** French licence plate. Written AB-123-CD in capitals it is believed alone. */
export const frLicencePlate = personalNumber({
  id: 'fr.licence-plate',
  entity: 'LICENCE_PLATE',
  version: 1,
  regions: ['FR'],
  sources: ['https://www.service-public.fr (système d’immatriculation des véhicules)'],
  kinds: ['plate', 'vehicle'],
  bare: 'never',
  checked: false,
  candidates: (view) =>
    matchesAtDigits(view, FORM, 'lettered', [0, 2, 3], (length) => length <= 4)
      // "8 en 12" is no plate of before 2009.
      .filter(({ 0: written }) => /^[A-Z]/i.test(written) || written === written.toUpperCase())
      .map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        valid: true,
        labelOnly: match[0] !== match[0].toUpperCase(),
        ...(/^[A-Z]{2}-\d{3}-[A-Z]{2}$/.test(match[0]) && { bare: 'likely' as const }),
      })),
  compact: onlyAlphanumerics,
});
