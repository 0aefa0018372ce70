import { documentCandidates } from './document-number.ts';
import { onlyAlphanumerics } from './numbers.ts';
import { personalNumber } from './personal-number.ts';

/** Residence permit numbers of any country, right beside their label. */
export const residencePermit = personalNumber({
  id: 'residence-permit',
  entity: 'RESIDENCE_PERMIT',
  version: 1,
  regions: [],
  sources: [
    'Regulation (EC) No 1030/2002 (uniform format)',
    'https://www.gov.uk/biometric-residence-permits',
  ],
  kinds: ['residence-permit'],
  bare: 'never',
  needsCue: true,
  checked: false,
  candidates: (view) => documentCandidates(view, { code: [8, 12], digits: 4, lengths: [7, 8, 9, 10, 12] }),
  compact: onlyAlphanumerics,
});
