import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import type { Language, Region, TextView } from './contract.ts';
import { onlyDigits } from './numbers.ts';
import { type Abroad, internationalType, nationalType } from './phone-types.ts';

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
  const orders = ordersOf.get(view.regions) ?? new Map<Language | undefined, readonly CountryCode[]>();
  ordersOf.set(view.regions, orders);
  const known = orders.get(view.language);
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
  orders.set(view.language, order);
  return order;
}
/** By the list of expected regions, which a scanner uses for every text. */
const ordersOf = new WeakMap<readonly Region[], Map<Language | undefined, readonly CountryCode[]>>();

/** All of them, those Ofcom keeps for drama included, which no plan gives out. */
const BRITISH_MOBILE = /^07[1-57-9]\d{8}$/;

/** Judges digits behind a "+": `undefined` when they cannot be a number. */
export function judgeInternational(written: string): DialPlan | undefined {
  const digits = onlyDigits(written.replace(/\(0\)/, ''));
  const numbering = fromAbroad(digits);
  if (!numbering?.possible) return undefined;
  return planOf(numbering, written, { international: true });
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
    const numbering = fromAbroad(digits.slice(2));
    const familiar = numbering !== undefined && FAMILIAR.has(numbering.callingCode);
    if (!numbering?.type && !(familiar && !plain && numbering?.possible)) return undefined;
    return planOf(numbering, written, { international: true, needsLabel: plain && !familiar });
  }
  if (digits.startsWith('0')) {
    if (SERVICE.test(digits) && digits.length <= 11) return SERVICE_NUMBER;
    for (const [rank, region] of regions.entries()) {
      const length = LENGTHS[region];
      if (!length || digits.length < length[0] || digits.length > length[1]) continue;
      const numbering = atHome(digits, region);
      if (region === 'GB' && BRITISH_MOBILE.test(digits) && numbering)
        return { ...planOf(numbering, written, {}), valid: true, mobile: true };
      if (!numbering?.type) continue;
      const mobile = plain && numbering.type === 'MOBILE';
      // Landlines without a separator look like any number with a leading zero, least so at home.
      const needsLabel = plain && !mobile && (rank > 1 || digits.length < 10);
      return planOf(numbering, written, { needsLabel });
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
    const numbering = atHome(digits, 'US');
    if (numbering?.type)
      return planOf(numbering, written, { needsLabel: !/^\(|^1?[-. ]?\d{3}[-.]\d{3}[-.]/.test(written) });
    // Numbers of the exchange 555, which the plans do not hold.
    if (/^(?:1[-. ]?)?(?:\(\d{3}\) ?\d{3}|\d{3}[-.]555)[-.]\d{4}$/.test(written))
      return { ...UNKNOWN, valid: true, needsLabel: false };
  }
  if (digits.length >= 10 && digits.length <= 13) {
    const numbering = fromAbroad(digits);
    if (numbering?.type === 'MOBILE' && FAMILIAR.has(numbering.callingCode))
      return planOf(numbering, written, {
        needsLabel: !/^(?:316|324[5-9]|491[5-7]|33[67]|447)/.test(digits) || digits.length < 11,
      });
    if (labelled && numbering?.type) return planOf(numbering, written, {});
  }
  if (!labelled) return undefined;
  for (const region of regions) {
    const numbering = atHome(digits, region);
    if (numbering?.type) return planOf(numbering, written, {});
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

function fromAbroad(digits: string): Abroad | undefined {
  const quick = internationalType(digits);
  return quick ?? asked(parsePhoneNumberFromString(`+${digits}`));
}

function atHome(digits: string, region: CountryCode): Abroad | undefined {
  const type = nationalType(digits, region);
  if (type === undefined) return asked(parsePhoneNumberFromString(digits, region));
  return { callingCode: '', type: type === 'none' ? undefined : type, possible: type !== 'none' };
}

function asked(parsed: PhoneNumber | undefined): Abroad | undefined {
  return (
    parsed && {
      callingCode: parsed.countryCallingCode,
      type: parsed.getType(),
      possible: parsed.isPossible(),
    }
  );
}

function planOf(
  { type }: Abroad,
  written: string,
  form: { international?: boolean; needsLabel?: boolean },
): DialPlan {
  return {
    valid: type !== undefined,
    service: type === 'TOLL_FREE' || type === 'PREMIUM_RATE' || type === 'SHARED_COST' || type === 'UAN',
    mobile: type === 'MOBILE',
    international: form.international ?? false,
    plain: /^\d+$/.test(written),
    needsLabel: form.needsLabel ?? false,
  };
}
