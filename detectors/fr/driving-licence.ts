import { digitSpans, matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const NEW = /\b\d\d ?[A-Z]{2} ?\d{5}\b/iy;

/** Number of a French driving licence: twelve digits, or two digits, two letters and five digits since 2013. */
export const frDrivingLicence = personalNumber({
  id: 'fr.driving-licence',
  entity: 'DRIVING_LICENCE',
  version: 1,
  regions: ['FR'],
  sources: ['https://permisdeconduire.ants.gouv.fr (numéro de permis, NEPH)'],
  kinds: ['driving-licence'],
  bare: 'never',
  needsCue: true,
  checked: false,
  candidates: (view) => [
    ...digitSpans(view, 12, ' .').map(({ start, end, whole }) => ({
      start,
      end,
      valid: true,
      crowded: !whole,
    })),
    ...matchesAtDigits(view, NEW, 'lettered', [0], (length) => length === 2).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      valid: true,
    })),
  ],
  compact: onlyAlphanumerics,
});
