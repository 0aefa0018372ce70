import type { Span, TextView } from './contract.ts';

/** Digits written in one or more groups, ready to be checked. What it says of them is worked out when asked. */
export class DigitSpan implements Span {
  readonly start: number;
  readonly end: number;
  /** How many groups they are written in. */
  readonly groups: number;
  readonly #text: string;
  /** Further digits stand beside it behind the same kind of separator. */
  readonly #continued: boolean;
  #digits: string | undefined;

  constructor(text: string, start: number, end: number, groups: number, continued: boolean) {
    this.#text = text;
    this.start = start;
    this.end = end;
    this.groups = groups;
    this.#continued = continued;
  }

  /** As it stands in the text. */
  get written(): string {
    return this.#text.slice(this.start, this.end);
  }

  /** The digits alone. */
  get digits(): string {
    this.#digits ??= this.groups === 1 ? this.written : onlyDigits(this.written);
    return this.#digits;
  }

  /** No further digits stand beside it behind the same kind of separator, no letters tie it to a code, no month is in it. */
  get whole(): boolean {
    return (
      !this.#continued && !isTied(this.#text, this.start) && (this.groups === 1 || !MONTH.test(this.written))
    );
  }
}

/** Where digits stand in a text: group `i` is `text.slice(starts[i], ends[i])`, nothing but digits. */
interface DigitGroups {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** What stands between a group and the one before it in its chain: bits of {@link gapBit}. */
  readonly gaps: readonly number[];
  /** Indexes of the first and last group of every chain with digits enough to be somebody's number. */
  readonly chains: readonly { readonly first: number; readonly last: number; readonly digits: number }[];
  /** Indexes of the groups of {@link Anchors}, once asked for. */
  long?: readonly number[];
  lettered?: readonly number[];
}

/** Years, times, prices and house numbers stop here: no number of a person has fewer digits. */
const SHORTEST = 6;
/** Groups a number inside a longer chain has at most: the French one has seven, eight with its key apart. */
const MOST_GROUPS = 8;
/** Longest separator inside a number: " - ", ") ", " (0". */
const LONGEST_GAP = 4;
const groupsOf = new WeakMap<object, DigitGroups>();

/** Groups and chains of digits, read once per view. */
function digitGroups(view: Pick<TextView, 'text'>): DigitGroups {
  const known = groupsOf.get(view);
  if (known) return known;
  const groups = readGroups(view.text);
  groupsOf.set(view, groups);
  return groups;
}

const DIGITS = /[0-9]+/g;

function readGroups(text: string): DigitGroups {
  const starts: number[] = [];
  const ends: number[] = [];
  const gaps: number[] = [];
  const chains: { first: number; last: number; digits: number }[] = [];
  let first = 0;
  let digits = 0;
  DIGITS.lastIndex = 0;
  while (DIGITS.test(text)) {
    const end = DIGITS.lastIndex;
    let start = end - 1;
    while (start > 0 && isDigit(text, start - 1)) start--;
    const previous = ends.length > 0 ? (ends[ends.length - 1] as number) : start;
    const gap = start - previous > LONGEST_GAP ? -1 : gapAt(text, previous, start);
    if (gap <= 0) {
      if (digits >= SHORTEST) chains.push({ first, last: starts.length - 1, digits });
      first = starts.length;
      digits = 0;
    }
    starts.push(start);
    ends.push(end);
    gaps.push(gap);
    digits += end - start;
  }
  if (digits >= SHORTEST) chains.push({ first, last: starts.length - 1, digits });
  return { starts, ends, gaps, chains };
}

/** Signs that may stand inside a number of some kind; a line break counts as a space. */
const SEPARATORS = ' .-/+';
const TOO_LONG = 1 << 29;
const OTHER_SIGN = 1 << 30;

/** The bits of what stands between two groups, or -1 when a letter does. */
function gapAt(text: string, from: number, to: number): number {
  let bits = to - from > 3 ? TOO_LONG : 0;
  for (let at = from; at < to; at++) {
    if (isLetter(text, at)) return -1;
    bits |= gapBit(text.charCodeAt(at));
  }
  return bits;
}

function gapBit(code: number): number {
  switch (code) {
    case 0x20:
    case 0x0a:
      return 1;
    case 0x2e:
      return 2;
    case 0x2d:
      return 4;
    case 0x2f:
      return 8;
    case 0x2b:
      return 16;
    default:
      return OTHER_SIGN;
  }
}

/** Everything that may not stand in a gap when only `separators` may. */
function barredBy(separators: string): number {
  let barred = -1;
  for (const sign of separators) {
    if (!SEPARATORS.includes(sign)) throw new RangeError(`no separator: ${sign}`);
    barred &= ~gapBit(sign.charCodeAt(0));
  }
  return barred;
}

/** Every digit group of at least `shortest` digits, as spans. */
export function digitRuns(view: Pick<TextView, 'text'>, shortest: number): Span[] {
  const { starts, ends } = digitGroups(view);
  const spans: Span[] = [];
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i] as number;
    const end = ends[i] as number;
    if (end - start >= shortest) spans.push({ start, end });
  }
  return spans;
}

/** Digit groups with no letter and no more than four other characters between one and the next. */
export interface DigitChain extends Span {
  readonly groups: readonly Span[];
}

/** Chains of six digits or more, in order, one at a time: a flood of digits is all groups. */
export function* digitChains(view: Pick<TextView, 'text'>): Generator<DigitChain> {
  const { starts, ends, chains } = digitGroups(view);
  for (const { first, last } of chains) {
    const groups: Span[] = [];
    for (let i = first; i <= last; i++) groups.push({ start: starts[i] as number, end: ends[i] as number });
    yield { start: starts[first] as number, end: ends[last] as number, groups };
  }
}

/**
 * Numbers of exactly `count` digits whose groups are separated by characters of `separators` alone (a
 * line break counts as a space), with no letter or decimal sign at either edge.
 *
 * @param separators characters that may stand between groups, at most three in a row
 * @param groups how many groups they are written in, when only one number of them is wanted
 */
export function digitSpans(
  view: Pick<TextView, 'text'>,
  count: number,
  separators: string,
  groups?: number,
): DigitSpan[] {
  const { text } = view;
  const { starts, ends, gaps, chains } = digitGroups(view);
  const barred = barredBy(separators);
  const spans: DigitSpan[] = [];
  for (const { first, last, digits: enough } of chains) {
    if (enough < count) continue;
    for (let i = first; i <= last; i++) {
      let digits = (ends[i] as number) - (starts[i] as number);
      let j = i;
      // Digits set apart one by one are one number or none: the whole chain is tried, not every stretch.
      while (digits < count && j < last && (j - i < MOST_GROUPS || i === first)) {
        if ((gaps[j + 1] as number) & barred) break;
        j++;
        digits += (ends[j] as number) - (starts[j] as number);
      }
      if (digits !== count || (groups !== undefined && j - i + 1 !== groups)) continue;
      const start = starts[i] as number;
      const end = ends[j] as number;
      if (!edgesAreClean(text, start, end)) continue;
      const continued =
        (i > first && !((gaps[i] as number) & barred)) || (j < last && !((gaps[j + 1] as number) & barred));
      spans.push(new DigitSpan(text, start, end, j - i + 1, continued));
    }
  }
  return spans;
}

/** A month and year among the groups: "02-2015 - 08-2019", "2026-11-03". */
const MONTH = /(?:^|\D)(?:\d{1,2}[-./](?:19|20)\d\d|(?:19|20)\d\d[-./]\d{1,2})(?!\d)/;

/** "SIN-2026-448817", "K_123456789": the digits end a code that letters begin. */
function isTied(text: string, start: number): boolean {
  return start > 1 && '-_/'.includes(text[start - 1] as string) && isLetter(text, start - 2);
}

/** Neither part of a word, a decimal number, a price nor a percentage. */
function edgesAreClean(text: string, start: number, end: number): boolean {
  if (start > 0) {
    if (isLetter(text, start - 1)) return false;
    const before = text[start - 1] as string;
    if (before === '.' && isDigit(text, start - 2)) return false;
    // "1,061,234" goes on behind its comma; a row of values begins anew.
    if (before === ',' && isDigit(text, start - 2) && !isDigit(text, start + 3)) return false;
    if (isPriceSign(before) || (before === ' ' && start > 1 && isPriceSign(text[start - 2] as string)))
      return false;
  }
  if (end < text.length) {
    if (isLetter(text, end)) return false;
    const behind = text[end] as string;
    if (behind === '%' || behind === '€') return false;
    if (behind === '.' && isDigit(text, end + 1)) return false;
    if (behind === ',' && isDigit(text, end + 1) && !isDigit(text, end + 4)) return false;
  }
  return true;
}

function isPriceSign(sign: string): boolean {
  return sign === '€' || sign === '$' || sign === '£' || sign === '¥' || sign === '+';
}

const codesOf = new WeakMap<object, readonly Span[]>();

/**
 * Unbroken runs of ASCII letters and digits that hold a digit, six characters or more, in order: where
 * document numbers, plates and codes are.
 */
export function codes(view: Pick<TextView, 'text'>): readonly Span[] {
  const known = codesOf.get(view);
  if (known) return known;
  const { text } = view;
  const { starts, ends } = digitGroups(view);
  const spans: Span[] = [];
  let read = 0;
  for (let i = 0; i < starts.length; i++) {
    let start = starts[i] as number;
    if (start < read) continue;
    let end = ends[i] as number;
    while (start > read && isAlphanumeric(text, start - 1)) start--;
    while (end < text.length && isAlphanumeric(text, end)) end++;
    read = end;
    if (end - start >= SHORTEST) spans.push({ start, end });
  }
  codesOf.set(view, spans);
  return spans;
}

/**
 * Which digit groups a pattern is tried at. `long`: those of a chain of six digits or more; `lettered`:
 * those a letter touches, or stands beside behind one space or hyphen.
 */
export type Anchors = 'long' | 'lettered';

/** Every match of a sticky `pattern` that begins `lead` units before a digit group. */
export function matchesAtDigits(
  view: Pick<TextView, 'text'>,
  pattern: RegExp,
  anchors: Anchors,
  leads: readonly number[],
  accepts: (groupLength: number, groupStart: number) => boolean,
): RegExpExecArray[] {
  const { text } = view;
  const groups = digitGroups(view);
  const { starts, ends } = groups;
  const found: RegExpExecArray[] = [];
  let read = 0;
  for (const i of anchors === 'long' ? longGroups(groups) : letteredGroups(text, groups)) {
    const start = starts[i] as number;
    if (!accepts((ends[i] as number) - start, start)) continue;
    for (const lead of leads) {
      const at = start - lead;
      if (at < read || (at > 0 && isAlphanumeric(text, at - 1) && isAlphanumeric(text, at))) continue;
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match) continue;
      found.push(match);
      read = at + match[0].length;
      break;
    }
  }
  return found;
}

function longGroups(groups: DigitGroups): readonly number[] {
  if (groups.long) return groups.long;
  const long: number[] = [];
  for (const { first, last } of groups.chains) for (let i = first; i <= last; i++) long.push(i);
  groups.long = long;
  return long;
}

function letteredGroups(text: string, groups: DigitGroups): readonly number[] {
  if (groups.lettered) return groups.lettered;
  const lettered: number[] = [];
  for (let i = 0; i < groups.starts.length; i++) {
    if (
      hasLetterBeside(text, (groups.starts[i] as number) - 1, -1) ||
      hasLetterBeside(text, groups.ends[i] as number, 1)
    )
      lettered.push(i);
  }
  groups.lettered = lettered;
  return lettered;
}

/** Longest run of small letters a plate or a code has. */
const LONGEST_LETTERS = 3;

/**
 * A capital at `at` or behind one separator there; or small letters, touching, or so few and so joined to
 * more of a code that "op 12 oktober" and "tussen 8 en" are none.
 */
function hasLetterBeside(text: string, at: number, step: 1 | -1): boolean {
  const sign = text[at];
  const apart = sign === ' ' || sign === '-' || sign === ':' || sign === '·' || sign === '.';
  let place = apart ? at + step : at;
  const code = text.charCodeAt(place);
  if (code >= 65 && code <= 90) return true;
  if (!isLetter(text, place)) return false;
  if (!apart || sign === '-') return true;
  for (let letters = 0; isLetter(text, place); place += step) if (++letters > LONGEST_LETTERS) return false;
  return text[place] === '-' || (text[place] === ' ' && isDigit(text, place + step));
}

/** The digits of `value`. */
export function onlyDigits(value: string): string {
  return value.replace(/[^0-9]/g, '');
}

/** The ASCII letters and digits of `value`, in capitals. */
export function onlyAlphanumerics(value: string): string {
  return value.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
}

export function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** ASCII or accented letter, or underscore: what makes a number part of a word. */
export function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
  return code >= 0xc0 && /\p{L}/u.test(text[at] as string);
}

export function isAlphanumeric(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
