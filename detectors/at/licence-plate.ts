import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

/** District, then digits and letters, or (personal plates) letters and digits. */
const FORM = /(?<![A-Z0-9-])[A-Z]{1,2}[- ](?:\d{1,5} ?[A-Z]{1,3}|[A-Z]{1,5} ?\d{1,4})(?![A-Z0-9]|-[A-Z0-9])/y;

/** Austrian licence plate. A word for a plate or a vehicle has to be near. */
export const atLicencePlate = personalNumber({
  id: 'at.licence-plate',
  entity: 'LICENCE_PLATE',
  version: 1,
  regions: ['AT'],
  sources: ['https://www.oesterreich.gv.at (Kennzeichen)'],
  kinds: ['plate', 'vehicle'],
  bare: 'never',
  needsCue: true,
  checked: false,
  candidates: (view) =>
    view.language === 'de' || view.regions.includes('AT')
      ? matchesAtDigits(
          view,
          FORM,
          'lettered',
          [2, 3, 4, 5, 6, 7, 8],
          (length, start) => length <= 5 && start > 1,
        ).map((match) => ({
          start: match.index,
          end: match.index + match[0].length,
          valid: true,
        }))
      : [],
  compact: onlyAlphanumerics,
});
