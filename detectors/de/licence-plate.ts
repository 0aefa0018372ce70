import type { TextView } from '../contract.ts';
import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';
import { DISTRICTS } from './districts.ts';

/** District, one or two letters, up to four digits, E for electric or H for historic. */
const FORM =
  /(?<![A-ZÄÖÜ0-9-])([A-ZÄÖÜ]{1,3})(?:[-:·] ?| )[A-ZÄÖÜ]{1,2}[- ]?[1-9]\d{0,3} ?[EH]?(?![A-ZÄÖÜ0-9]|-[A-Z0-9])/iy;
const LONGEST_LEAD = 8;

/**
 * German licence plate: the district's letters decide whether it is one. With its hyphen and in capitals it
 * is believed alone in German text; otherwise a word for a plate or a vehicle has to be near.
 */
export const deLicencePlate = personalNumber({
  id: 'de.licence-plate',
  entity: 'LICENCE_PLATE',
  version: 2,
  regions: ['DE'],
  sources: [
    'https://www.kba.de (Kennzeichen)',
    'https://de.wikipedia.org/wiki/Liste_der_Kfz-Kennzeichen_in_Deutschland',
  ],
  kinds: ['plate', 'vehicle'],
  bare: 'never',
  checked: false,
  candidates: (view) =>
    matchesAtDigits(
      view,
      FORM,
      'lettered',
      LEADS,
      (length, start) => length <= 4 && hasLetterBefore(view, start),
    )
      .filter(({ 0: written, 1: district = '' }) => {
        const isOneCase = written === written.toUpperCase() || written === written.toLowerCase();
        return isOneCase && DISTRICTS.has(district.toUpperCase());
      })
      .map((match) => {
        const written = match[0].trimEnd();
        const telling = view.language === 'de' && /^[A-ZÄÖÜ]{1,3}-[A-ZÄÖÜ]{1,2} \d{1,4}[EH]?$/.test(written);
        return {
          start: match.index,
          end: match.index + written.length,
          valid: true,
          // "SG-S7001" is a part as often as a plate.
          labelOnly: written === written.toLowerCase() || !/ \d/.test(written),
          ...(telling && { bare: 'likely' as const }),
        };
      }),
  compact: onlyAlphanumerics,
});

const LEADS = Array.from({ length: LONGEST_LEAD - 1 }, (_, i) => LONGEST_LEAD - i);

function hasLetterBefore(view: TextView, start: number): boolean {
  const before = view.text.slice(Math.max(0, start - 2), start);
  return /[A-Za-z][- ]?$/.test(before);
}
