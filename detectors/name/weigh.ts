import type { Evidence } from '../contract.ts';
import { endsLikeCollective, isOrdinaryCompound, isTrade } from './compound.ts';
import { type Cue, rightPoints } from './context.ts';
import { ACTS, ARTICLE, BARRED, FIRM, HOUSE, MONTHS, TITLE, WITH } from './cues.ts';
import { type Extent, followsGiven, isUnlistedWord } from './extent.ts';
import { thingPoints } from './goods.ts';
import {
  ANY_GIVEN,
  ANY_WORD,
  BRAND,
  COMMON,
  DOUBTFUL,
  FIRST,
  HOMONYM,
  PLACE,
  SURNAME,
  SURNAME_RARE,
} from './lexicon.ts';
import { isPhrase } from './phrases.ts';
import { closesText, followsArticle, isAloneOnLine, isLastLine, isTied, opensLastLine } from './position.ts';
import type { Reader } from './reader.ts';
import {
  BRACKET,
  CAPITALISED,
  CAPITALS,
  COLON,
  COMMA,
  DOT,
  HYPHEN,
  LETTER,
  LINE,
  NUMBER,
  PIPE,
  SMALL,
  SPACE,
  STOP,
} from './tokens.ts';
import { givenWorth, surnameWorth } from './worth.ts';

/** A run weighed: its tokens, its points and what they came from. */
export interface Weighed {
  readonly from: number;
  /** Half-open. */
  readonly to: number;
  readonly points: number;
  readonly evidence: readonly Evidence[];
  /** The text says it is goods, a work or a house. */
  readonly thing?: boolean;
}

/** Weighs a run: what it is made of, what stands before and behind it, and where it stands. */
export function weigh(
  reader: Reader,
  extent: Extent,
  left: Cue,
  previousEnd: number,
  lastThing: number,
): Weighed {
  const { from } = extent;
  const to = withReversed(reader, extent);
  const evidence: Evidence[] = [];
  let points = form(reader, from, to, evidence);
  const thing = thingPoints(reader, from, to, lastThing) - (isWork(reader, from, to) ? 6 : 0);
  points += thing;
  if (reader.gap(from) & NUMBER && holdsFirmWord(reader, from, to)) points -= 4;
  points += left.points;
  if (left.evidence && left.points > 0) evidence.push(left.evidence);
  points += rightPoints(reader, from, to);
  if (to - from === 1 && left.points < 1) points -= homonymPoints(reader, from, to);
  if (followsArticle(reader, from) && left.points < 1) points -= to - from > 1 ? 2 : 1.5;
  if (to - from === 1 && !isTold(left) && isUnlistedWord(reader, from)) points -= 2.5;
  if (!reader.isGerman && followedByWord(reader, from, to))
    points -= isGivenAlone(reader, from, to) ? 0.6 : 3;
  if (to - from === 1 && standsOut(reader, from)) points += reader.bits(from) & FIRST ? 1.9 : 0.6;
  if (extent.firm) points -= 5;
  if (extent.compound) points -= 3;
  if (to - from > 1 && reader.gap(from + 1) === HYPHEN && opensFirm(reader, from)) points -= 4;
  if (isAloneOnLine(reader, from, to)) points += isLastLine(reader, from, to) ? 2.5 : 1;
  if (closesText(reader, from, to)) points += 1;
  if (opensLastLine(reader, from, to)) points += 1.2;
  if (isTied(reader, from, previousEnd)) points += 1.9;
  if (reader.shape(from) === SMALL && !reader.isParticle(from))
    points -= isAddressed(reader, from, to, left) ? -0.3 : 0.8;
  if (
    !extent.firm &&
    left.points > -3 &&
    thing > -3 &&
    !isFirmOfKnown(reader, from, to) &&
    knownAsPerson(reader, from, to)
  ) {
    points += 3.5;
    evidence.push('requester');
  }
  return { from, to, points, evidence, thing: thing <= -2.5 };
}

/** A label, title or closing announces the name, so that its meaning as a word says little. */
function isTold({ evidence, points }: Cue): boolean {
  return (evidence === 'label' || evidence === 'sign-off') && points >= 1.5;
}

/** "Malhotra Meals", "Lammers Fotografie": outside German a capital makes an ordinary word part of a name, a firm's. */
function followedByWord(reader: Reader, from: number, to: number): boolean {
  if (to >= reader.tokens.count || reader.gap(to) !== SPACE || reader.shape(to) !== CAPITALISED) return false;
  const bits = reader.bits(to);
  if (reader.cue(to) !== 0 || bits & (FIRST | COMMON) || reader.isShouted(from) || reader.length(to) < 4)
    return false;
  if (bits !== 0) return reader.isWord(bits) && !(bits & (SURNAME | PLACE | BRAND | DOUBTFUL));
  return isOrdinaryCompound(reader.folded(to), false);
}

/** "Rohr-Schulze", "ZH-Schild": a line of trade or an abbreviation, and a hyphen. */
function opensFirm(reader: Reader, from: number): boolean {
  if (reader.shape(from) === CAPITALS)
    return reader.length(from) <= 4 && !reader.isShouted(from) && reader.shape(from + 1) !== CAPITALS;
  return isTrade(reader.folded(from));
}

function isGivenAlone(reader: Reader, from: number, to: number): boolean {
  return to - from === 1 ? (reader.bits(from) & FIRST) !== 0 : givenWorth(reader, from) >= 1;
}

/** "O'Sullivan Fencing Ltd": the requester's firm, not the requester. */
function isFirmOfKnown(reader: Reader, from: number, to: number): boolean {
  return !reader.isGerman && followedByWord(reader, from, to) && !isGivenAlone(reader, from, to);
}

/** Points for what the run is made of: given names, initials, particles, surname. */
function form(reader: Reader, from: number, to: number, evidence: Evidence[]): number {
  let given = 0;
  let surname = 0;
  let initials = 0;
  let particles = 0;
  let plain = 0;
  for (let at = from; at < to; at++) {
    if (reader.shape(at) === LETTER || (reader.isInitial(at) && at + 1 < to && reader.hasDot(at))) {
      initials = Math.max(initials, reader.hasDot(at) ? 2.1 : 0.7);
      continue;
    }
    if (at + 1 < to && reader.isParticle(at) && (reader.shape(at) === SMALL || givenWorth(reader, at) < 1)) {
      particles = 1.2;
      continue;
    }
    const asGiven = givenWorth(reader, at);
    const inside = at > from && isTellingParticle(reader, at - 1) && reader.joins(at);
    const listed = at === from && afterTitle(reader, at) ? titledWorth(reader, at) : surnameWorth(reader, at);
    const branded = reader.bits(at) & BRAND && reader.bits(at) & SURNAME && afterTitle(reader, from);
    const asSurname = branded
      ? 0.9
      : listed > -5 && (inside || followsGiven(reader, from, at))
        ? Math.max(0.5, listed)
        : listed;
    if (asGiven > given && (at === from || asGiven > asSurname)) {
      surname = Math.max(surname, given > 0 ? Math.min(given, 1) : 0);
      given = asGiven;
    } else if (asSurname >= 0 || given === 0)
      surname = surname === 0 ? asSurname : Math.max(surname, asSurname) + 0.3;
    if (asGiven === 0 && asSurname <= -1.5) plain += asSurname;
  }
  if (given >= 1 || surname >= 1.8) evidence.push('lexicon');
  if (initials > 0 || particles > 0) evidence.push('grammar');
  let points = given + initials + particles + Math.max(surname, -5);
  if (given > 0 && to - from > 1 && surname >= (given < 1 ? 1.8 : 1.3)) points += 0.8;
  if (particles > 0 && surname < 0) points += 1;
  return points + Math.min(0, plain - Math.min(0, surname));
}

/** "hiya lorcan,", "frau tschirner,": a word in small letters that no list holds, between greeting and comma. */
function isAddressed(reader: Reader, from: number, to: number, left: Cue): boolean {
  if (to - from > 1 || reader.bits(from) !== 0 || reader.length(from) < 4 || reader.length(from) > 10)
    return false;
  if (!afterTitle(reader, from) && left.evidence !== 'greeting') return false;
  if (endsLikeCollective(reader.folded(from)) || isOrdinaryCompound(reader.folded(from), reader.isGerman))
    return false;
  return (
    !(reader.isGerman && left.evidence === 'greeting') &&
    reader.gap(from) === SPACE &&
    (reader.gap(to) & (COMMA | LINE)) !== 0
  );
}

function afterTitle(reader: Reader, index: number): boolean {
  const gap = reader.gap(index);
  return index > 0 && (reader.cue(index - 1) & TITLE) !== 0 && !(gap & ~(SPACE | DOT));
}

/** "dr. Pijl", "Frau Freitag": behind a title a word, and even a weekday, is a surname where it can be one. */
function titledWorth(reader: Reader, index: number): number {
  const bits = reader.bits(index);
  if (reader.cue(index) & BARRED) return bits & (SURNAME | SURNAME_RARE) ? 1.1 : -4;
  return bits & (COMMON | BRAND) || reader.shape(index) === SMALL
    ? surnameWorth(reader, index)
    : Math.max(0, surnameWorth(reader, index));
}

/**
 * Whether the run holds a name of the requester. Alone, a name that is a word as well ("Merel", "Will", "Bos") is
 * that word behind an article and where it opens a sentence.
 */
function knownAsPerson(reader: Reader, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (!reader.isKnown(at)) continue;
    if (to - from > 1 || !(reader.bits(at) & (ANY_WORD | DOUBTFUL | HOMONYM | BRAND))) return true;
    if (reader.gap(at) === SPACE && reader.cue(at - 1) & ARTICLE) continue;
    if (reader.gap(at) & (LINE | DOT | STOP) && reader.gap(to) === SPACE && reader.shape(to) === SMALL)
      continue;
    return true;
  }
  return false;
}

/** "van", "von", or a second particle; "le Directeur" is no name by its article alone. */
function isTellingParticle(reader: Reader, index: number): boolean {
  if (!reader.isParticle(index)) return false;
  return !(reader.cue(index) & ARTICLE) || (reader.isParticle(index - 1) && reader.joins(index));
}

/** "Sue them", "the Henry": what a given name loses where it is likelier a word or thing. */
function homonymPoints(reader: Reader, from: number, to: number): number {
  let points = 0;
  const opens = (reader.gap(from) & (LINE | DOT | STOP)) !== 0;
  if (opens && reader.bits(from) & HOMONYM && reader.gap(to) === SPACE && !(reader.cue(to) & ACTS))
    points += 1.5;
  return points;
}

/**
 * A capital amid small letters, outside German: "handed to Hope", "volgens Hoekstra". Words are not
 * capitalised there, so one that is also a name is rather the name; months and places are.
 */
function standsOut(reader: Reader, index: number): boolean {
  if (reader.isGerman || reader.gap(index) !== SPACE || reader.shape(index) !== CAPITALISED) return false;
  if (
    reader.shape(index - 1) !== SMALL ||
    reader.cue(index - 1) & (ARTICLE | HOUSE) ||
    reader.cue(index) !== 0
  )
    return false;
  if (reader.gap(index + 1) === SPACE && reader.shape(index + 1) !== SMALL) return false;
  const bits = reader.bits(index);
  if (bits & BRAND || (bits & PLACE && !(bits & COMMON))) return false;
  if (bits & FIRST) return reader.isWord(bits) && !MONTHS.has(reader.folded(index));
  return (
    (bits & SURNAME) !== 0 &&
    !(bits & ANY_GIVEN) &&
    !reader.isWord(bits) &&
    (reader.cue(index - 1) & WITH) !== 0
  );
}

/** "Gill Sans", "Uncle Ben": a brand or work, also where the run was cut before its other word. */
function isWork(reader: Reader, from: number, to: number): boolean {
  const joined =
    reader.gap(from) === SPACE || (reader.gap(from) === (DOT | SPACE) && afterTitle(reader, from));
  const start = from > 0 && joined && reader.isCapital(from - 1) ? from - 1 : from;
  const next = to < reader.tokens.count && reader.gap(to) === SPACE && reader.isCapital(to);
  return isPhrase(reader.tokens, start, next ? to + 1 : to);
}

/** "12 Elizabeth Close": a house number in front, a word for a street in it. */
function holdsFirmWord(reader: Reader, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (reader.cue(at) & FIRM) return true;
  return false;
}

/** "Kowalski, Jan-Piotr": end of the given names behind the comma, or the end of the run itself. */
function withReversed(reader: Reader, { from, to }: Extent): number {
  if (to >= reader.tokens.count || to - from > 3 || reader.gap(to) !== (COMMA | SPACE)) return to;
  if (!(reader.gap(from) & (LINE | PIPE | COLON | STOP | BRACKET)) && reader.shape(from) !== CAPITALS)
    return to;
  if (!reader.isCapital(to) || givenWorth(reader, to) < 1 || givenWorth(reader, from) >= 1.8) return to;
  let end = to + 1;
  while (end < reader.tokens.count && end - to < 4 && reader.joins(end) && givenWorth(reader, end) >= 1)
    end++;
  return reader.gap(end) & (LINE | PIPE | STOP | COMMA | BRACKET | DOT) ? end : to;
}
