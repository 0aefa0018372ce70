import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';
import type { SettledMatch, Span } from './contract.ts';
import { fold, Seeker } from './seeker.ts';

/** What is never a finding for one tenant: its own numbers, addresses, mailboxes, staff. */
export interface AllowList {
  /** Told by {@link Scanner.detectorSet}; raised by whoever changes the list. */
  readonly version: number;
  /** Exact values, whatever their case, spaces and punctuation: `020 123 45 67`, `Dorpsstraat 7, Breda`. */
  readonly values?: readonly string[];
  /** RE2 expressions, case-insensitive: `[a-z.]+@firma\\.example`. */
  readonly patterns?: readonly string[];
}

/** Longer expressions are programs; RE2's time grows with them. */
export const LONGEST_PATTERN = 1000;
/** Country code and trunk zero, by which spellings of one telephone number differ at the front. */
const LONGEST_PREFIX = 5;
const SHORTEST_NUMBER = 6;

/**
 * Compiles a tenant's expression.
 *
 * @param rule names it in the error, which never quotes the expression itself
 * @throws RangeError naming the rule when RE2 does not know the syntax, or the expression is too long
 */
export function compilePattern(rule: string, pattern: string, flags: number): RE2JS {
  if (pattern.length > LONGEST_PATTERN) {
    throw new RangeError(`${rule}: longer than ${LONGEST_PATTERN} characters`);
  }
  try {
    const compiled = RE2JS.compile(pattern, flags);
    if (compiled.test('')) throw new RangeError(`${rule}: matches the empty text`);
    return compiled;
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) throw new RangeError(`${rule}: ${error.getDescription()}`);
    if (error instanceof RE2JSException) throw new RangeError(`${rule}: too large`);
    throw error;
  }
}

/** An {@link AllowList} ready for use. */
export class Allowed {
  readonly version: number;
  readonly #values = new Seeker<true>();
  readonly #patterns: readonly RE2JS[];
  /** Digits of allowed values that are numbers, without zeros in front, by their last six. */
  readonly #numbers = new Map<string, string[]>();

  /** @throws RangeError naming the first rule that cannot be used, as `allow.patterns[2]` */
  constructor(list: AllowList) {
    this.version = list.version;
    for (const value of list.values ?? []) {
      this.#values.add(value, true);
      const number = bareNumber(value);
      if (number === undefined) continue;
      const key = number.slice(-SHORTEST_NUMBER);
      this.#numbers.set(key, [...(this.#numbers.get(key) ?? []), number]);
    }
    this.#patterns = (list.patterns ?? []).map((pattern, i) =>
      compilePattern(`allow.patterns[${i}]`, pattern, RE2JS.CASE_INSENSITIVE),
    );
  }

  /** Where allowed values stand in `text`, in order, not overlapping. */
  spansIn(text: string): Span[] {
    const spans: Span[] = this.#values.seek(text);
    for (const pattern of this.#patterns) {
      const matcher = pattern.matcher(text);
      while (matcher.find())
        if (matcher.end() > matcher.start()) spans.push({ start: matcher.start(), end: matcher.end() });
    }
    spans.sort((a, b) => a.start - b.start || b.end - a.end);
    const apart: Span[] = [];
    for (const span of spans) {
      const last = apart.at(-1);
      if (!last || last.end <= span.start) apart.push(span);
      else if (span.end > last.end) apart[apart.length - 1] = { start: last.start, end: span.end };
    }
    return apart;
  }

  /** `matches` without those that lie within an allowed span or are an allowed number in other spelling. */
  filter(matches: readonly SettledMatch[], spans: readonly Span[], text: string): SettledMatch[] {
    return matches.filter((match) => {
      if (within(match, spans)) return false;
      return match.entity !== 'PHONE_NUMBER' || !this.#isAllowedNumber(text.slice(match.start, match.end));
    });
  }

  #isAllowedNumber(value: string): boolean {
    const number = bareNumber(value);
    if (number === undefined) return false;
    const alike = this.#numbers.get(number.slice(-SHORTEST_NUMBER)) ?? [];
    return alike.some((other) => endsAlike(number, other));
  }
}

function within({ start, end }: Span, spans: readonly Span[]): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle] as Span).start <= start) low = middle + 1;
    else high = middle;
  }
  const span = spans[low - 1];
  return span !== undefined && span.end >= end;
}

/** Digits of a telephone number without "+", trunk zero and zeros of dialling out. */
function bareNumber(value: string): string | undefined {
  const folded = fold(value.replace('(0)', ''));
  if (!/^[0-9]+$/.test(folded)) return undefined;
  const number = folded.replace(/^0+/, '');
  return number.length >= SHORTEST_NUMBER ? number : undefined;
}

/** Whether one is the other behind a country code. */
function endsAlike(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  return longer.endsWith(shorter) && longer.length - shorter.length <= LONGEST_PREFIX;
}
