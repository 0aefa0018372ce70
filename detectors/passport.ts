import { documentCandidates } from './document-number.ts';
import { onlyAlphanumerics } from './numbers.ts';
import { personalNumber } from './personal-number.ts';

/** Passport numbers of any country, right beside their label: six to ten letters and digits, or digits alone. */
export const passport = personalNumber({
  id: 'passport',
  entity: 'PASSPORT',
  version: 2,
  regions: [],
  sources: [
    'ICAO Doc 9303-4 (document number, up to nine characters)',
    'https://www.consilium.europa.eu/prado',
  ],
  kinds: ['passport'],
  bare: 'never',
  needsCue: true,
  checked: false,
  candidates: (view) => documentCandidates(view, { code: [6, 10], digits: 3, lengths: [7, 8, 9, 10] }),
  compact: onlyAlphanumerics,
});
