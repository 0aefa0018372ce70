import { codes, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

/** Office (letter and three digits), serial, check digit, number of the copy. */
const FORM = /^[A-Z]\d{2}[A-Z0-9]{6}[A-Z0-9]{2}$/i;

/** Number of a German driving licence: eleven signs. Its check digit is not published for every office. */
export const deDrivingLicence = personalNumber({
  id: 'de.driving-licence',
  entity: 'DRIVING_LICENCE',
  version: 1,
  regions: ['DE'],
  sources: ['https://www.gesetze-im-internet.de/fev_2010 (Anlage 8, Feld 5)'],
  kinds: ['driving-licence'],
  bare: 'never',
  needsCue: true,
  checked: false,
  candidates: (view) =>
    codes(view)
      .filter(({ start, end }) => end - start === 11 && FORM.test(view.text.slice(start, end)))
      .map(({ start, end }) => ({ start, end, valid: true })),
  compact: onlyAlphanumerics,
});
