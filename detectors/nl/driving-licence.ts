import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

/** Number of a Dutch driving licence: ten digits without a check digit, so a word for it has to be near. */
export const nlDrivingLicence = personalNumber({
  id: 'nl.driving-licence',
  entity: 'DRIVING_LICENCE',
  version: 1,
  regions: ['NL'],
  sources: ['https://www.rdw.nl (rijbewijsnummer, veld 5)'],
  kinds: ['driving-licence'],
  bare: 'never',
  needsCue: true,
  checked: false,
  candidates: (view) =>
    digitSpans(view, 10, ' .-')
      // A phone number in the same breath opens with a zero.
      .filter(({ digits }) => !digits.startsWith('0'))
      .map(({ start, end, whole }) => ({ start, end, valid: true, crowded: !whole })),
  compact: onlyDigits,
});
