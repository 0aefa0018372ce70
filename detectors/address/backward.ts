import { fold } from '../fold.ts';
import { isPlace } from './places.ts';
import type { Postcode } from './postcode.ts';
import { type Segment, segmentsBefore, type Token, tokensOf } from './segments.ts';
import { type Street, streetBefore, streetness } from './street.ts';
import {
  BUILDING_WORDS,
  COUNTY_NAMES,
  FRENCH_OPENERS,
  LOOSE_OPENERS,
  PARTICLES,
  PO_BOXES,
  STOP_WORDS,
  STREET_CLOSERS,
  UNIT_WORDS,
  WEAK_CLOSERS,
} from './words.ts';

/** What stands before a postal code, as far as it belongs to the address. */
export interface Head {
  readonly start: number;
  /** Strength of the street or box; `none` when only towns or units stand there. */
  readonly street: Street['strength'] | 'none';
  /** British lines that look like towns, when no street was found. */
  readonly towns: number;
}

/** Words between the street and the code: "Kerkstraat 12 te 1015 CJ", "…, postcode: 1015 CJ". */
const LINK =
  /(?:;|(?:^|[ ,\n])(?:te|in|à|postcode|post code|pc|plz|postleitzahl|code postal|cp|zip|zip code|zipcode|eircode|und|en|and|et)[ :.]{0,3}| ?[-/] ?)$/i;
const MOST_TOWNS = 3;
const MOST_UNITS = 3;

/** Reads backward from a postal code: units, towns (in Britain), the street, the building it is in. */
export function headBefore(text: string, code: Postcode): Head {
  const link = LINK.exec(text.slice(Math.max(0, code.start - 18), code.start));
  const at = link ? code.start - link[0].length : code.start;
  const segments = segmentsBefore(text, at);
  let start = code.start;
  let towns = 0;
  let units = 0;
  for (const [index, segment] of segments.entries()) {
    if (segment.start === segment.end) {
      if (index === 0 || segment.opens !== 'end') continue;
      break;
    }
    const tokens = tokensOf(text, segment.start, segment.end);
    const box = poBox(tokens);
    if (box !== undefined)
      return { start: streetAboveBox(text, segments, index, box), street: 'sure', towns };
    if (isUnit(tokens) && units++ < MOST_UNITS) {
      start = segment.start;
      continue;
    }
    const street = streetBefore(text, segment.start, beforeUnit(tokens));
    if (street && !(street.strength === 'weak' && code.isBritish && isTownLine(tokens))) {
      const open = street.isWhole ? pastBuildings(text, segments, index, street.start) : street.start;
      return { start: open, street: street.strength, towns };
    }
    const numbered = numberInSegmentBefore(text, tokens, segments[index + 1]);
    if (numbered !== undefined) {
      return { start: pastBuildings(text, segments, index + 1, numbered), street: 'sure', towns };
    }
    const road = code.isBritish ? undefined : roadIn(tokens);
    if (road !== undefined) {
      return {
        start: road === segment.start ? pastBuildings(text, segments, index, road) : road,
        street: 'fair',
        towns,
      };
    }
    const hamlet = hamletIn(tokens) ?? (code.isBritish ? undefined : premiseIn(tokens));
    if (hamlet !== undefined) return { start: hamlet, street: 'fair', towns };
    if (!code.isBritish) break;
    if (isNumberless(tokens) && !isNumbered(text, segments[index + 1])) {
      return {
        start: pastHouseName(text, segments[index + 1], pastBuildings(text, segments, index, segment.start)),
        street: 'fair',
        towns,
      };
    }
    if (isHouseName(tokens) && towns > 0) {
      return { start: pastBuildings(text, segments, index, segment.start), street: 'fair', towns };
    }
    const tail = townTail(tokens);
    if (tail === undefined || towns >= MOST_TOWNS) break;
    towns++;
    start = tail;
    if (tail !== segment.start) break;
  }
  return { start, street: 'none', towns };
}

/** "Postbus 118", "PO Box 12", "BP 40". */
function poBox(tokens: readonly Token[]): number | undefined {
  for (let i = Math.max(0, tokens.length - 4); i < tokens.length - 1; i++) {
    const token = tokens[i] as Token;
    if (!PO_BOXES.has(token.low)) continue;
    const rest = tokens.slice(i + 1).map(({ text }) => text);
    if (/^(?:box )?(?:n° ?|nr\.? ?)?\d[\d .]{0,8}$/i.test(rest.join(' '))) return token.start;
  }
  return;
}

/** A segment that only names a part of a building: "Flat 9", "bât. C", "2nd floor", "Appt 27". */
export function isUnit(tokens: readonly Token[]): boolean {
  if (tokens.length === 0 || tokens.length > 4) return false;
  return (
    tokens.some(({ low }) => UNIT_WORDS.has(low)) &&
    tokens.every(
      ({ low, text }) =>
        UNIT_WORDS.has(low) ||
        /^[#n°]*\d{1,4}[a-z]{0,2}(?:[./]\d{1,3})?\.?$|^[a-z]\d{0,4}\.?$/i.test(text) ||
        /^(?:\d{1,2}(?:st|nd|rd|th|e|er|eme|de|ste)|de|n°|nr|links|rechts|gauche|droite)$/.test(low),
    ) &&
    tokens.some(({ low, text }) => /\d/.test(text) || low.length === 1 || FLOORS.test(low))
  );
}

const FLOORS =
  /^(?:ground|first|second|third|eerste|tweede|derde|vierde|rgb|ruckgebaude|hinterhaus|vorderhaus|gartenhaus|seitenflugel|parterre|rdc)$/;

/** "Dorfmattli 3, Postfach 117": a street before the box belongs to the same address. */
function streetAboveBox(text: string, segments: readonly Segment[], index: number, box: number): number {
  const above = segments[index + 1];
  if (box !== segments[index]?.start || !above || above.start === above.end) return box;
  const street = streetBefore(text, above.start, above.end);
  return street ? street.start : box;
}

/** "Manoir de Kerbiquet", "Recreatiepark De Bolderik", "Haus Nr. 47": a house in the street's place. */
function premiseIn(tokens: readonly Token[]): number | undefined {
  const at = tokens.findIndex(({ low }) => PREMISES.test(fold(low)));
  const head = tokens[at];
  const next = tokens[at + 1];
  if (!head || !next || tokens.length - at > 6) return;
  return next.isCapital || PARTICLES.has(next.low) || /^\d|^n[r°]/i.test(next.text) ? head.start : undefined;
}

const PREMISES =
  /^(?:manoir|chateau|foyer|ehpad|hlm|za|zi|zac|mas|ferme|verzorgingshuis|verpleeghuis|zorgcentrum|woonzorgcentrum|wzc|rusthuis|residentie|serviceflat|aanleunwoning|recreatiepark|vakantiepark|bungalowpark|woonboot|woonschip|woonark|huize|hoeve|landgoed|altersheim|seniorenheim|pflegeheim|altenheim|wohnheim|studentenwohnheim|seniorenresidenz|haus)$/;

/** End of a segment's street when units without comma follow it: "45 Oak Ave Apt 4B", "… bat D2 esc 3". */
function beforeUnit(all: readonly Token[]): number {
  let tokens = all;
  for (let cut = true; cut; ) {
    cut = false;
    for (const length of [3, 2]) {
      const street = tokens.slice(0, -length);
      const unit = tokens.slice(-length);
      if (
        street.length < 2 ||
        !isUnit(unit) ||
        !UNIT_WORDS.has((unit[0] as Token).low) ||
        !street.some(({ text }) => /\d/.test(text))
      )
        continue;
      if (/^(?:bus|bte|top|stiege|k|kamer)$/.test((unit[0] as Token).low)) continue;
      tokens = street;
      cut = true;
      break;
    }
  }
  return (tokens.at(-1) as Token).end;
}

/** "12 bis" | "rue des Lilas": a comma between number and street; start of the number. */
function numberInSegmentBefore(
  text: string,
  tokens: readonly Token[],
  before: Segment | undefined,
): number | undefined {
  const [first, second] = tokens;
  if (!first || !second || !before || before.start === before.end) return;
  const closes = STREET_CLOSERS.has((tokens.at(-1) as Token).low) && tokens.length <= 4;
  if (!FRENCH_OPENERS.has(first.low) && !closes) return;
  const number = /(?:^|[ ])(\d{1,4}[a-z]?(?: ?(?:bis|ter|quater|[a-d]))?)$/i.exec(
    text.slice(before.start, before.end),
  );
  return number ? before.end - (number[1] as string).length : undefined;
}

/** "route de Chaon": a road in the country, where houses have names instead of numbers. */
function roadIn(tokens: readonly Token[]): number | undefined {
  const [first, second] = tokens;
  if (
    !first ||
    !second ||
    tokens.length > 6 ||
    !FRENCH_OPENERS.has(first.low) ||
    LOOSE_OPENERS.has(first.low)
  ) {
    return first !== undefined &&
      NAMED_ROADS.has(first.low) &&
      PARTICLES.has(second?.low ?? '') &&
      tokens.at(-1)?.isCapital
      ? first.start
      : undefined;
  }
  return tokens.at(-1)?.isCapital ? first.start : undefined;
}

/** Loose openers that stand without a number in villages: "Place de l'Église". */
const NAMED_ROADS = new Set(['route', 'place', 'cour', 'cours', 'promenade', 'cite']);

/** "lieu-dit La Bourdette": places in the country without street or number. */
function hamletIn(tokens: readonly Token[]): number | undefined {
  // "Le Bourg, 24220 Saint-Cyprien": a hamlet's name fills its line.
  const [head, next1] = tokens;
  if (head?.isCapital && next1?.isCapital && tokens.length <= 4 && /^(?:le|la|les)$/.test(head.low))
    return head.start;
  const at = tokens.findIndex(({ low }) => /^(?:lieu-?dit|ld|hameau|lotissement)$/.test(low));
  const next = tokens[at + 1];
  return at >= 0 && next && tokens.length - at <= 7 ? (tokens[at] as Token).start : undefined;
}

/** Whether the line above holds a street with its number: then this one is a town ("Hebden Bridge"). */
function isNumbered(text: string, segment: Segment | undefined): boolean {
  return segment !== undefined && streetBefore(text, segment.start, segment.end) !== undefined;
}

/** "Church Lane": a street's name alone on its line. */
function isNumberless(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)?.low ?? '';
  return (
    tokens.length >= 2 &&
    tokens.length <= 4 &&
    (STREET_CLOSERS.has(last) || WEAK_CLOSERS.has(last)) &&
    tokens.every(
      ({ isCapital, low }, k) => (isCapital || (k > 0 && PARTICLES.has(low))) && !STOP_WORDS.has(low),
    )
  );
}

function isHouseName(tokens: readonly Token[]): boolean {
  return (
    tokens.length <= 4 &&
    tokens.every(({ isCapital }) => isCapital) &&
    (tokens[0]?.low === 'the' ||
      HOMES.test(tokens.at(-1)?.low ?? '') ||
      tokens.some(({ low }) => BUILDING_WORDS.has(low)))
  );
}

/** Homes with a staff: "Swallowfield Nursing Home". */
const HOMES = /^(?:home|hostel|hospice|foundry|maltings|exchange|yard)$/;

/** A house's name right above a street without number: "The Old Forge". */
function pastHouseName(text: string, segment: Segment | undefined, start: number): number {
  if (!segment || segment.end > start || segment.start === segment.end) return start;
  const tokens = tokensOf(text, segment.start, segment.end);
  return isHouseName(tokens) ? segment.start : start;
}

/** Start of the units and buildings named before an address that begins at `start`, or `start` itself. */
export function pastPremises(text: string, start: number): number {
  const segments = segmentsBefore(text, start);
  const [first] = segments;
  return first && first.start === first.end && first.opens !== 'end'
    ? pastBuildings(text, segments, 0, start)
    : start;
}

/** Past units and buildings above a street: "Flat 12, Garrard House, 40 Station Approach". */
function pastBuildings(text: string, segments: readonly Segment[], index: number, from: number): number {
  let start = from;
  for (const segment of segments.slice(index + 1, index + 1 + MOST_UNITS)) {
    if (segment.start === segment.end) continue;
    const tokens = tokensOf(text, segment.start, segment.end);
    const building =
      tokens.length <= 6 &&
      (isHouseName(tokens) ||
        tokens.some(({ low, isCapital }) => isCapital && low.length > 2 && BUILDING_WORDS.has(low)) ||
        isHouseName(tokens)) &&
      tokens.every(
        ({ low, isCapital, text: word }, k) => isCapital || /^\d/.test(word) || (k > 0 && PARTICLES.has(low)),
      ) &&
      !tokens.some(
        ({ low }) =>
          (STOP_WORDS.has(low) && !BUILDING_WORDS.has(low) && !isHouseName(tokens)) || COMPANY.test(low),
      );
    const tail = building || isUnit(tokens) ? segment.start : buildingTail(tokens);
    if (tail === undefined) break;
    start = tail;
    if (tail !== segment.start) break;
  }
  return start;
}

const HOUSES =
  /^(?:residence|res|immeuble|batiment|bat|manoir|foyer|chateau|ferme|mas|domaine|villa|ehpad|haus|huize|hof)$/;
const COMPANY = /^(?:b\.?v|n\.?v|bvba|vof|ltd|limited|llp|plc|inc|gmbh|ag|kg|ug|sarl|sas|sa|srl|eurl)$/;

/** A unit at the end of a sentence's clause: "I live at Flat 9", "habitant Résidence Les Acacias". */
function buildingTail(tokens: readonly Token[]): number | undefined {
  for (let i = 0; i < tokens.length; i++) {
    const rest = tokens.slice(i);
    const head = rest[0] as Token;
    if (rest.length <= 6 && rest[1]?.isCapital && PREMISES.test(fold(head.low))) return head.start;
    if (rest.length <= 3 && isUnit(rest)) return head.start;
    if (
      rest.length <= 4 &&
      head.isCapital &&
      rest.every(({ isCapital, low }, k) => isCapital && (k > 0 || low === 'the' || !STOP_WORDS.has(low))) &&
      isHouseName(rest)
    )
      return head.start;
    if (rest.length <= 6 && head.isCapital && HOUSES.test(fold(head.low))) return head.start;
  }
  return;
}

function isTownLine(tokens: readonly Token[]): boolean {
  return tokens.length <= 2 && /^\d/.test(tokens[0]?.text ?? '') === false;
}

/** Start of the capitalised words (or, in lower case, a known town) that end a segment. */
function townTail(tokens: readonly Token[]): number | undefined {
  let first = tokens.length;
  // "Dublin 6", "Dublin 6W": postal districts.
  const district = tokens.length > 1 && /^\d{1,2}w?$/i.test((tokens.at(-1) as Token).text) ? 1 : 0;
  for (let i = tokens.length - 1 - district; i >= Math.max(0, tokens.length - 4); i--) {
    const { isCapital, low, text } = tokens[i] as Token;
    const isStop =
      STOP_WORDS.has(low) &&
      !(
        isCapital &&
        /^(?:old|new|nieuw|nieuwe|oude|neu|alt)$/.test(low) &&
        text.slice(1) !== text.slice(1).toUpperCase()
      );
    if (isStop || TITLE.test(low) || /^\p{Lu}\.$/u.test(text) || /\d/.test(text)) break;
    if (isCapital || isPlace(low) || COUNTY_NAMES.has(low) || low === 'co') first = i;
    else if (!(PARTICLES.has(low) && i < tokens.length - 1)) break;
  }
  if (first === tokens.length) return;
  return (tokens[first] as Token).start;
}

const TITLE = /^(?:mr|mrs|ms|miss|dr|prof|sir|regards|thanks|cheers|sincerely|faithfully|dear|hi|hello)$/;

/** Whether the last word of a folded segment is a street's by its ending; for labels and tests. */
export function endsLikeStreet(word: string): boolean {
  return streetness(fold(word)) === 'sure';
}
