import { documentCandidates } from './document-number.ts';
import { onlyAlphanumerics } from './numbers.ts';
import { personalNumber } from './personal-number.ts';

/** Driving licence numbers of any country, right beside their label. */
export const drivingLicence = personalNumber({
  id: 'driving-licence',
  entity: 'DRIVING_LICENCE',
  version: 1,
  regions: [],
  sources: ['Directive 2006/126/EC, annex I (field 5)', 'https://www.consilium.europa.eu/prado'],
  kinds: ['driving-licence'],
  bare: 'never',
  needsCue: true,
  checked: false,
  candidates: (view) =>
    documentCandidates(view, { code: [7, 18], digits: 4, lengths: [6, 7, 8, 9, 10, 11, 12] }),
  compact: onlyAlphanumerics,
});
