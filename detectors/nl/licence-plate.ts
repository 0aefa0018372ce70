import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

/** Three groups of letters or digits, six signs in all, with hyphens, spaces or nothing between them. */
const FORM =
  /(?<![A-Z0-9-])(?:[A-Z]{1,3}|\d{1,3})([- ]?)(?:[A-Z]{1,3}|\d{1,3})\1(?:[A-Z]{1,3}|\d{1,3})(?![A-Z0-9]|-[A-Z0-9])/iy;

/** Side codes 1 to 14 with L for a letter and 9 for a digit. */
const SIDE_CODES: ReadonlySet<string> = new Set(
  (
    'LL-99-99 99-99-LL 99-LL-99 LL-99-LL LL-LL-99 99-LL-LL 99-LLL-9 9-LLL-99 LL-999-L L-999-LL LLL-99-L L-99-LLL ' +
    '9-LL-999 999-LL-9'
  ).split(' '),
);
const COMPACT: ReadonlySet<string> = new Set([...SIDE_CODES].map((code) => code.replaceAll('-', '')));
/** Vowels and C, M, Q are not given out (M to old trailers only): no words come about, few product codes fit. */
const GIVEN_OUT = /^[0-9BDFGHJKLNPRSTVWXYZ]+$/;

/**
 * Dutch licence plate. With hyphens and three letters or more, all in capitals or none, it is believed alone; looser forms
 * need a word for a plate or a vehicle near them.
 */
export const nlLicencePlate = personalNumber({
  id: 'nl.licence-plate',
  entity: 'LICENCE_PLATE',
  version: 1,
  regions: ['NL'],
  sources: [
    'https://www.rdw.nl (cijfer- en lettercombinatie kenteken)',
    'https://nl.wikipedia.org/wiki/Nederlands_kenteken',
  ],
  kinds: ['plate', 'vehicle'],
  bare: 'never',
  checked: false,
  candidates: (view) =>
    matchesAtDigits(view, FORM, 'lettered', [0, 6, 2, 3, 4, 1, 5], (length) => length <= 4)
      .filter(({ 0: written }) => isSideCode(written))
      .map((match) => {
        const written = match[0];
        const telling =
          written.includes('-') &&
          GIVEN_OUT.test(onlyAlphanumerics(written)) &&
          (written === written.toUpperCase() || written === written.toLowerCase()) &&
          (written.match(/[A-Z]/gi)?.length ?? 0) >= 3;
        return {
          start: match.index,
          end: match.index + written.length,
          valid: true,
          labelOnly: !written.includes('-') && written === written.toLowerCase(),
          ...(telling && { bare: 'likely' as const }),
        };
      }),
  compact: onlyAlphanumerics,
});

function isSideCode(written: string): boolean {
  const shape = written.replace(/[A-Z]/gi, 'L').replace(/\d/g, '9');
  return COMPACT.has(shape) || SIDE_CODES.has(shape.replaceAll(' ', '-'));
}
