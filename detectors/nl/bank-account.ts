import { weightedSum } from '../checksum/weighted.ts';
import { cuesBefore, standing } from '../context.ts';
import type { Detector, Match, TextView } from '../contract.ts';
import { type DigitSpan, digitSpans, onlyDigits } from '../numbers.ts';

const WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1] as const;
/** "rekening" alone is a bill as often as an account. */
const ACCOUNT_LABEL = /rekeningn|rekn|bankrek|giro|reknr|rek\b|bank/i;

/**
 * Dutch account number of before the IBAN: nine or ten digits that pass the 11-test, or a giro number of
 * four to seven, right behind a word for an account.
 */
export const nlBankAccount: Detector = {
  id: 'nl.bank-account',
  entity: 'BANK_ACCOUNT',
  version: 1,
  stage: 'structure',
  prefilter: { cues: ['bank'] },
  regions: ['NL'],
  sources: ['https://nl.wikipedia.org/wiki/Elfproef', 'https://www.betaalvereniging.nl'],
  find(view: TextView): Match[] {
    const accounts = [9, 10]
      .flatMap((length) => digitSpans(view, length, ' .-'))
      .filter(({ digits }) => weightedSum(digits.padStart(10, '0'), WEIGHTS) % 11 === 0);
    const giros = [6, 7].flatMap((length) => digitSpans(view, length, ' .'));
    return [
      ...accounts.filter((span) => labelOf(view, span, ACCOUNT_LABEL)),
      ...giros.filter((span) => labelOf(view, span, /giro|rekeningn|bankrek/i)),
    ].map(({ start, end, digits }) => ({
      start,
      end,
      confidence: 'likely',
      evidence: digits.length > 7 ? ['label', 'checksum'] : ['label'],
    }));
  },
  compact: onlyDigits,
};

function labelOf(view: TextView, span: DigitSpan, wanted: RegExp): boolean {
  if (!span.whole || standing(view, span, ['bank']) !== 'label') return false;
  const label = cuesBefore(view, span.start)[0];
  return label !== undefined && wanted.test(view.text.slice(label.start, label.end));
}
