import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const FORM = /\b[A-Z][ -]?\d{3} ?\d{3} ?\d{3}\b/iy;

/**
 * German health insurance number (unveränderbarer Teil der Krankenversichertennummer): a letter, eight
 * digits and a check digit. One in ten order numbers of that form passes, so its label has to be near.
 */
export const deHealthInsurance = personalNumber({
  id: 'de.health-insurance',
  version: 1,
  regions: ['DE'],
  sources: ['https://www.gkv-spitzenverband.de (Richtlinie Krankenversichertennummer nach § 290 SGB V)'],
  kinds: ['health-de'],
  bare: 'never',
  needsCue: true,
  candidates: (view) =>
    matchesAtDigits(view, FORM, 'long', [1, 2], (length) => length === 9 || length === 3).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      valid: () => hasCheckDigit(onlyAlphanumerics(match[0])),
    })),
  compact: onlyAlphanumerics,
});

/** The letter counts as two digits, A = 01; weights 1 and 2 in turn, sums of digits, modulo 10. */
function hasCheckDigit(number: string): boolean {
  const digits = String(number.charCodeAt(0) - 64).padStart(2, '0') + number.slice(1);
  let sum = 0;
  for (let i = 0; i < 10; i++) {
    const product = (digits.charCodeAt(i) - 48) * (i % 2 === 0 ? 1 : 2);
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === digits.charCodeAt(10) - 48;
}
