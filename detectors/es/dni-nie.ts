import { officialCheck } from '../checksum/official.ts';
import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isDni = officialCheck('ES', 'dni');
const isNie = officialCheck('ES', 'nie');
const FORM = /\b(?:[XYZ][ .-]?\d[. ]?\d{3}[. ]?\d{3}|\d\d[. ]?\d{3}[. ]?\d{3})[ .-]?[A-Z]\b/iy;

/**
 * Spanish DNI (eight digits) and NIE (X, Y or Z and seven digits) with their check letter modulo 23. 1 in
 * 23 codes of that form passes, so a label has to be near.
 */
export const esDniNie = personalNumber({
  id: 'es.dni-nie',
  version: 1,
  regions: ['ES'],
  sources: ['https://www.interior.gob.es (cálculo del dígito de control del NIF/NIE)'],
  kinds: ['dni', 'national-id', 'identity-card'],
  bare: 'never',
  needsCue: true,
  candidates: (view) =>
    matchesAtDigits(
      view,
      FORM,
      'long',
      [0, 1, 2],
      (length) => length <= 2 || length === 7 || length === 8,
    ).map((match) => {
      const number = onlyAlphanumerics(match[0]);
      return {
        start: match.index,
        end: match.index + match[0].length,
        valid: () => isDni(number) || isNie(number),
      };
    }),
  compact: onlyAlphanumerics,
});
