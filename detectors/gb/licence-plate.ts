import { cuesBefore } from '../context.ts';
import type { TextView } from '../contract.ts';
import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

/** Area, age and three letters (since 2001); year letter first (1983) or last (1963). */
const FORM =
  /(?<![A-Z0-9-])(?:[A-HJ-PR-Y]{2} ?\d\d ?[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\d{1,3} ?[A-Z]{3}|[A-HJ-PR-Y]{3} ?\d{1,3}[A-HJ-NPR-TV-Y])(?![A-Z0-9]|-[A-Z0-9])/iy;

/** British licence plate. The current form in capitals with its space is believed alone in English text. */
export const gbLicencePlate = personalNumber({
  id: 'gb.licence-plate',
  entity: 'LICENCE_PLATE',
  version: 2,
  regions: ['GB'],
  sources: [
    'https://www.gov.uk/government/publications/vehicle-registration-numbers-and-number-plates (INF104)',
  ],
  kinds: ['plate', 'vehicle'],
  bare: 'never',
  checked: false,
  candidates: (view) =>
    matchesAtDigits(view, FORM, 'lettered', [2, 1, 3, 4], (length) => length <= 3).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      valid: true,
      labelOnly: !(CURRENT.test(match[0]) || saysPlate(view, match)),
      ...(view.language === 'en' && AGED.test(match[0]) && { bare: 'likely' as const }),
    })),
  compact: onlyAlphanumerics,
});

const CURRENT = /^[A-Z]{2} ?\d\d ?[A-Z]{3}$/;

/** Older forms in capitals need a word for a plate, not just for a vehicle. */
function saysPlate(view: TextView, match: RegExpExecArray): boolean {
  if (match[0] !== match[0].toUpperCase()) return false;
  return cuesBefore(view, match.index).some(({ kinds }) => kinds.includes('plate'));
}

/** Age identifiers run from 02 to 29 and from 51 to 79. */
const AGED = /^[A-Z]{2}(?:0[2-9]|[12]\d|5[1-9]|[67]\d) [A-Z]{3}$/;
