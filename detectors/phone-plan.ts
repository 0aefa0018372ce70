import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import type { Language, Region, TextView } from './contract.ts';
import { onlyDigits } from './numbers.ts';

/** What the numbering plans say of some digits. */
export interface DialPlan {
  /** Some region's plan holds it. */
  readonly valid: boolean;
  /** Toll-free, premium, shared cost or company-wide: a public number. */
  readonly service: boolean;
  readonly mobile: boolean;
  /** Written with its country code. */
  readonly international: boolean;
  /** Nothing but digits. */
  readonly plain: boolean;
  /** So written that it might be anything: a phone word has to be near. */
  readonly needsLabel: boolean;
}

/** Countries whose national forms people write in a language, most likely first. */
const HOME: Readonly<Record<Language, readonly Region[]>> = {
  nl: ['NL', 'BE'],
  en: ['GB', 'IE'],
  de: ['DE', 'AT', 'CH', 'LU'],
  fr: ['FR', 'BE', 'CH', 'LU'],
};

/** Regions to try for a national number, in order: the language's, the expected ones first; the other expected; the rest. */
export function regionsFor(view: Pick<TextView, 'language' | 'regions'>): readonly CountryCode[] {
  const known = ordersOf.get(view);
  if (known) return known;
  const home = view.language ? HOME[view.language] : [];
  const others: readonly Region[] = ['IE', 'AT', 'CH', 'US'];
  const ordered = new Set([
    ...view.regions.filter((region) => home.includes(region)),
    ...home,
    ...view.regions,
    ...others,
  ]);
  const order = [...ordered].filter((region): region is CountryCode & Region => isSupportedCountry(region));
  ordersOf.set(view, order);
  return order;
}
const ordersOf = new WeakMap<object, readonly CountryCode[]>();

/** All of them, those Ofcom keeps for drama included, which no plan gives out. */
const BRITISH_MOBILE = /^07[1-57-9]\d{8}$/;

/** Judges digits behind a "+": `undefined` when they cannot be a number. */
export function judgeInternational(written: string): DialPlan | undefined {
  const digits = onlyDigits(written.replace(/\(0\)/, ''));
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  if (!parsed?.isPossible()) return undefined;
  return planOf(parsed, written, { international: true });
}

/** National significant digits that no region reads otherwise: public numbers of the whole of Europe. */
const SERVICE = /^0(?:800|900|906|909|90[0-9]{2}$|8[024]0[0-9]|180)/;

/**
 * Judges digits without a "+" by the plans of `regions`, the first that holds them deciding.
 *
 * @param labelled a phone word stands right before them, so that looser forms are tried
 * @returns `undefined` when they cannot be a number
 */
export function judgeNational(
  written: string,
  regions: readonly CountryCode[],
  labelled: boolean,
): DialPlan | undefined {
  const digits = onlyDigits(written.replace(/(\d)[ ]?\(0\)/, '$1'));
  if (digits.length > 15) return undefined;
  const plain = /^\d+$/.test(written);
  if (digits.startsWith('00')) {
    const parsed = parsePhoneNumberFromString(`+${digits.slice(2)}`);
    const familiar = parsed !== undefined && FAMILIAR.has(parsed.countryCallingCode);
    if (!parsed?.isValid() && !(familiar && !plain && parsed?.isPossible())) return undefined;
    return planOf(parsed, written, { international: true, needsLabel: plain && !familiar });
  }
  if (digits.startsWith('0')) {
    if (SERVICE.test(digits) && digits.length <= 11) return SERVICE_NUMBER;
    for (const [rank, region] of regions.entries()) {
      const length = LENGTHS[region];
      if (!length || digits.length < length[0] || digits.length > length[1]) continue;
      const parsed = parsePhoneNumberFromString(digits, region);
      if (region === 'GB' && BRITISH_MOBILE.test(digits) && parsed)
        return { ...planOf(parsed, written, {}), valid: true, mobile: true };
      if (!parsed?.isValid()) continue;
      const mobile = plain && isMobile(parsed);
      // Landlines without a separator look like any number with a leading zero, least so at home.
      const needsLabel = plain && !mobile && (rank > 1 || digits.length < 10);
      return planOf(parsed, written, { needsLabel });
    }
    return labelled ? UNKNOWN : undefined;
  }
  return judgeBare(digits, written, regions, labelled);
}

/** Digits without any prefix: country code without "+", North American, or a zero lost on the way. */
function judgeBare(
  digits: string,
  written: string,
  regions: readonly CountryCode[],
  labelled: boolean,
): DialPlan | undefined {
  if (NORTH_AMERICAN.test(written)) {
    const parsed = parsePhoneNumberFromString(digits, 'US');
    if (parsed?.isValid())
      return planOf(parsed, written, { needsLabel: !/^\(|^1?[-. ]?\d{3}[-.]\d{3}[-.]/.test(written) });
  }
  if (digits.length >= 10 && digits.length <= 13) {
    const parsed = parsePhoneNumberFromString(`+${digits}`);
    if (parsed?.isValid() && FAMILIAR.has(parsed.countryCallingCode) && isMobile(parsed))
      return planOf(parsed, written, {
        needsLabel: !/^(?:316|324[5-9]|491[5-7]|33[67]|447)/.test(digits) || digits.length < 11,
      });
    if (labelled && parsed?.isValid()) return planOf(parsed, written, {});
  }
  if (!labelled) return undefined;
  for (const region of regions) {
    const parsed = parsePhoneNumberFromString(digits, region);
    if (parsed?.isValid()) return planOf(parsed, written, {});
  }
  return digits.length <= 13 ? UNKNOWN : undefined;
}

const NORTH_AMERICAN = /^(?:1[-. ]?)?(?:\([2-9]\d\d\) ?|[2-9]\d\d[-. ])[2-9]\d\d[-. ]\d{4}$/;

/** Calling codes of countries whose people write to European desks often enough to leave the "+" out. */
const FAMILIAR: ReadonlySet<string> = new Set(
  '30 31 32 33 34 351 352 353 358 359 36 380 381 385 39 40 41 420 421 43 44 45 46 47 48 49 599 90 212 213 216 963'.split(
    ' ',
  ),
);

/** Digits of a national number with its trunk zero, fewest and most. */
const LENGTHS: { readonly [Country in CountryCode]?: readonly [number, number] } = {
  NL: [10, 11],
  BE: [9, 10],
  DE: [7, 13],
  FR: [10, 10],
  GB: [10, 11],
  IE: [8, 11],
  AT: [7, 13],
  CH: [10, 10],
  IT: [8, 12],
  SE: [8, 11],
  FI: [7, 12],
  PL: [10, 10],
  TR: [11, 11],
  RO: [10, 10],
};

const UNKNOWN: DialPlan = {
  valid: false,
  service: false,
  mobile: false,
  international: false,
  plain: false,
  needsLabel: true,
};
const SERVICE_NUMBER: DialPlan = { ...UNKNOWN, valid: true, service: true };

function planOf(
  parsed: PhoneNumber,
  written: string,
  form: { international?: boolean; needsLabel?: boolean },
): DialPlan {
  // With full metadata a number is valid just when it has a type; telling it takes many expressions.
  const type = parsed.getType();
  return {
    valid: type !== undefined,
    service: type === 'TOLL_FREE' || type === 'PREMIUM_RATE' || type === 'SHARED_COST' || type === 'UAN',
    mobile: type === 'MOBILE',
    international: form.international ?? false,
    plain: /^\d+$/.test(written),
    needsLabel: form.needsLabel ?? false,
  };
}

function isMobile(parsed: PhoneNumber): boolean {
  return parsed.getType() === 'MOBILE';
}
