import { documentCandidates } from './document-number.ts';
import { onlyAlphanumerics } from './numbers.ts';
import { personalNumber } from './personal-number.ts';

/** Identity card numbers of any country, right beside their label. */
export const identityCard = personalNumber({
  id: 'identity-card',
  entity: 'IDENTITY_CARD',
  version: 2,
  regions: [],
  sources: ['ICAO Doc 9303-5', 'https://www.consilium.europa.eu/prado'],
  kinds: ['identity-card', 'national-id'],
  bare: 'never',
  needsCue: true,
  checked: false,
  candidates: (view) =>
    documentCandidates(view, { code: [6, 12], digits: 3, lengths: [7, 8, 9, 10, 11, 12, 13] }),
  compact: onlyAlphanumerics,
});
