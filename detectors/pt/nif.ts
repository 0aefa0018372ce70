import { officialCheck } from '../checksum/official.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isNif = officialCheck('PT', 'nif');

/**
 * Portuguese tax number of a person (NIF, contribuinte): nine digits, 11-test, the first 1, 2, 3 or 45;
 * companies have 5, 6, 7, 9. Its label has to be near: 1 in 11 numbers passes.
 */
export const ptNif = personalNumber({
  id: 'pt.nif',
  version: 1,
  regions: ['PT'],
  sources: ['https://pt.wikipedia.org/wiki/Número_de_identificação_fiscal'],
  kinds: ['nif-pt'],
  bare: 'never',
  needsCue: true,
  candidates: (view) =>
    digitSpans(view, 9, ' .')
      .filter((span) => /^(?:[123]|45)/.test(span.digits))
      .map((span) => ({
        start: span.start,
        end: span.end,
        valid: () => isNif(span.digits),
        crowded: !span.whole,
      })),
  compact: onlyDigits,
});
