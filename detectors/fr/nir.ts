import { officialCheck } from '../checksum/official.ts';
import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isNir = officialCheck('FR', 'nir');
// Sex, year, month (20-42 and above for unknown dates), department (2A and 2B for Corsica), commune,
// serial, and the two-digit key, which people leave out.
const FORM =
  /\b[1-478][ .-]?\d\d[ .-]?(?:0[1-9]|1[0-2]|[2-4]\d|[5-9]\d)[ .-]?(?:\d\d|2[AB])[ .-]?\d{3}[ .-]?\d{3}(?:[ ./-]{0,3}\d\d)?\b/iy;
const WITHOUT_KEY = 13;

/**
 * French social security number (numéro de sécurité sociale, NIR): thirteen signs that tell sex, birth
 * month and place, and a key of 97 minus the rest modulo 97. With its key it is believed alone.
 */
export const frNir = personalNumber({
  id: 'fr.nir',
  version: 1,
  regions: ['FR'],
  sources: [
    'https://www.insee.fr/fr/metadonnees/definition/c1409',
    'https://fr.wikipedia.org/wiki/Numéro_de_sécurité_sociale_en_France',
  ],
  kinds: ['nir'],
  bare: 'certain',
  candidates: (view) =>
    matchesAtDigits(view, FORM, 'long', [0], (length) => length === 1 || length === 3 || length >= 5).map(
      (match) => {
        const number = onlyAlphanumerics(match[0]);
        const short = number.length === WITHOUT_KEY;
        return {
          start: match.index,
          end: match.index + match[0].length,
          valid: short || isNir(number),
          ...(short && { bare: 'never' as const }),
        };
      },
    ),
  compact: (value) => onlyAlphanumerics(value).slice(0, WITHOUT_KEY),
});
