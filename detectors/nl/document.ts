import { codes, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

/** Two letters, six letters or digits, one digit; never the letter O. */
const FORM = /^[A-NP-Z]{2}[A-NP-Z0-9]{6}\d$/i;

/** Number of a Dutch passport, identity card or (since 2014) residence document. There is no check digit. */
export const nlDocument = personalNumber({
  id: 'nl.document',
  entity: 'PASSPORT',
  version: 1,
  regions: ['NL'],
  sources: ['https://www.rvig.nl (documentnummer: twee letters, zes tekens, een cijfer)'],
  kinds: ['passport', 'identity-card', 'residence-permit'],
  bare: 'never',
  needsCue: true,
  checked: false,
  candidates: (view) =>
    codes(view)
      .filter(({ start, end }) => end - start === 9 && FORM.test(view.text.slice(start, end)))
      .map(({ start, end }) => ({ start, end, valid: true })),
  compact: onlyAlphanumerics,
});
