import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

/** Dutch aliens' number (V-nummer): ten digits without a check digit, on every residence document. */
export const nlVNumber = personalNumber({
  id: 'nl.v-number',
  entity: 'RESIDENCE_PERMIT',
  version: 1,
  regions: ['NL'],
  sources: ['https://ind.nl/nl/v-nummer'],
  kinds: ['residence-permit'],
  bare: 'never',
  needsCue: true,
  candidates: (view) =>
    digitSpans(view, 10, ' .-').map((span) => ({
      start: span.start,
      end: span.end,
      valid: true,
      crowded: !span.whole,
    })),
  compact: onlyDigits,
});
