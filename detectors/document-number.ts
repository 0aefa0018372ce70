import type { TextView } from './contract.ts';
import { codes, digitSpans, matchesAtDigits, onlyAlphanumerics } from './numbers.ts';
import type { Candidate } from './personal-number.ts';

/** What the number of a document of any country may look like. */
export interface DocumentForm {
  /** Fewest and most letters and digits of a number with letters. */
  readonly code: readonly [number, number];
  /** Fewest digits among them. */
  readonly digits: number;
  /** Lengths of numbers made of digits alone, in groups or not. */
  readonly lengths: readonly number[];
}

/**
 * Codes and numbers of a form shared by many documents: nothing but their label right beside them makes
 * them one, so every candidate is `labelOnly`.
 */
export function documentCandidates(view: TextView, form: DocumentForm): Candidate[] {
  const { text } = view;
  const candidates: Candidate[] = [];
  for (const { start, end } of codes(view)) {
    const length = end - start;
    if (length < form.code[0] || length > form.code[1]) continue;
    const code = text.slice(start, end);
    const digits = code.replace(/[^0-9]/g, '').length;
    // Mixed case is a password or a product, never the number on a document.
    if (digits === length || digits < form.digits || (/[a-z]/.test(code) && /[A-Z]/.test(code))) continue;
    if (joined(text, start - 1, -1) || joined(text, end, 1)) continue;
    candidates.push({ start, end, valid: true, labelOnly: TELLING.test(code) ? 'near' : true });
  }
  for (const match of matchesAtDigits(view, SPACED, 'long', [2, 3, 4], (length) => length >= 6)) {
    const { length } = onlyAlphanumerics(match[0]);
    if (length < form.code[0] || length > form.code[1]) continue;
    candidates.push({
      start: match.index,
      end: match.index + match[0].length,
      valid: true,
      labelOnly: 'near',
    });
  }
  for (const length of form.lengths) {
    for (const { start, end, whole } of digitSpans(view, length, ' .-')) {
      if (whole && !DATE.test(text.slice(start, end)))
        candidates.push({
          start,
          end,
          valid: true,
          labelOnly: length === NINE && end - start === NINE ? 'near' : true,
        });
    }
  }
  return candidates;
}

/** Forms of passports: a letter or two and digits, Dutch, French, German. */
const TELLING =
  /^(?:[A-Z]{1,2}\d{6,8}|[A-NP-Z]{2}[A-NP-Z0-9]{6}\d|\d{2}[A-Z]{2}\d{5}|[CFGHJKLMNPRTVWXYZ](?=.*\d.*\d)[CFGHJKLMNPRTVWXYZ0-9]{8})$/;
/** Digits of British, American and Irish ones. */
const NINE = 9;

/** The series apart from the number: "FK 482917". */
const SPACED = /(?<![A-Za-z0-9])[A-Z]{1,3} \d{6,9}(?![A-Za-z0-9]|[-.,]\d)/y;

/** Whether a hyphen, slash or the like ties the code to more letters or digits: then it is a part only. */
function joined(text: string, at: number, step: 1 | -1): boolean {
  const sign = text[at];
  return sign !== undefined && '-/_@.'.includes(sign) && /[A-Za-z0-9]/.test(text[at + step] ?? ' ');
}

const DATE = /^\d{1,2}[.-]\d{1,2}[.-]\d{2,4}$/;
