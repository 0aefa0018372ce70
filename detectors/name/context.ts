import type { Evidence } from '../contract.ts';
import { abbreviatedAt } from './abbreviations.ts';
import { endsLikeRoom } from './compound.ts';
import {
  ACTS,
  ANIMAL,
  AT_PLACE,
  BARRED,
  COPULA,
  endsLikeHouse,
  endsLikeRelationWord,
  FIRM,
  GREETING,
  HEADER,
  HOUSE,
  INTRODUCES,
  LABEL,
  LEGAL_FORM,
  PARTICLE,
  POSSESSIVE,
  RELATION,
  SAINT,
  SIGN_OFF,
  SPEAKER,
  SPEAKS,
  THING,
  TITLE,
  WAY,
  WITH,
} from './cues.ts';
import { FIRST, HOMONYM, PLACE, SURNAME } from './lexicon.ts';
import { isSpeakerPlace } from './position.ts';
import type { Reader } from './reader.ts';
import {
  ANGLE,
  APOSTROPHE,
  BLANK_LINE,
  BRACKET,
  CAPITALS,
  COLON,
  COMMA,
  DOT,
  GLUE,
  HYPHEN,
  LETTER,
  LINE,
  NUMBER,
  PIPE,
  QUOTE,
  SMALL,
  SPACE,
  STOP,
} from './tokens.ts';

/** What the words before or behind a run say about it. */
export interface Cue {
  readonly points: number;
  readonly evidence: Evidence | undefined;
  /** The place is one where a name is expected, so that small letters are read too. */
  readonly announced: boolean;
}

const NONE: Cue = { points: 0, evidence: undefined, announced: false };
const cue = (points: number, evidence: Evidence, announced = true): Cue => ({ points, evidence, announced });

/** Tokens of the line before that are searched for a sign-off. */
const SIGN_OFF_REACH = 5;
/** Tokens before a run that are searched for "rue", "avenue". */
const WAY_REACH = 4;

/** Evidence in front of token `from`. */
export function leftCue(reader: Reader, from: number, previousEnd: number): Cue {
  if (reader.inNameColumn(from)) return cue(3, 'label');
  if (from === 0) return NONE;
  const gap = reader.gap(from);
  const before = from - 1;
  const kind = cueBehind(reader, before);
  if (gap & LINE) return previousEnd === from ? NONE : lineCue(reader, before, gap);
  // Dashes have become hyphens before a detector sees them.
  if (gap & (COLON | PIPE) || (gap & HYPHEN && gap & SPACE)) return fieldCue(reader, before);
  if (isWay(reader, before)) return cue(-5, 'context', false);
  if (gap & (GLUE | NUMBER) || (gap & STOP && !(kind & SIGN_OFF))) return NONE;
  if (kind & TITLE && !(gap & ~(SPACE | DOT)) && isTitle(reader, before)) return cue(3, 'label');
  if (reader.length(before) <= 2 && abbreviatedAt(reader, before)) return cue(3, 'label');
  if (kind === 0 && gap === SPACE && endsLikeRelation(reader, before)) return cue(1.8, 'context', false);
  if (kind === 0 && !(reader.cue(before - 1) & INTRODUCES))
    return gap === SPACE && (isHouse(reader, before) || isRoom(reader, before))
      ? cue(-4, 'context', false)
      : NONE;
  if (kind & SAINT && gap & SPACE) return cue(-3, 'context', false);
  if (kind & GREETING && isGreeting(reader, before)) return cue(greetingPoints(reader, from), 'greeting');
  if (kind & SIGN_OFF && !(gap & DOT && gap & SPACE && reader.shape(before) !== SMALL)) {
    const points = signOffPoints(reader, before);
    if (points > 0) return cue(points + (endsLine(reader, from) ? 1.3 : 0), 'sign-off');
  }
  if (kind & RELATION && !(gap & DOT)) {
    if (kind & HOUSE) return cue(-3, 'context', false);
    return cue(1.8 + possessed(reader, before), 'context', possessed(reader, before) > 0 || !(gap & COMMA));
  }
  if (kind & INTRODUCES) return introduced(reader, before);
  if (
    reader.cue(before - 1) & INTRODUCES &&
    gap === SPACE &&
    reader.gap(before) === SPACE &&
    reader.shape(before) === SMALL
  )
    return cue(2.1, 'label', false);
  if (kind & COPULA) {
    const subject = reader.cue(before - 1);
    if (subject & LABEL && !isOfThing(reader, before - 1)) return cue(3, 'label');
    if (subject & RELATION && reader.shape(from) !== SMALL) return cue(2.1, 'label', false);
    if (subject & SPEAKER) return cue(1.5, 'label');
    if (gap === SPACE && reader.isCapital(from) && labelledBefore(reader, before))
      return cue(2.5, 'label', false);
  }
  if (isBirthName(reader, before) && gap === SPACE) return cue(2.6, 'label', false);
  if (gap === SPACE && kind & BARRED && reader.cue(before - 1) & HOUSE && reader.isCapital(before))
    return cue(-4, 'context', false);
  if (kind & SPEAKS && gap === SPACE) return cue(1.5, 'context', false);
  if (kind & (HOUSE | ANIMAL) && gap === SPACE) {
    return cue(reader.shape(before) === SMALL ? -4 : -8, 'context', false);
  }
  if (kind & (WITH | PARTICLE)) {
    if (kind & WITH && reader.length(before) > 1 && reader.cue(before - 1) & LABEL) return cue(2.5, 'label');
    if (reader.length(before) === 1 && reader.cue(before - 1) & LABEL) return cue(-1.5, 'context', false); // née à
    if (reader.cue(before - 1) & RELATION) return cue(1.5, 'context');
    if (kind & WITH && spokenTo(reader, before - 1)) return cue(2.2, 'context', false);
    if (reader.cue(before - 1) & HOUSE && kind & WITH) return cue(-3, 'context', false);
    if (reader.cue(before - 1) & HOUSE && kind & PARTICLE) return cue(-2, 'context', false);
  }
  if (kind & LABEL && !isOfThing(reader, before))
    return cue(gap === SPACE || gap === (DOT | SPACE) ? 1.6 : 1, 'label', false);
  if (kind & AT_PLACE && gap === SPACE) {
    const sure = (reader.bits(from) & (FIRST | HOMONYM | PLACE)) === FIRST;
    return sure ? NONE : cue(-1.5, 'context', false);
  }
  if (
    kind & WITH &&
    gap === SPACE &&
    ((reader.bits(from) & FIRST && !reader.isParticle(from)) || !(reader.bits(from) & PLACE))
  )
    return cue(0.6, 'context', false);
  return NONE;
}

/** "the name of the tenant is", "nom de famille est": a label some words before the verb. */
function labelledBefore(reader: Reader, copula: number): boolean {
  for (let at = copula - 1; at > copula - 5 && at >= 0 && reader.gap(at + 1) === SPACE; at--) {
    if (reader.cue(at) & LABEL) return !isOfThing(reader, at) && !isOfThing(reader, copula);
  }
  return false;
}

/** "called", "genaamd": a person more often than a firm or program, unless it says so. */
function introduced(reader: Reader, before: number): Cue {
  for (let at = before - 1; at >= 0 && at > before - 4 && reader.gap(at + 1) === SPACE; at--) {
    if (reader.cue(at) & (ANIMAL | THING)) return cue(-3, 'context', false);
  }
  return cue(2.2, 'label');
}

/** "née Applegarth"; without its accent "nee" is Dutch for no. */
function isBirthName(reader: Reader, index: number): boolean {
  const word = reader.text.slice(reader.tokens.starts[index], reader.tokens.ends[index]);
  return word === 'née' || word === 'né' || word === 'geborene' || word === 'geborener';
}

/** "spoke briefly to", "sprak gisteren met": what is done with people only. */
function spokenTo(reader: Reader, index: number): boolean {
  if (reader.cue(index) & SPEAKS) return true;
  return reader.gap(index) === SPACE && (reader.cue(index - 1) & SPEAKS) !== 0;
}

function lineCue(reader: Reader, before: number, gap: number): Cue {
  const lineEnd = before;
  let lineStart = lineEnd;
  while (lineStart > 0 && !(reader.gap(lineStart) & LINE) && lineEnd - lineStart < SIGN_OFF_REACH)
    lineStart--;
  const short = (reader.gap(lineStart) & LINE) !== 0 || lineStart === 0;
  for (let at = lineEnd; at >= lineStart && short; at--) {
    if (reader.cue(at) & SIGN_OFF) return cue(2.5, 'sign-off');
  }
  if (reader.cue(before) & SIGN_OFF && signOffPoints(reader, before) > 0) return cue(2.5, 'sign-off');
  if (short && reader.cue(lineEnd) & LABEL && !(gap & BLANK_LINE)) return cue(1.6, 'label');
  return NONE;
}

/** "Naam: …", "| naam | …", "From: …". */
function fieldCue(reader: Reader, before: number): Cue {
  for (let at = before; at >= 0 && at > before - 3; at--) {
    if (reader.cue(at) & LABEL) return isOfThing(reader, at) ? cue(-3, 'context', false) : cue(3, 'label');
    if (reader.cue(at) & THING) return cue(-3, 'context', false);
    if (reader.cue(at) & HEADER && at === before && reader.gap(at) & LINE) return cue(2, 'label', false);
    if (reader.cue(at) & RELATION && at === before) return cue(2, 'label', false);
    if (reader.cue(at) & (SIGN_OFF | INTRODUCES) && at === before) return cue(2, 'sign-off');
    if (reader.gap(at) & (LINE | STOP | COLON)) break;
  }
  return abbreviatedAt(reader, before) ? cue(3, 'label') : NONE;
}

/** "vergaderzaal", "Besprechungsraum": what is called after people. */
function isRoom(reader: Reader, index: number): boolean {
  return reader.length(index) >= 7 && endsLikeRoom(reader.folded(index));
}

function endsLikeRelation(reader: Reader, index: number): boolean {
  return reader.length(index) >= 8 && endsLikeRelationWord(reader.folded(index));
}

/** Titles of two letters that are no ordinary word when small; "me" and "fr" are. */
const SMALL_TITLES: ReadonlySet<string> = new Set(['mr', 'mw', 'dr', 'hr', 'ms']);

/** "product name", "Name des Produkts": a label of something that is no person. */
function isOfThing(reader: Reader, label: number): boolean {
  for (let at = label - 1; at >= 0 && at > label - 3 && !(reader.gap(at + 1) & (LINE | STOP | COLON)); at--) {
    if (reader.cue(at) & THING) return true;
  }
  return false;
}

/** "M." is a French title but elsewhere an initial; one letter needs its full stop or the right language. */
export function isTitle(reader: Reader, index: number): boolean {
  if (reader.length(index) > 2) return reader.cue(index) !== 0;
  if (reader.shape(index) === LETTER) return reader.isFrench;
  if (reader.shape(index) === CAPITALS && !reader.isShouted(index))
    return SMALL_TITLES.has(reader.folded(index));
  return reader.shape(index) !== SMALL || SMALL_TITLES.has(reader.folded(index));
}

/** The cue of a token; of the word itself for the "s" of "collega's" and "wife's". */
function cueBehind(reader: Reader, index: number): number {
  const owned = index > 0 && reader.length(index) === 1 && reader.gap(index) === APOSTROPHE;
  return reader.cue(owned ? index - 1 : index);
}

function isGreeting(reader: Reader, index: number): boolean {
  for (let at = index; at >= 0 && at > index - 3; at--) {
    if (at === 0 || reader.gap(at) & (LINE | QUOTE | COLON | BRACKET | ANGLE | STOP)) return true;
    if (!(reader.cue(at - 1) & (GREETING | TITLE)) && !(reader.gap(at) & (DOT | COMMA))) return false;
  }
  return false;
}

function greetingPoints(reader: Reader, from: number): number {
  let end = from + 1;
  while (end < reader.tokens.count && end - from < 4 && reader.joins(end)) end++;
  const after = reader.gap(end);
  return after & (COMMA | LINE | STOP) ? 2.8 : 2.2;
}

/** Whether nothing but a run of at most a few words separates a token from the end of its line. */
function endsLine(reader: Reader, from: number): boolean {
  let end = from + 1;
  while (end < reader.tokens.count && end - from < 5 && reader.joins(end)) end++;
  return (reader.gap(end) & LINE) !== 0;
}

/** A sign-off at the start of its line, or one of the words that are nothing else. */
function signOffPoints(reader: Reader, index: number): number {
  const start = lineStartWithin(reader, index, SIGN_OFF_REACH);
  return start ? 2.5 : reader.length(index) > 4 ? 1.5 : 0;
}

function lineStartWithin(reader: Reader, index: number, reach: number): boolean {
  for (let at = index; at >= 0 && at > index - reach; at--) {
    if (at === 0 || reader.gap(at) & (LINE | DOT | STOP)) return true;
  }
  return false;
}

function possessed(reader: Reader, index: number): number {
  if (reader.cue(index - 1) & POSSESSIVE && !(reader.gap(index) & (LINE | DOT))) return 0.9;
  return index > 1 && reader.cue(index - 2) & POSSESSIVE && !(reader.gap(index) & (LINE | DOT | COMMA))
    ? 0.7
    : 0;
}

/** Streets called after people: "rue du Dr Roux", "avenue Jean Jaurès". */
function isWay(reader: Reader, before: number): boolean {
  for (let at = before; at >= 0 && at > before - WAY_REACH; at--) {
    if (reader.cue(at) & WAY) return true;
    if (!(reader.cue(at) & (PARTICLE | TITLE | POSSESSIVE)) || reader.gap(at) & (LINE | COMMA | STOP))
      return false;
  }
  return false;
}

/** Evidence behind a run that ends before token `to`. */
export function rightPoints(reader: Reader, from: number, to: number): number {
  const gap = reader.gap(to);
  const kind = to < reader.tokens.count ? reader.cue(to) : 0;
  let points = 0;
  if (to - from === 1 && (isAmpersand(reader, from) || isAmpersand(reader, to)))
    points -= (reader.bits(from) & (FIRST | SURNAME)) === FIRST ? 0 : 4;
  if (gap & ANGLE && !(gap & LINE)) points += 1.5;
  const end = reader.tokens.ends[to - 1] as number;
  const hyphened = reader.text[end] === '-' || reader.text.startsWith('.-', end); // "Reg.-Nr."
  if (hyphened && gap & SPACE && !(gap & DOT)) points -= 3; // "Flora- en fauna"
  if (hyphened && !(gap & (SPACE | LINE)) && (gap !== HYPHEN || reader.shape(to) === SMALL)) points -= 3;
  if (isOwner(reader, to)) points += 1.5;
  if (gap === SPACE) {
    if (kind & SPEAKS && reader.shape(to) === SMALL) points += 1.5;
    else if (kind & ACTS && reader.shape(to) === SMALL) points += 0.6;
    if (kind & HOUSE && !(kind & (LABEL | RELATION | WITH | AT_PLACE)) && reader.shape(to) === SMALL)
      points -= 2;
    if (kind & LEGAL_FORM || (kind & FIRM && reader.shape(to) !== SMALL)) points -= 5;
  }
  if (reader.gap(from) === HYPHEN && !(reader.cue(from - 1) & (RELATION | TITLE))) points -= 2.5;
  if (isQuoted(reader, from, to)) points -= to - from > 1 || reader.cue(from - 1) & TITLE ? 3 : 1.2;
  if (isCounted(reader, from)) points -= 3;
  if (gap & COLON && isSpeakerPlace(reader, from)) points += 1.5;
  if (
    gap & NUMBER &&
    gap & SPACE &&
    !(gap & (LINE | COMMA | COLON | PIPE | BRACKET | DOT | HYPHEN)) &&
    to - from === 1
  )
    points -= 1.2;
  return points;
}

/** "Dev's mum", "Lisa haar moeder": whose relative somebody is. */
function isOwner(reader: Reader, to: number): boolean {
  const { count } = reader.tokens;
  if (reader.gap(to) === APOSTROPHE && reader.length(to) === 1 && reader.folded(to) === 's')
    return to + 1 < count && reader.gap(to + 1) === SPACE && (reader.cue(to + 1) & RELATION) !== 0;
  return false;
}

/** Between `,"` and `",` without a blank. */
function isCell(reader: Reader, from: number, to: number): boolean {
  const start = reader.tokens.starts[from] as number;
  const end = reader.tokens.ends[to - 1] as number;
  return (
    /(?:^|[,;\t\n])["']$/.test(reader.text.slice(Math.max(0, start - 2), start)) &&
    /^["'](?:[,;\t\n]|$)/.test(reader.text.slice(end, end + 2))
  );
}

function isQuoted(reader: Reader, from: number, to: number): boolean {
  // 'Madame Hardy': the title stands within the quotes.
  const first = from > 0 && reader.cue(from - 1) & TITLE && reader.gap(from) === SPACE ? from - 1 : from;
  const before = reader.gap(first);
  const after = reader.gap(to);
  // Cells of an export: "Lorcan Treacy","…"
  if (before & QUOTE && after & QUOTE && isCell(reader, first, to)) return false;
  if (before & APOSTROPHE && before & SPACE && after & APOSTROPHE) return true;
  return (before & QUOTE) !== 0 && (after & QUOTE) !== 0 && !(after & ANGLE);
}

/** Digits a count of goods has at most; behind longer numbers ("0612345678 Jan Bos") people are named. */
const COUNT_DIGITS = 4;

/** "3 Stanley …", "2x Henry": a number right in front. */
function isCounted(reader: Reader, from: number): boolean {
  const gap = reader.gap(from);
  if (gap === SPACE) return from > 0 && isTimes(reader, from - 1);
  if (gap !== (SPACE | NUMBER)) return false;
  const between = reader.text.slice(
    from === 0 ? 0 : reader.tokens.ends[from - 1],
    reader.tokens.starts[from],
  );
  return between.length < 40 && between.trim().length <= COUNT_DIGITS;
}

/** "Keukenhuis", "Fahrradladen": a shop's kind, capitalised as the first word of its name. */
export function isHouse(reader: Reader, index: number): boolean {
  return reader.isCapital(index) && reader.length(index) >= 7 && endsLikeHouse(reader.folded(index));
}

/** "2x", "3 x": a quantity, behind which goods are named. */
function isTimes(reader: Reader, index: number): boolean {
  return reader.length(index) === 1 && (reader.gap(index) & NUMBER) !== 0 && reader.folded(index) === 'x';
}

function isAmpersand(reader: Reader, index: number): boolean {
  if (index === 0 || index >= reader.tokens.count || !(reader.gap(index) & GLUE)) return false;
  return reader.text.slice(reader.tokens.ends[index - 1], reader.tokens.starts[index]).trim() === '&';
}
