import { officialCheck } from '../checksum/official.ts';
import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isNino = officialCheck('GB', 'nino');
const FORM = /\b[A-Z][ -]?[A-Z][ .-]{0,3}\d\d[ .-]{0,3}\d\d[ .-]{0,3}\d\d(?:[ .-]{0,3}[A-D])?\b/iy;

/**
 * British National Insurance number: two letters (not every pair is given out), six digits, a suffix A to
 * D. There is no check digit; capitals and the suffix make the form telling, lower case needs its label.
 */
export const gbNino = personalNumber({
  id: 'gb.nino',
  version: 1,
  regions: ['GB'],
  sources: ['https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110'],
  kinds: ['nino'],
  bare: 'likely',
  candidates: (view) =>
    matchesAtDigits(view, FORM, 'long', [2, 3, 4, 5], (length) => length === 2 || length === 6).map(
      (match) => {
        const number = onlyAlphanumerics(match[0]);
        const suffixed = number.length === 9;
        const capitals = /^[A-Z]/.test(match[0]);
        return {
          start: match.index,
          end: match.index + match[0].length,
          valid: () => isNino(suffixed ? number : `${number}A`),
          ...(!(suffixed && capitals) && { bare: 'never' as const }),
        };
      },
    ),
  compact: (value) => onlyAlphanumerics(value).slice(0, 8),
});
