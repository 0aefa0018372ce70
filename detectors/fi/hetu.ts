import { officialCheck } from '../checksum/official.ts';
import { matchesAtDigits, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isHetu = officialCheck('FI', 'hetu');
const FORM = /\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b/iy;

/** Finnish personal identity code: birth date, century sign, serial, check sign modulo 31. */
export const fiHetu = personalNumber({
  id: 'fi.hetu',
  version: 1,
  regions: ['FI'],
  sources: ['https://dvv.fi/en/personal-identity-code'],
  kinds: ['hetu'],
  bare: 'likely',
  candidates: (view) =>
    matchesAtDigits(view, FORM, 'long', [0], (length) => length === 6).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      valid: () => isHetu(match[0].toUpperCase()),
      // Four digits behind a hyphen may be a phone or a part number; a letter among them rarely is.
      ...(onlyDigits(match[0]).length === 10 && { bare: 'never' as const }),
    })),
  compact: (value) => value.replace(/\s/g, '').toUpperCase(),
});
