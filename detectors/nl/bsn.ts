import { officialCheck } from '../checksum/official.ts';
import type { TextView } from '../contract.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';
import { type Candidate, personalNumber } from '../personal-number.ts';

const isBsn = officialCheck('NL', 'bsn');

/**
 * Dutch citizen service number (burgerservicenummer, once sofinummer; also the pupils' onderwijsnummer and
 * the OB-nummer of a sole trader): nine digits, or eight with the leading zero left out, that pass the
 * 11-test. 1 in 11 nine-digit numbers passes it, so a bare number is no find: the words near it decide.
 */
export const nlBsn = personalNumber({
  id: 'nl.bsn',
  version: 1,
  regions: ['NL'],
  sources: [
    'https://www.rvig.nl/bsn (11-test: weights 9 8 7 6 5 4 3 2 -1)',
    'https://arthurdejong.org/python-stdnum/doc/2.0/stdnum.nl.bsn',
  ],
  kinds: ['bsn'],
  bare: 'never',
  needsCue: true,
  candidates: (view) => [...ofLength(view, 9), ...ofLength(view, 8)],
  compact: (value) => onlyDigits(value).padStart(9, '0'),
});

function ofLength(view: TextView, count: number): Candidate[] {
  return digitSpans(view, count, ' .-/').map((span) => ({
    start: span.start,
    end: span.end,
    valid: () => isBsn(span.digits) && !span.digits.startsWith('0000'),
    crowded: !span.whole,
    // Eight digits that fail behind the label may be a date; nine are hardly anything but a mistyped BSN.
    mistypable: span.whole && count === 9,
  }));
}
