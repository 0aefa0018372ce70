import type { Entity, SettledMatch, Span } from './contract.ts';

const RANK = { possible: 0, likely: 1, certain: 2 } as const;
/** For a container as sure as anything inside it. */
const SUREST = 3;

/**
 * Entities that are read as a whole: whatever of the named kinds stands inside one is part of it, however
 * sure its own detector was. `*` names all.
 */
const ABSORBS: Readonly<Partial<Record<Entity, '*' | readonly Entity[]>>> = {
  MRZ: '*',
  IBAN: '*',
  ONE_TIME_LINK: '*',
  EMAIL_ADDRESS: '*',
  POSTAL_ADDRESS: [
    'PERSON_NAME',
    'LICENCE_PLATE',
    'PASSPORT',
    'IDENTITY_CARD',
    'CUSTOMER_NUMBER',
    'AGE',
    'PHONE_NUMBER',
  ],
  PERSONAL_URL: '*',
  SESSION_TOKEN: '*',
  API_KEY: '*',
  PAYMENT_CARD: ['PHONE_NUMBER', 'NATIONAL_ID', 'BANK_ACCOUNT', 'CUSTOMER_NUMBER', 'IMEI', 'LICENCE_PLATE'],
};

/**
 * For matches equally sure and equally long: the kind whose form leaves less to chance first. A nine-digit
 * number that is as likely a BSN as a telephone number is treated as the BSN.
 */
const SPECIFIC: readonly Entity[] = [
  'CUSTOM',
  'MRZ',
  'IBAN',
  'EMAIL_ADDRESS',
  'ONE_TIME_LINK',
  'PERSONAL_URL',
  'API_KEY',
  'SESSION_TOKEN',
  'PAYMENT_CARD',
  'IMEI',
  'MAC_ADDRESS',
  'IP_ADDRESS',
  'GEO_LOCATION',
  'VAT_NUMBER',
  'NATIONAL_ID',
  'PASSPORT',
  'IDENTITY_CARD',
  'RESIDENCE_PERMIT',
  'DRIVING_LICENCE',
  'BANK_ACCOUNT',
  'PHONE_NUMBER',
  'DATE_OF_BIRTH',
  'LICENCE_PLATE',
  'POSTAL_ADDRESS',
  'PASSWORD',
  'USERNAME',
  'CUSTOMER_NUMBER',
  'PERSON_NAME',
  'AGE',
  'HEALTH',
  'SPECIAL_CATEGORY',
];
const SPECIFICITY = new Map(SPECIFIC.map((entity, place) => [entity, place]));

/** Running text, whose remainder is worth keeping when a number or address takes an end of it. */
const TRIMMED: ReadonlySet<Entity> = new Set(['PERSON_NAME', 'POSTAL_ADDRESS']);

/** A match beside the rank it competes with. */
interface Contender {
  readonly match: SettledMatch;
  rank: number;
}

/**
 * Settles overlaps, so that no two of the matches returned share a character. In this order:
 *
 * 1. A match at least `likely` that wholly contains matches of kinds its entity absorbs (an e-mail address
 *    holds names, an address holds postcodes that look like plates) beats them, however sure they are.
 * 2. The surer match wins;
 * 3. then the longer;
 * 4. then the more specific entity;
 * 5. then the earlier; then the detector whose id sorts first.
 *
 * What loses is dropped whole, except that a name or address at least `likely`, of which a winner takes one
 * end, keeps the rest. Matches alike in span and entity become one with the evidence of both.
 *
 * Sorts and sweeps: O(n log n) whatever overlaps what.
 */
export function settle(matches: readonly SettledMatch[], text: string): SettledMatch[] {
  if (matches.length < 2) return [...matches];
  const ordered = merge([...matches].sort(bySpan));
  if (!ordered.some((match, i) => i > 0 && match.start < (ordered[i - 1] as SettledMatch).end))
    return ordered;

  const contenders = ordered.map((match) => ({ match, rank: RANK[match.confidence] as number }));
  absorb(contenders);
  contenders.sort(byRank);
  const taken = new Taken(ordered);
  const kept: SettledMatch[] = [];
  for (const { match } of contenders) {
    const rest = taken.overlaps(match) ? remainder(match, taken, text) : match;
    if (!rest) continue;
    taken.add(rest);
    kept.push(rest);
  }
  return kept.sort(bySpan);
}

function bySpan(a: SettledMatch, b: SettledMatch): number {
  return (
    a.start - b.start ||
    b.end - a.end ||
    specificity(a) - specificity(b) ||
    RANK[b.confidence] - RANK[a.confidence] ||
    (a.detectorId < b.detectorId ? -1 : a.detectorId > b.detectorId ? 1 : 0)
  );
}

function byRank(a: Contender, b: Contender): number {
  return (
    b.rank - a.rank ||
    length(b.match) - length(a.match) ||
    specificity(a.match) - specificity(b.match) ||
    bySpan(a.match, b.match)
  );
}

function length(match: SettledMatch): number {
  return match.end - match.start;
}

function specificity(match: SettledMatch): number {
  return SPECIFICITY.get(match.entity) ?? SPECIFIC.length;
}

/** Makes one of neighbours in `ordered` that agree in span and entity; the surer lends its confidence. */
function merge(ordered: readonly SettledMatch[]): SettledMatch[] {
  const merged: SettledMatch[] = [];
  for (const match of ordered) {
    const last = merged.at(-1);
    if (last && last.start === match.start && last.end === match.end && last.entity === match.entity) {
      merged[merged.length - 1] = { ...last, evidence: [...new Set([...last.evidence, ...match.evidence])] };
    } else merged.push(match);
  }
  return merged;
}

/** Rule 1: lifts containers over what they absorb. `contenders` are in order of start, longest first. */
function absorb(contenders: readonly Contender[]): void {
  const open = new Map<Entity, Contender>();
  for (const contender of contenders) {
    const { match } = contender;
    for (const container of open.values()) {
      if (container.match.end < match.end) continue;
      const kinds = ABSORBS[container.match.entity];
      const absorbs = kinds === '*' ? !absorbsBack(match, container.match) : kinds?.includes(match.entity);
      if (absorbs && contender.rank >= container.rank)
        container.rank = contender.rank === 2 ? SUREST : contender.rank;
    }
    if (ABSORBS[match.entity] === undefined || match.confidence === 'possible') continue;
    const widest = open.get(match.entity);
    if (!widest || widest.match.end < match.end) open.set(match.entity, contender);
  }
}

/** Of two that absorb everything and span the same characters, neither does. */
function absorbsBack(inner: SettledMatch, outer: SettledMatch): boolean {
  return inner.start === outer.start && inner.end === outer.end;
}

/** The part of a name or address before or behind what is taken of it, if it holds two letters or digits. */
function remainder(match: SettledMatch, taken: Taken, text: string): SettledMatch | undefined {
  if (!TRIMMED.has(match.entity) || match.confidence === 'possible') return undefined;
  const [start, end] = taken.free(match);
  if (end <= start || (start === match.start && end === match.end)) return undefined; // taken in the middle
  const rest = INNER.exec(text.slice(start, end));
  if (!rest) return undefined;
  const from = start + rest.index;
  const trimmed = { ...match, start: from, end: from + rest[0].length };
  return taken.overlaps(trimmed) ? undefined : trimmed;
}

/** From the first letter or digit to the last. */
const INNER = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])/su;

/** The disjoint spans taken so far: two Fenwick trees over the places where matches start or end. */
class Taken {
  readonly #places: Int32Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;

  constructor(matches: readonly SettledMatch[]) {
    this.#places = Int32Array.from(new Set(matches.flatMap(({ start, end }) => [start, end]))).sort();
    this.#starts = new Int32Array(this.#places.length + 1);
    this.#ends = new Int32Array(this.#places.length + 1);
  }

  add({ start, end }: Span): void {
    raise(this.#starts, this.#index(start));
    raise(this.#ends, this.#index(end));
  }

  /** Spans that start before `end` less those that ended by `start`: none, one or more overlap. */
  overlaps({ start, end }: Span): boolean {
    return this.#startsBefore(end) > this.#endsBy(start);
  }

  /** `span` without what is taken at either end of it. */
  free({ start, end }: Span): [start: number, end: number] {
    const before = this.#endsBy(start);
    const from = this.#startsBefore(start + 1) > before ? this.#place(this.#ends, before + 1) : start;
    const opened = this.#startsBefore(end);
    const until = opened > this.#endsBy(end - 1) ? this.#place(this.#starts, opened) : end;
    return [from, until];
  }

  #startsBefore(at: number): number {
    return sum(this.#starts, this.#index(at));
  }

  #endsBy(at: number): number {
    return sum(this.#ends, this.#index(at + 1));
  }

  /** How many places lie before `at`. */
  #index(at: number): number {
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#places[middle] as number) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The place of the `count`th entry of a tree. */
  #place(tree: Int32Array, count: number): number {
    let index = 0;
    let left = count;
    for (let step = 1 << (31 - Math.clz32(tree.length)); step > 0; step >>= 1) {
      const next = index + step;
      if (next < tree.length && (tree[next] as number) < left) {
        index = next;
        left -= tree[next] as number;
      }
    }
    return this.#places[index] as number;
  }
}

function raise(tree: Int32Array, index: number): void {
  for (let i = index + 1; i < tree.length; i += i & -i) tree[i] = (tree[i] as number) + 1;
}

/** Sum over the first `count` places. */
function sum(tree: Int32Array, count: number): number {
  let total = 0;
  for (let i = count; i > 0; i -= i & -i) total += tree[i] as number;
  return total;
}
