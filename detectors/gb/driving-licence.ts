import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

// Five signs of the surname, decade, month (plus 50 for women), day, year, initials, two check signs.
const FORM =
  /\b[A-Z9]{5}[ -]?\d(?:[05][1-9]|[16][0-2])(?:0[1-9]|[12]\d|3[01])\d[ -]?[A-Z9]{2}\d[ -]?[A-Z]{2}(?:[ -]?\d\d)?\b/iy;

/** Driver number of Great Britain, which tells surname, birth date and sex. Its form alone is telling. */
export const gbDrivingLicence = personalNumber({
  id: 'gb.driving-licence',
  entity: 'DRIVING_LICENCE',
  version: 1,
  regions: ['GB'],
  sources: [
    'https://en.wikipedia.org/wiki/Driving_licence_in_the_United_Kingdom#Driver_numbers',
    'https://www.gov.uk/dvla',
  ],
  kinds: ['driving-licence'],
  bare: 'certain',
  checked: false,
  candidates: (view) =>
    matchesAtDigits(view, FORM, 'long', [5, 6, 4, 3], (length) => length >= 6).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      valid: /^[A-Z]/i.test(match[0]),
    })),
  compact: onlyAlphanumerics,
});
