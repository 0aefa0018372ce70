import { type Head, headBefore, pastPremises } from './address/backward.ts';
import { countyAddresses } from './address/counties.ts';
import { formFields } from './address/form.ts';
import { countiesAfter, placeAfterStreet, placeBeforeStreet, streetAfterTown } from './address/forward.ts';
import { holderOfAddress } from './address/holder.ts';
import { pastCountry, townAfter } from './address/locality.ts';
import { loneStreetAt } from './address/lone-street.ts';
import { type Postcode, postcodeAt } from './address/postcode.ts';
import { mayBePostcode, Signs } from './address/signs.ts';
import { GRAMMARS } from './address/words.ts';
import type { Confidence, Detector, Evidence, Match, Span, TextView } from './contract.ts';
import { Taken } from './taken.ts';

/** What may not follow a house number: units, decimals, times, and the rest of a longer number. */
const NUMBER_GOES_ON =
  /^(?:[.,:]\d|[\d\p{L}€$£%]| ?(?:€|%|euro|eur|km|m|cm|mm|kg|meter|uur|u\.|h|min\p{L}*|keer|x|mal|fois|times|stuks?|stück|personen|people|jaar|years?|jahre|ans|dagen|days|tage|jours|weken|weeks|maanden|monate|mois|hours?|stunden|uhr|heures?|procent|percent|prozent|gb|mb|mbit)(?!\p{L}))/iu;

/**
 * Postal addresses of ten countries as one span: building, street, number, addition, postal code, town and
 * country, over one line or several. Read backward from a postal code, or from a street with its number
 * where grammar makes it sure. A town alone is none.
 */
export const postalAddress: Detector = {
  id: 'postal-address',
  entity: 'POSTAL_ADDRESS',
  version: 2,
  stage: 'structure',
  prefilter: 'digit',
  regions: GRAMMARS.map(({ country }) => country),
  sources: [...GRAMMARS.map(({ country, source }) => `${country}: ${source}`), 'UPU S42', 'GeoNames (towns)'],
  find(view: TextView): Match[] {
    const { text } = view;
    const matches: Match[] = [];
    const digits = /\d{1,5}/g;
    const add = (match: Match | undefined): boolean => {
      if (!match) return false;
      const last = matches.at(-1);
      if (last && last.end > match.start) {
        // A street taken by itself gives way to the address with its code and town.
        if (match.end <= last.end) return false;
        matches.pop();
      }
      const holder = holderOfAddress(text, match);
      matches.push(holder ? { ...match, holder } : match);
      digits.lastIndex = Math.max(digits.lastIndex, match.end);
      return true;
    };
    const signs = new Signs(view);
    for (let run = digits.exec(text); run; run = digits.exec(text)) {
      const { index } = run;
      const length = run[0].length;
      if (isDigit(text, index + length)) {
        digits.lastIndex = skipNumber(text, index);
        continue;
      }
      const code = mayBePostcode(text, index, length) ? postcodeAt(text, index) : undefined;
      if (code && add(fromPostcode(text, code, signs))) continue;
      if (signs.mayBeHouse(index, length)) add(fromStreet(text, index, length, signs));
    }
    return withCounties(view, withForms(text, matches, signs));
  },
  compact: (value) =>
    value
      .toLowerCase()
      .replace(/[^\p{L}\d]+/gu, ' ')
      .trim(),
};

/** Adds what stands in the fields of a form about a postal code or street that has a label. */
function withForms(text: string, matches: readonly Match[], signs: Signs): Match[] {
  const all = [...matches];
  const taken = new Taken();
  for (const match of matches) taken.take(match);
  let read = 0;
  for (const label of signs.fields()) {
    if (label.start < read) continue;
    const fields = formFields(text, label.start);
    if (fields.length > 0) read = (fields.at(-1) as Span).end;
    for (const span of fields) {
      if (!taken.take(span)) continue;
      all.push(found(span.start, span.end, 'likely', 'label'));
    }
  }
  return all.length === matches.length ? all : all.sort((a, b) => a.start - b.start);
}

/** Adds Irish addresses that have neither number nor code: "The Cottage, Delvin, Co. Westmeath". */
function withCounties(view: TextView, matches: readonly Match[]): Match[] {
  const all = [...matches];
  for (const span of countyAddresses(view)) {
    const inside = all.findIndex(({ start, end }) => start < span.end && span.start < end);
    const other = all[inside];
    if (!other) all.push(found(span.start, span.end, 'likely', 'grammar', 'lexicon'));
    else if (other.start >= span.start && other.end <= span.end) all[inside] = { ...other, ...span };
  }
  return all.length === matches.length ? all : all.sort((a, b) => a.start - b.start);
}

function skipNumber(text: string, at: number): number {
  let end = at;
  while (isDigit(text, end)) end++;
  return end;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

function fromPostcode(text: string, code: Postcode, signs: Signs): Match | undefined {
  const head = headBefore(text, code);
  return code.isBritish ? british(text, code, head, signs) : continental(text, code, head, signs);
}

function british(text: string, code: Postcode, head: Head, signs: Signs): Match | undefined {
  const end = pastCountry(text, code.end);
  if (head.street !== 'none') return found(head.start, end, 'certain', 'grammar', 'format');
  if (head.towns > 0) return found(head.start, end, 'likely', 'format');
  const raw = text.slice(code.start, code.end);
  // A full British code holds some fifteen homes; capacities ("S20 5GB") have its shape.
  const isBare = /^[A-Z]{1,2}\d\w? \d[A-Z]{2}$/.test(raw) && !/(?:[GMTK]B|MP|HZ)$/.test(raw);
  return (isBare || signs.isLabelled(code.start)) && !code.countries.includes('US')
    ? found(code.start, end, 'likely', 'label', 'format')
    : undefined;
}

function continental(text: string, code: Postcode, head: Head, signs: Signs): Match | undefined {
  const raw = text.slice(code.start, code.end);
  const hasStreet = head.street !== 'none';
  const telling = code.isTelling && !/ [a-z]{2}$/.test(raw);
  const town = townAfter(text, code.end, telling || hasStreet, telling ? undefined : code.countries);
  const end = town ? pastCountry(text, town.end) : code.end;
  if (code.isTelling) {
    if (hasStreet && (telling || town || head.street === 'sure')) {
      return found(head.start, end, 'certain', 'grammar', 'format');
    }
    const reversed = town && streetAfterTown(text, town.end);
    if (reversed) return found(bracketed(text, code.start), reversed, 'certain', 'grammar', 'format');
    if (town?.known && !isYearLike(raw)) return found(code.start, end, 'likely', 'format', 'lexicon');
    const house = houseBehind(text, code.end);
    if (house && (telling || signs.isLabelled(code.start)) && !isYearLike(raw))
      return found(code.start, house, 'likely', 'format', 'grammar');
    return signs.isLabelled(code.start) ? found(code.start, end, 'likely', 'label', 'format') : undefined;
  }
  if (!town) return;
  if (head.street === 'sure') return found(head.start, end, 'certain', 'grammar', 'format');
  if (head.street === 'fair')
    return found(head.start, end, town.known ? 'certain' : 'likely', 'grammar', 'format');
  if (head.street === 'weak')
    return town.known ? found(head.start, end, 'likely', 'format', 'lexicon') : undefined;
  const reversed = town.known ? streetAfterTown(text, town.end) : undefined;
  if (reversed) return found(code.start, reversed, 'likely', 'grammar', 'format');
  if (!town.known || !/\p{Lu}/u.test(text.slice(code.end, end))) return;
  const alone =
    /(?:^|\n)[ \t>]*$/.test(text.slice(0, code.start).slice(-12)) &&
    /^[ \t]*(?:\n|$)/.test(text.slice(end, end + 6));
  return alone || signs.isLabelled(code.start) || /^[A-Z]/.test(raw)
    ? found(code.start, end, 'likely', 'format', 'lexicon')
    : undefined;
}

/** A code in brackets takes its bracket along: "(2548 WL) Den Haag". */
function bracketed(text: string, start: number): number {
  return text[start - 1] === '(' ? start - 1 : start;
}

/** Years and amounts with a unit look like codes: "2026 NL", "1500 MB", "1000 EU". */
function isYearLike(code: string): boolean {
  return / (?:MB|GB|KB|KG|KM|CM|MM|ML|EU|NL|BE|DE|FR|UK|US|BV|NV|PK|HP|EN|OM|IN|OP|IS|OF|DE|TE|AM|PM|VA|KW|WH)$/i.test(
    code,
  );
}

/** "3512JC 14", "1015 CJ, huisnummer 12": the end of the number. */
function houseBehind(text: string, at: number): number | undefined {
  const number =
    /,? ?(?:(?:en )?(?:huis)?(?:nummer|nr)\.? ?:? ?)?\d{1,4}(?: ?[a-z](?![\p{L}\d])|-\d{1,3})?/iuy;
  number.lastIndex = at;
  const match = number.exec(text)?.[0];
  if (!match || (!/^,? ?\p{L}/u.test(match) && !/^ /.test(match))) return;
  return NUMBER_GOES_ON.test(text.slice(at + match.length, at + match.length + 12))
    ? undefined
    : at + match.length;
}

function fromStreet(text: string, digit: number, length: number, signs: Signs): Match | undefined {
  const street = loneStreetAt(text, digit, length);
  if (
    !street ||
    (NUMBER_GOES_ON.test(text.slice(street.end, street.end + 12)) === true && street.endsWithNumber)
  )
    return;
  const behind = street.isBritish ? countiesAfter(text, street.end) : placeAfterStreet(text, street.end);
  const before = placeBeforeStreet(text, street.start);
  const end = behind ?? street.end;
  const start = before ?? pastPremises(text, street.start);
  const certain = behind !== undefined || before !== undefined;
  if (street.strength === 'sure')
    return found(start, pastCountry(text, end), certain ? 'certain' : 'likely', 'grammar');
  const labelled = signs.isLabelled(start);
  if (street.strength === 'fair' && (certain || labelled))
    return found(start, end, 'likely', 'grammar', labelled ? 'label' : 'lexicon');
  return labelled && (street.endsWithNumber || certain)
    ? found(start, end, certain ? 'likely' : 'possible', 'label')
    : undefined;
}

function found(start: number, end: number, confidence: Confidence, ...evidence: Evidence[]): Match {
  return { start, end, confidence, evidence };
}
