import { standing } from './context.ts';
import type { Detector, Match, TextView } from './contract.ts';
import { matchesAtDigits, onlyAlphanumerics } from './numbers.ts';

/** Country, check digits, business code, national number. */
const FORM =
  /(?<![A-Z0-9])[A-Z]{2}\d\d(?:[A-Z0-9]{7,31}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)(?![A-Za-z0-9])/y;

/** SEPA creditor identifier: who collects by direct debit, nearly always an organisation. */
export const creditorId: Detector = {
  id: 'creditor-id',
  entity: 'BANK_ACCOUNT',
  version: 1,
  stage: 'structure',
  prefilter: 'digit',
  regions: [],
  sources: ['European Payments Council EPC262-08 (Creditor Identifier Overview)'],
  find(view: TextView): Match[] {
    return matchesAtDigits(view, FORM, 'lettered', [2], (length) => length >= 2).flatMap((match) => {
      const number = onlyAlphanumerics(match[0]);
      const span = { start: match.index, end: match.index + match[0].length };
      if (!passes(number)) return [];
      const labelled = standing(view, span, ['creditor']) === 'label';
      if (!labelled && number.slice(4, 7) !== 'ZZZ') return [];
      return [
        {
          ...span,
          confidence: 'likely' as const,
          evidence: ['checksum' as const, labelled ? ('label' as const) : ('format' as const)],
          holder: 'organisation' as const,
        },
      ];
    });
  },
  compact: (value) => {
    const number = onlyAlphanumerics(value);
    return number.slice(0, 4) + number.slice(7); // the business code is the creditor's to choose
  },
};

/** Modulo 97 over the national number, country and check digits, without the business code. */
function passes(number: string): boolean {
  const digits = (number.slice(7) + number.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
