import { accountMatches, partNear } from '../account-parts.ts';
import { cuesBefore, standing } from '../context.ts';
import type { Detector, Match, Span, TextView } from '../contract.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';

/** How far apart sort code and account number stand at most. */
const REACH = 80;
/** Side by side, they need no label each. */
const BESIDE = 2;

/**
 * British and Irish account as people give it: a sort code (six digits in pairs) and an account number of
 * eight digits, each behind its label or side by side. There is no check without the banks' tables.
 */
export const gbBankAccount: Detector = {
  id: 'gb.bank-account',
  entity: 'BANK_ACCOUNT',
  version: 1,
  stage: 'structure',
  prefilter: { cues: ['sort-code', 'bank'] },
  regions: ['GB', 'IE'],
  sources: ['https://www.vocalink.com (modulus checking, sort codes and account numbers)'],
  find(view: TextView): Match[] {
    const codes = digitSpans(view, 6, '- ').filter(
      (span) =>
        standing(view, span, ['sort-code']) === 'label' ||
        (/^\d\d-\d\d-\d\d$/.test(view.text.slice(span.start, span.end)) && saysBank(view, span)),
    );
    if (codes.length === 0) return [];
    const accounts = digitSpans(view, 8, ' ').filter((span) => {
      if (partNear(codes, span, BESIDE)) return true;
      return partNear(codes, span, REACH) && standing(view, span, ['bank', 'customer']) === 'label';
    });
    const paired = codes.filter(
      (code) => standing(view, code, ['sort-code']) === 'label' || partNear(accounts, code, REACH),
    );
    return accountMatches(view.text, [...paired, ...accounts]);
  },
  compact: onlyDigits,
};

function saysBank(view: TextView, span: Span): boolean {
  return cuesBefore(view, span.start).some(
    ({ kinds }) => kinds.includes('bank') || kinds.includes('sort-code'),
  );
}
