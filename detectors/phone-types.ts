import type { CountryCode, PhoneNumberType } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/max/metadata';

/**
 * The numbering plans of libphonenumber's metadata with their expressions compiled once. The library parses a
 * number in tens of microseconds, ten mails' worth of reading; what is plain is therefore answered here, by
 * its rules and its data, and the library is asked for the rest.
 */
interface Plan {
  /** The whole of a national number, whatever its type. */
  readonly general: RegExp;
  readonly types: readonly {
    readonly type: PhoneNumberType;
    readonly pattern: RegExp;
    readonly lengths: number;
  }[];
  /** The trunk prefix is 0 and nothing but it is taken off. */
  readonly trunkZero: boolean;
  /** What may be taken off in front of a national number. */
  readonly trunk: RegExp | undefined;
  /** Digits that tell the country, where several share a calling code. */
  readonly leading: RegExp | undefined;
  /** Lengths of national numbers as bits. */
  readonly lengths: number;
}

/** Types and their positions in the metadata, in the order the library tries them. */
const ORDER: readonly (readonly [number, PhoneNumberType])[] = [
  [0, 'FIXED_LINE'],
  [1, 'MOBILE'],
  [3, 'PREMIUM_RATE'],
  [2, 'TOLL_FREE'],
  [9, 'SHARED_COST'],
  [8, 'VOIP'],
  [4, 'PERSONAL_NUMBER'],
  [7, 'PAGER'],
  [6, 'UAN'],
  [5, 'VOICEMAIL'],
];

// Positions in a country's row of the metadata (libphonenumber-js, METADATA.md).
const CALLING_CODE = 0;
const GENERAL = 2;
const LENGTHS = 3;
const TRUNK = 5;
const TRUNK_FOR_PARSING = 7;
const TRUNK_RULE = 8;
const LEADING_DIGITS = 10;
const TYPES = 11;

const plans = new Map<CountryCode, Plan>();

function planOf(region: CountryCode): Plan {
  let plan = plans.get(region);
  if (!plan) {
    plan = readPlan(rowOf(region));
    plans.set(region, plan);
  }
  return plan;
}

function rowOf(region: CountryCode): readonly unknown[] {
  return metadata.countries[region] ?? [];
}

function readPlan(row: readonly unknown[]): Plan {
  const lengths = row[LENGTHS];
  const list = Array.isArray(row[TYPES]) ? row[TYPES] : [];
  const types = ORDER.flatMap(([position, type]) => {
    const [pattern, own] = Array.isArray(list[position]) ? list[position] : [];
    return typeof pattern === 'string' && pattern !== ''
      ? [{ type, pattern: whole(pattern), lengths: bitsOf(own || lengths) }]
      : [];
  });
  return {
    trunk: opening(row[TRUNK_FOR_PARSING] || row[TRUNK]),
    leading: opening(row[LEADING_DIGITS]),
    lengths: bitsOf(lengths),
    general: whole(String(row[GENERAL])),
    types,
    trunkZero:
      row[TRUNK] === '0' &&
      !row[TRUNK_RULE] &&
      /^(?:0|0\|180020)$/.test(String(row[TRUNK_FOR_PARSING] || '0')),
  };
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

function opening(pattern: unknown): RegExp | undefined {
  return typeof pattern === 'string' ? new RegExp(`^(?:${pattern})`) : undefined;
}

function bitsOf(lengths: unknown): number {
  return Array.isArray(lengths)
    ? lengths.reduce((bits: number, length) => bits | (1 << Number(length)), 0)
    : -1;
}

function typeIn(plan: Plan, national: string): PhoneNumberType | undefined {
  if (!plan.general.test(national)) return undefined;
  for (const { type, pattern, lengths } of plan.types) {
    if ((lengths & (1 << national.length)) === 0 || !pattern.test(national)) continue;
    if (type !== 'FIXED_LINE') return type;
    const mobile = plan.types.find((other) => other.type === 'MOBILE');
    if (!mobile || ((mobile.lengths & (1 << national.length)) !== 0 && mobile.pattern.test(national)))
      return 'FIXED_LINE_OR_MOBILE';
    return type;
  }
  return undefined;
}

/** Type of a national number by the plans of a calling code, `'none'` when no plan has it, `undefined` when unsure. */
function typeUnder(callingCode: string, national: string): PhoneNumberType | 'none' | undefined {
  const regions = metadata.country_calling_codes[callingCode] ?? [];
  for (const [rank, region] of regions.entries()) {
    const type = typeIn(planOf(region), national);
    // A code of several countries: the first in the list needs no leading digits, the others may.
    if (type) return rank === 0 && !planOf(region).leading ? type : undefined;
  }
  return regions.length > 0 ? 'none' : undefined;
}

/**
 * Type of a number as dialled inside `region`, trunk zero included.
 *
 * @returns `'none'` when the region's plan does not hold it, `undefined` when the library must be asked
 */
export function nationalType(digits: string, region: CountryCode): PhoneNumberType | 'none' | undefined {
  const plan = planOf(region);
  if (!plan.trunkZero || !digits.startsWith('0') || digits.startsWith('00')) return undefined;
  const callingCode = String(rowOf(region)[CALLING_CODE]);
  const type = typeUnder(callingCode, digits.slice(1));
  // A plan may hold numbers that keep their zero.
  return type === 'none' && typeUnder(callingCode, digits) !== 'none' ? undefined : type;
}

/** What the plans say of a number as dialled from abroad. */
export interface Abroad {
  readonly callingCode: string;
  /** `undefined` when no plan holds it. */
  readonly type: PhoneNumberType | undefined;
  /** Of a length the plan has. */
  readonly possible: boolean;
}

/**
 * Reads a number as dialled from abroad, without "+" or "00".
 *
 * @returns `undefined` when the library must be asked
 */
export function internationalType(digits: string): Abroad | undefined {
  for (let length = 1; length <= LONGEST_CODE; length++) {
    const callingCode = digits.slice(0, length);
    const regions = metadata.country_calling_codes[callingCode];
    const main = regions?.[0];
    if (!regions || !main) continue;
    const national = digits.slice(length);
    const { trunk, lengths } = planOf(main);
    // With a trunk prefix or leading digits in it the number may be read in more than one way.
    if (national.length < SHORTEST_NATIONAL || trunk?.test(national)) return undefined;
    if (regions.some((region) => planOf(region).leading?.test(national))) return undefined;
    const type = typeUnder(callingCode, national);
    if (type === undefined) return undefined;
    return type === 'none'
      ? { callingCode, type: undefined, possible: (lengths & (1 << national.length)) !== 0 }
      : { callingCode, type, possible: true };
  }
  return undefined;
}

const LONGEST_CODE = 3;
/** Fewer digits behind a calling code the library does not take for a number at all. */
const SHORTEST_NATIONAL = 4;
