import { passesLuhn } from './checksum/luhn.ts';
import { cuesBefore, standing } from './context.ts';
import type { Confidence, Detector, Evidence, Match, TextView } from './contract.ts';
import { type DigitSpan, digitRuns, digitSpans, isDigit, isLetter, onlyDigits } from './numbers.ts';

/** Ranges of issuers by their first digits, with the lengths they give out (ISO/IEC 7812 registry). */
const BRANDS: readonly {
  readonly opens: RegExp;
  readonly lengths: readonly number[];
  readonly common: boolean;
}[] = [
  { opens: /^4/, lengths: [16, 13, 19], common: true }, // Visa
  { opens: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16], common: true }, // Mastercard
  { opens: /^3[47]/, lengths: [15], common: true }, // American Express
  { opens: /^(?:36|38|39|30[0-5]|309)/, lengths: [14, 16], common: true }, // Diners Club
  { opens: /^(?:6011|65|64[4-9])/, lengths: [16, 19], common: true }, // Discover
  { opens: /^35(?:2[89]|[3-8])/, lengths: [16, 19], common: true }, // JCB
  { opens: /^62/, lengths: [16, 17, 18, 19], common: false }, // UnionPay
  {
    opens: /^(?:5018|5020|5038|5[6-8]|6304|6703|67|6759|676[1-3])/,
    lengths: [16, 17, 18, 19, 13],
    common: false,
  }, // Maestro, Bancontact
];
const LENGTHS = [16, 15, 14, 13, 19, 18, 17] as const;
/** Four by four, or as American Express and Diners Club print theirs. */
const PRINTED = /^(?:\d{4}([ .-])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ .-])\d{6}\2\d{4,5})$/;

/**
 * Payment card numbers: issuer range, length and Luhn digit. One in ten other numbers passes Luhn, so
 * gift cards, orders and transactions are told apart by the words before them. Security codes behind
 * their label count as part of the card; expiry dates alone tell nothing of a person.
 */
export const paymentCard: Detector = {
  id: 'payment-card',
  entity: 'PAYMENT_CARD',
  version: 1,
  stage: 'structure',
  prefilter: 'digit',
  regions: [],
  sources: [
    'ISO/IEC 7812-1 (Luhn, issuer identification numbers)',
    'https://en.wikipedia.org/wiki/Payment_card_number',
  ],
  find(view: TextView): Match[] {
    const matches: Match[] = [];
    for (const length of LENGTHS) {
      for (const span of digitSpans(view, length, ' .-')) {
        const verdict = weigh(view, span);
        if (verdict) matches.push({ start: span.start, end: span.end, ...verdict });
      }
    }
    return [...matches, ...securityCodes(view)];
  },
  compact: onlyDigits,
};

function weigh(
  view: TextView,
  span: DigitSpan,
): { confidence: Confidence; evidence: Evidence[] } | undefined {
  const { digits } = span;
  const brand = BRANDS.find(({ opens, lengths }) => lengths.includes(digits.length) && opens.test(digits));
  if (!brand || /^(\d)\1+$/.test(digits)) return undefined;
  const usual = span.groups === 1 || PRINTED.test(span.written);
  const passes = passesLuhn(digits);
  if (!passes && !(usual && digits.length >= 15 && brand.common)) return undefined;
  const stands = standing(view, span, ['card', 'cvv', 'card-expiry']);
  const labelled = stands === 'label';
  const paid = EXPIRY_BEHIND.test(view.text.slice(span.end, span.end + EXPIRY_REACH));
  if (!span.whole && !labelled && !paid) return undefined;
  const cues = cuesBefore(view, span.start);
  const named = cues.find(({ kinds }) => kinds.includes('gift-card') || kinds.includes('card'));
  if (named?.kinds.includes('gift-card') && !paid) return undefined;
  if (!passes) return labelled ? { confidence: 'likely', evidence: ['label', 'range'] } : undefined;
  if (labelled) return { confidence: 'certain', evidence: ['label', 'checksum', 'range'] };
  if (stands === 'near' || stands === 'contested')
    return { confidence: 'certain', evidence: ['context', 'checksum', 'range'] };
  if (paid) return { confidence: 'certain', evidence: ['checksum', 'range', 'neighbour'] };
  // "My card number over the phone, 4219 …": no phone has so many digits.
  if (stands === 'against' && named && cues[0]?.kinds.includes('phone'))
    return { confidence: 'likely', evidence: ['context', 'checksum', 'range'] };
  // Behind another label only the printed form of a common brand is still a card, and hardly then.
  if (stands === 'against' || !brand.common || !usual) return undefined;
  if (digits.length !== 16 && digits.length !== 15) return undefined;
  return { confidence: 'likely', evidence: ['checksum', 'range'] };
}

/** A month and a year, or a word for the security code, right behind the number. */
const EXPIRY_BEHIND =
  /^[ ,;:/(\n-]{1,3}(?:exp(?:iry|ires)?\.?:? ?)?(?:(?:0[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4]\d(?!\d)|cv[vc])/i;
const EXPIRY_REACH = 24;

/** The last letters of what may stand before a security code: anything else need not be looked at. */
const CODE_WORD =
  /(?:cv[vc]2?|cvn|cid|csc|crypto|cryptogramme|visuel|code|ziffern?|nummer|nr|digits|check)[^a-z0-9\n]{0,3}(?: ?(?:is|ist|est|was|:) ?)?[^a-z0-9\n]{0,2}$/i;
const CODE_REACH = 24;

function securityCodes(view: TextView): Match[] {
  const { text } = view;
  const matches: Match[] = [];
  for (const { start, end } of digitRuns(view, 3)) {
    if (end - start > 4 || isLetter(text, end) || (text[end] === '.' && isDigit(text, end + 1))) continue;
    if (!CODE_WORD.test(text.slice(Math.max(0, start - CODE_REACH), start))) continue;
    if (standing(view, { start, end }, ['cvv']) !== 'label') continue;
    matches.push({ start, end, confidence: 'certain', evidence: ['label', 'format'] });
  }
  return matches;
}
