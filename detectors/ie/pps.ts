import { officialCheck } from '../checksum/official.ts';
import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isPps = officialCheck('IE', 'pps');
const FORM = /\b\d{7}[ -]?[A-W][ABHTWX]?\b/iy;

/**
 * Irish Personal Public Service number: seven digits, a check letter modulo 23, since 2013 a second
 * letter. 1 in 23 codes of that form passes, so its label has to be near.
 */
export const iePps = personalNumber({
  id: 'ie.pps',
  version: 1,
  regions: ['IE'],
  sources: [
    'https://www.citizensinformation.ie (PPS number)',
    'https://en.wikipedia.org/wiki/Personal_Public_Service_Number',
  ],
  kinds: ['pps'],
  bare: 'never',
  needsCue: true,
  candidates: (view) =>
    matchesAtDigits(view, FORM, 'long', [0], (length) => length === 7).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      valid: () => isPps(onlyAlphanumerics(match[0])),
    })),
  compact: onlyAlphanumerics,
});
