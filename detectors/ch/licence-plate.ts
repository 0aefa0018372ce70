import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const FORM =
  /(?<![A-Z0-9-])(?:AG|AI|AR|BE|BL|BS|FR|GE|GL|GR|JU|LU|NE|NW|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH)[- ·]?\d{1,3}[ '.]?\d{0,3}(?![A-Z0-9]|[-.,]\d)/y;

/** Swiss licence plate: canton and up to six digits. A word for a plate or a vehicle has to be near. */
export const chLicencePlate = personalNumber({
  id: 'ch.licence-plate',
  entity: 'LICENCE_PLATE',
  version: 1,
  regions: ['CH'],
  sources: ['https://www.astra.admin.ch (Kontrollschilder)'],
  kinds: ['plate', 'vehicle'],
  bare: 'never',
  needsCue: true,
  checked: false,
  candidates: (view) =>
    matchesAtDigits(view, FORM, 'lettered', [2, 3], (length, start) => length <= 6 && start > 1).map(
      (match) => {
        const written = match[0].trimEnd();
        return { start: match.index, end: match.index + written.length, valid: true };
      },
    ),
  compact: onlyAlphanumerics,
});
