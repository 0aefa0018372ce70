import { officialCheck } from '../checksum/official.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isSvnr = officialCheck('AT', 'vnr');

/**
 * Austrian social insurance number: serial, check digit modulo 11, birth date. Date and check let 1 in
 * about 300 other ten-digit numbers pass; written 4-6 in German text it is believed alone.
 */
export const atSvnr = personalNumber({
  id: 'at.svnr',
  version: 1,
  regions: ['AT'],
  sources: ['https://www.sozialversicherung.at (Versicherungsnummer)'],
  kinds: ['svnr-at'],
  bare: 'never',
  candidates: (view, isNamed) =>
    digitSpans(view, 10, ' .-/', isNamed ? undefined : 2).map((span) => ({
      start: span.start,
      end: span.end,
      valid: () => isSvnr(span.digits),
      crowded: !span.whole,
      ...(view.language === 'de' &&
        /^\d{4} \d{6}$/.test(view.text.slice(span.start, span.end)) && { bare: 'likely' as const }),
    })),
  compact: onlyDigits,
});
