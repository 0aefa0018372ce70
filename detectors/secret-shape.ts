import { isState } from './label-value.ts';

/** Longer runs are keys, hashes or markup. */
const LONGEST = 64;
const SHORTEST = 5;

/** Letters mixed with digits or signs, as nobody writes but in passwords, account names and codes. */
export function isStrong(value: string): boolean {
  if (value.length < SHORTEST || value.length > LONGEST || !/\p{L}/u.test(value) || isKnownShape(value))
    return false;
  return /\d/.test(value) || /[\p{L}\d][!#$%&*+=^~_@?|][\p{L}\d]/u.test(value);
}

/** A strong value that is more of a password than of an order number: lower-case letters or signs in it. */
export function isSecret(value: string): boolean {
  return isStrong(value) && (/\p{Ll}/u.test(value) || /[!#$%&*+=^~?]/.test(value));
}

/** Shapes that mix letters and digits and are something else: units, ordinals, dates, files, addresses, products. */
export function isKnownShape(value: string): boolean {
  return (
    /^[\d.,:/-]+(?:\p{L}{1,4}|%|°C)$/u.test(value) || // 16GB, 2e, 10u
    /^\d+-?(?:hours?|hrs|minutes?|mins|seconds?|days?|weeks?|months?|years?|uur|minuten|dagen|weken|stunden|tage|wochen|heures|jours)$/i.test(
      value,
    ) ||
    /^(?:[A-Z]\d[A-Z]?|\d[A-Z]\d?)$/.test(value) ||
    /['"`]@/.test(value) ||
    /^[€$£]/.test(value) ||
    /^\d{1,2}(?:h|u|uur|uhr)\d{0,2}$/i.test(value) ||
    /^\d{4}[A-Z]{2}$/.test(value) ||
    /^(?:\d+|een|one|ein|un)[-x](?:\p{L}+|\d+\p{L}*)$/iu.test(value) || // 12-months, 4x4
    /:\/\/|^www\.|^[/\\~]|@[\w-]+\.\w|\.(?:pdf|docx?|xlsx?|png|jpe?g|csv|zip|exe|html?|php|jsx?|tsx?|txt|eml|heic|mp[34]|mov|com|net|org|nl|be|de|fr|eu|io|uk|example)$/i.test(
      value,
    ) ||
    /^v?\d{1,4}\.\d{1,6}(?:[.-][\w.-]{0,40})?$/i.test(value) ||
    /[()[\]{}<>]|&(?:amp|lt|gt|nbsp|quot);/.test(value) ||
    /^(?:\p{L}{1,3}&\p{L}{1,3}|\p{L}+[/&]\p{L}+)$/u.test(value) ||
    PRODUCT.test(value)
  );
}

const PRODUCT =
  /^(?:1password|(?:chrome|firefox|edge|safari|opera|thunderbird|bitwarden|adobe|acrobat|ubuntu|debian|samsung|nokia|huawei|office|windows|win|outlook|exchange|server|word|excel|visual|sql|fifa|fc|autocad|iphone|ipad|galaxy|pixel|macbook|android|ios|macos|ps|xbox|playstation|usb|wpa|wifi|ipv|sha|md|utf|base|tls|ssl|oauth|smtp|imap|pop|http|https|html|css|php|mp|covid|error|fout|fehler|erreur|web|b2|g|lte|cat|a|c|f|h|m|q|s|u)-?\d{1,4}(?:[ -]?(?:pro|plus|mini|max|ultra|fe|se|b|c|s|x|bit))?)$/i;

/**
 * Words that follow "is" without being a value: participles and adjectives by their endings, and the words
 * {@link isState} lists.
 */
export function isGrammatical(word: string): boolean {
  return (
    isState(word) ||
    word.split('-').some((part, _, all) => all.length > 1 && part.length > 2 && isState(part)) ||
    /^(?:e-?mail|hoofdletter|kleine|capital|number|letter|cijfer|großbuchstabe|majuscule|something|iets|etwas|dezelfde|datgene)/.test(
      word,
    ) ||
    /^(?:ge|be|ver|ont|her|zer|ent|af|ab|an|aan|in|ein|uit|aus|op|auf|zurück|terug)\p{L}+(?:d|t|en)$/u.test(
      word,
    ) ||
    /\p{L}{2}(?:ed|ing|ly|ive|able|ible|lijk|lijke|baar|bare|lich|bar|ig|isch|ée?s?|ant|end|loos|less|ful|eux|euse)$/u.test(
      word,
    ) ||
    word.length < 3
  );
}

/** Digits of a code, also set apart: "4471", "482 913", "88-14-07", "3-3-7-8", "6 0 3 8". */
export const CODE_DIGITS =
  /(?<![\w.,€$£+-])(?:\d(?:[ .·-]\d){3,7}|\d{2,4}(?:[ .-]\d{2,4}){1,3}|\d{4,10})(?![\w%€]|[.,]\d|[-/:]\d)/y;
/** Codes of doors: digits with a letter or two and a sign, also set apart. */
export const DOOR_CODE =
  /(?<![\w€$£+-])(?:\d(?:[ .·-]\d){3,7}|[#*]?[A-Z]{0,2}-?\d{3,8}[A-Z]{0,2}[#*]?|\d{1,3}[#*]\d{2,6}|[#*]?\d{1,3}[A-Z]{1,2}\d{1,5}[A-Z]?[#*]?|\d{2,3}(?:[ .-]\d{2,3}){1,3}|\d{1,2}-\d{1,2}-\d{1,2})(?![\p{L}\d%€]|[.,]\d|[-/:]\d)/uy;

/** A unit or word behind digits that makes them a count, sum or year: "8 characters", "30 seconden", "50 euro". */
export const COUNT_BEHIND =
  /^ ?(?:-?tekens|karakters|cijfers|characters?|chars|digits?|zeichen|stellen|caractères|chiffres|minut|uur|hours?|times|keer|mal\b|maal|fois|x\b|%|dagen|days|tage|jours|second|sekund|sec\b|euro|eur\b|€|pond|pounds|kg|gb|mb|km|m²|jaar|years?|jahre|ans\b|weken|weeks|wochen|maanden|months|monate|mois|personen|people|stuks|pieces|stück|pièces)/i;
/** Letters of a postcode: "1234 AB". */
const POSTCODE_BEHIND = /^ [A-Z]{2}(?![\p{L}\d])/u;

/** The code at `at` matched by `pattern`, unless a count, a date or an amount stands there. */
export function codeIn(text: string, at: number, pattern: RegExp): string | undefined {
  pattern.lastIndex = at;
  const code = pattern.exec(text)?.[0];
  const behind = text.slice(at + (code?.length ?? 0), at + (code?.length ?? 0) + 14);
  if (!code || COUNT_BEHIND.test(behind) || (code.length === 4 && POSTCODE_BEHIND.test(behind))) return;
  if (/^\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d{2}$|^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(code)) return;
  return code;
}
