import { travelDocumentCheckDigit } from '../checksum/travel-document.ts';
import { codes, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

/** Letters without vowels and without those that look like digits; then often a check digit. */
const FORM = /^[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}\d?D?$/i;

/**
 * Serial number of a German identity card (first letter L to Y) or passport (C to K), with or without its
 * check digit (weights 7-3-1).
 */
export const deDocument = personalNumber({
  id: 'de.document',
  entity: 'IDENTITY_CARD',
  version: 1,
  regions: ['DE'],
  sources: ['https://www.personalausweisportal.de (Seriennummer)', 'BSI TR-03110', 'ICAO Doc 9303-3, 4.9'],
  kinds: ['identity-card', 'passport'],
  bare: 'never',
  needsCue: true,
  candidates: (view) =>
    codes(view)
      .filter(
        ({ start, end }) => end - start >= 9 && end - start <= 11 && FORM.test(view.text.slice(start, end)),
      )
      .map(({ start, end }) => {
        const number = onlyAlphanumerics(view.text.slice(start, end));
        const check = number[9];
        const digits = number.replace(/[^0-9]/g, '').length;
        return {
          start,
          end,
          valid:
            digits >= 2 &&
            (check === undefined || travelDocumentCheckDigit(number.slice(0, 9)) === Number(check)),
          labelOnly: digits < 3,
        };
      }),
  compact: (value) => onlyAlphanumerics(value).slice(0, 9),
});
