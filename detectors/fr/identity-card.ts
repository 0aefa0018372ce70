import { digitSpans, matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

/** Year, month and department of issue lead the twelve digits of the card given out until 2021. */
const OLD = /^\d\d(?:0[1-9]|1[0-2])/;
/** Cards since 2021 and passports: nine signs; passports two digits, two letters, five digits. */
const NEW = /\b(?:[A-Z]\d[A-Z0-9]{6}\d|\d\d ?[A-Z]{2} ?\d{5}|[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}\d)\b/y;

/** Number of a French identity card or passport. There is no check digit: a word for it has to be near. */
export const frIdentityCard = personalNumber({
  id: 'fr.identity-card',
  entity: 'IDENTITY_CARD',
  version: 1,
  regions: ['FR'],
  sources: [
    'https://www.service-public.fr (numéro de carte nationale d’identité)',
    'https://www.consilium.europa.eu/prado',
  ],
  kinds: ['identity-card', 'passport'],
  bare: 'never',
  needsCue: true,
  checked: false,
  candidates: (view) => [
    ...digitSpans(view, 12, ' ')
      .filter(({ digits }) => OLD.test(digits))
      .map(({ start, end, whole }) => ({ start, end, valid: true, crowded: !whole })),
    ...matchesAtDigits(view, NEW, 'lettered', [0, 1], () => true).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      valid: true,
      labelOnly: !/^\d\d ?[A-Z]{2} ?\d{5}$/.test(match[0]),
    })),
  ],
  compact: onlyAlphanumerics,
});
