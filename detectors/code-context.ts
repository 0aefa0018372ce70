import type { Term } from './vocabulary.ts';

/** What makes a bare "code" a secret stands no further from it. */
export const CONTEXT_REACH = 60;

const SMS =
  /\b(?:sms|smsje|2fa|otp|tan|inlog\p{L}*|log ?in|verif\p{L}*|app|phone|telefoon|telefon|handy|authenticat\p{L}*|texto?|texted|bestätig\p{L}*|whatsapp|digid|itsme|read out|read to me|voorgelezen|vorgelesen|doorgegeven|gesendet|verstuurd|verzonden|gestuurd|envoyé|reçu|sent|received|ontvangen|erhalten|eingeben|invoeren|saisir|einmal\p{L}*|eenmalig\p{L}*|intyp\p{L}*|invul\p{L}*)\b/iu;
const DOOR =
  /(?:(?<!\p{L})(?:sleutel\p{L}*|kluis\p{L}*|kastje|portiek|poort|slot|alarm|hek|key ?safe|key|keys|door|gate|lock|lift|garage|berging|fietsenstalling|tür|tor|schlüssel\p{L}*|tresor|porte|portail|interphone|immeuble|clés?|cadenas)|deur|poort|haustür|kelder)(?!\p{L})/iu;
/** Codes of discounts, errors, products and places, by the word beside "code". */
const OTHER_BEFORE =
  /(?<!\p{L})(?:error|fout|fehler|erreur|promo|discount|voucher|coupon|korting|gift|cadeau|post|postal|zip|product|article|artikel|order|bestel|qr|bar|source|country|land|colour|color|kleur|track|tracking|http|https|status|exit|reason|tax|sort|area|dress|civil|hs|dtc|stop|referral|kortings|le|event|booking|boekings)[ -]$/iu;
const OTHER_BEHIND =
  /^ (?:promo|postal|article|produit|erreur|d'erreur|barre|barres|source|couleur|client|ape|naf|insee|guichet|banque|remise|réduction|cadeau|of conduct|page|block|review|editor|snippet|rood|red|orange|error|error:)(?!\p{L})/iu;

/** Whether the bare word "code" speaks of a door or of a one-time code, and of nothing else. */
export function isSecretCode(text: string, term: Term): boolean {
  if (OTHER_BEFORE.test(text.slice(Math.max(0, term.start - 16), term.start))) return false;
  if (OTHER_BEHIND.test(text.slice(term.end, term.end + 20))) return false;
  const near = around(text, term);
  return DOOR.test(near) || SMS.test(near);
}

/** Whether a door, a lock or an alarm is spoken of near `term`. */
export function isDoorNear(text: string, term: Term): boolean {
  return DOOR.test(around(text, term));
}

function around(text: string, { start, end }: Term): string {
  return text.slice(Math.max(0, start - CONTEXT_REACH), end + CONTEXT_REACH);
}
