import { officialCheck } from '../checksum/official.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isNationalNumber = officialCheck('BE', 'nn');
const isInsz = officialCheck('BE', 'insz');
/** YY.MM.DD-XXX.CC and its looser forms: the birth date apart from the rest. */
const WRITTEN_OUT = /^\d\d[./ -]\d\d[./ -]\d\d ?[-./ ]? ?\d{3}[./ -]?\d\d$/;

/** As it stands on cards, which nothing else looks like. */
const AS_PRINTED = /^\d\d\.[014]\d\.[0-3]\d-\d{3}\.\d\d$/;

/** The check digits alone: cheap, and hardly any other number of eleven digits gets past them. */
function isChecked(digits: string): boolean {
  const serial = digits.slice(0, 9);
  const check = Number(digits.slice(9));
  return (Number(serial) + check) % 97 === 0 || (Number(`2${serial}`) + check) % 97 === 0;
}

/**
 * Belgian national number (rijksregisternummer, numéro national, INSZ/NISS; also the bis number): birth
 * date, serial and 97 minus the rest modulo 97, with a 2 in front for births since 2000. Date and check
 * together let 1 in about 2,600 other numbers of eleven digits pass.
 */
export const beNationalNumber = personalNumber({
  id: 'be.national-number',
  version: 1,
  regions: ['BE'],
  sources: [
    'https://www.ibz.rrn.fgov.be (IT 000, national number)',
    'https://www.ksz-bcss.fgov.be (bis number)',
  ],
  kinds: ['insz'],
  bare: 'likely',
  candidates: (view) =>
    digitSpans(view, 11, ' .-/').map((span) => {
      const { digits, written } = span;
      const valid = isChecked(digits) && (isNationalNumber(digits) || isInsz(digits));
      return {
        start: span.start,
        end: span.end,
        valid,
        crowded: !span.whole,
        telling: AS_PRINTED.test(written),
        ...(valid && WRITTEN_OUT.test(written) && { bare: 'certain' as const }),
      };
    }),
  compact: onlyDigits,
});
