import type { TextView } from '../contract.ts';
import { FOLD, LETTERS } from '../fold.ts';
import { type Term, termsOf } from '../vocabulary.ts';
import { isPlace } from './places.ts';
import { streetness } from './street.ts';

/** How far before a house number a word that opens a street or announces an address may be. */
const BEFORE = 64;
/** How far behind a number a word that closes a street's name may be. */
const BEHIND = 48;
/** A label stands right before its address, but for a few words. */
const LABEL_REACH = 32;
const OPENER_BEHIND = 14;

/** Cheap reasons to look closer at a number: words of addresses about it. Asked for numbers in order of place. */
export class Signs {
  readonly #text: string;
  readonly #openers: Pointer;
  readonly #closers: Pointer;
  readonly #labels: Pointer;
  readonly #counties: Pointer;
  readonly #fields: readonly Term[];

  constructor(view: TextView) {
    this.#text = view.text;
    this.#openers = new Pointer(termsOf(view, 'street-opener'));
    this.#closers = new Pointer(termsOf(view, 'street-closer'));
    this.#labels = new Pointer(termsOf(view, 'address'));
    this.#counties = new Pointer(termsOf(view, 'county'));
    this.#fields = termsOf(view, 'address', 'address-field');
  }

  /** Labels that open a field of a form: at the start of a line, with a sign behind them. */
  *fields(): Generator<Term> {
    for (const label of this.#fields) {
      if (
        !/^(?:\/ ?\p{L}{2,10})?(?:[ \t.*_]{0,20}(?:[:=|]|\t)| ?[._]{3}| {2})/u.test(
          this.#text.slice(label.end, label.end + 32),
        )
      )
        continue;
      const before = this.#text.slice(Math.max(0, label.start - 4), label.start);
      if (/(?:^|\n[ \t>|*_-]{0,3})$/.test(before)) yield label;
    }
  }

  /** Whether a word for "address" or "live" is right before `start`, with no sentence between. */
  isLabelled(start: number): boolean {
    const label = this.#labels.lastBefore(start);
    if (!label || start - label.end > LABEL_REACH) return false;
    if (/(?:mail|ip|mac|web)[ -]?$/i.test(this.#text.slice(Math.max(0, label.start - 6), label.start)))
      return false;
    const between = this.#text.slice(label.end, start);
    return !/[.!?;\d[\]<>{}"`]|\n\s*\n/.test(between) && (between.match(/\p{L}+/gu) ?? []).length <= 4;
  }

  /** Whether the number at `digit` may be a house number, judged by the words about it. */
  mayBeHouse(digit: number, length: number): boolean {
    const text = this.#text;
    const behind = text.charCodeAt(digit + length);
    if (
      behind === 0x3a ||
      behind === 0x25 ||
      (behind === 0x2e && isDigitCode(text.charCodeAt(digit + length + 1)))
    )
      return false;
    if (wordBefore(text, digit)) return true;
    const opener = this.#openers.lastBefore(digit);
    if (opener && digit - opener.end < BEFORE && !text.slice(opener.end, digit).includes('\n')) return true;
    const next = this.#openers.firstFrom(digit + length);
    if (next && next.start - digit - length < OPENER_BEHIND) return true;
    const closer = this.#closers.firstFrom(digit + length);
    if (closer && closer.start - digit - length < BEHIND) return true;
    const county = this.#counties.firstFrom(digit + length);
    if (county && county.start - digit - length < BEFORE) return true;
    const label = this.#labels.lastBefore(digit);
    return label !== undefined && digit - label.end < BEFORE;
  }
}

/** Terms in order, with places asked for that mostly go up. */
class Pointer {
  readonly terms: readonly Term[];
  #at = 0;

  constructor(terms: readonly Term[]) {
    this.terms = terms;
  }

  /** The last term that ends at or before `place`. */
  lastBefore(place: number): Term | undefined {
    this.#seek(place);
    for (let i = this.#at - 1; i >= 0; i--) {
      const term = this.terms[i] as Term;
      if (term.end <= place) return term;
    }
    return;
  }

  /** The first term that starts at or behind `place`. */
  firstFrom(place: number): Term | undefined {
    this.#seek(place);
    return this.terms[this.#at];
  }

  #seek(place: number): void {
    while (this.#at > 0 && (this.terms[this.#at - 1] as Term).start >= place) this.#at--;
    while (this.#at < this.terms.length && (this.terms[this.#at] as Term).start < place) this.#at++;
  }
}

/** Whether the word right before `digit` ends like a street's name. */
function wordBefore(text: string, digit: number): boolean {
  let end = digit;
  const number = /(?:nr|no|nummer|hausnr|huisnr)\.? $/i.exec(text.slice(Math.max(0, digit - 10), digit));
  if (number) end -= number[0].length;
  const last = end;
  while (
    end > 0 &&
    last - end < 3 &&
    (text[end - 1] === ' ' || text[end - 1] === '.' || text[end - 1] === ',')
  )
    end--;
  let start = end;
  while (start > 0 && end - start < 32 && isLetter(text.charCodeAt(start - 1))) start--;
  if (end - start < 3) return false;
  let word = '';
  for (let i = start; i < end; i++) word += String.fromCharCode(FOLD[text.charCodeAt(i)] as number);
  return streetness(word) !== 'weak';
}

function isLetter(code: number): boolean {
  return code < LETTERS && FOLD[code] !== 0 && !isDigitCode(code);
}

function isDigitCode(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Whether what stands about a run of digits allows a postal code at all. */
export function mayBePostcode(text: string, digit: number, length: number): boolean {
  const before = text.charCodeAt(digit - 1);
  if (length <= 2) {
    // "SE14 6PD", "P31 XW28": one or two letters stuck to the digits, a group behind.
    return isAscii(before) && /^\d{1,2}[A-Za-z]?[ ]{0,2}[\dA-Za-z]{3}/.test(text.slice(digit, digit + 8));
  }
  if (length < 4) return false;
  let next = digit + length;
  if (length === 4 && isAscii(text.charCodeAt(next)) && isAscii(text.charCodeAt(next + 1))) return true;
  while (next - digit - length < 3 && /[ ,\n|;]/.test(text[next] ?? '')) next++;
  if (next === digit + length && length === 5) return before === 0x20;
  if (length === 5 && /[A-Z]{2},? $|[a-z], $/.test(text.slice(Math.max(0, digit - 4), digit))) return true;
  const code = text.charCodeAt(next);
  if (!isLetter(code) && code !== 0x27)
    return length === 5 && before === 0x20 && /[A-Za-z]/.test(text[digit - 2] ?? '');
  if (/\p{Lu}|'/u.test(text[next] as string)) return true;
  if (length === 4 && isAscii(text.charCodeAt(next + 1)) && !isLetter(text.charCodeAt(next + 2))) return true;
  const word = /^[\p{L}'-]+/u.exec(text.slice(next, next + 32))?.[0] ?? '';
  return isPlace(word) || /^(?:den|de|het|la|le|les|saint|st|sint|bad|new)$/.test(word);
}

function isAscii(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
