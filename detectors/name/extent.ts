import { isOrdinaryCompound } from './compound.ts';
import {
  AND,
  ARTICLE,
  AT_PLACE,
  BARRED,
  FIRM,
  HOUSE,
  INTRODUCES,
  LEGAL_FORM,
  OPENS_SURNAME,
  PARTICLE,
  SAINT,
  STREET_TYPE,
  TITLE,
  WEAK_PARTICLE,
} from './cues.ts';
import { ANY_NAME, BRAND, COMMON, FIRST, FIRST_RARE, HOMONYM, PLACE, SURNAME } from './lexicon.ts';
import type { Reader } from './reader.ts';
import {
  APOSTROPHE,
  BRACKET,
  CAPITALISED,
  CAPITALS,
  DOT,
  GLUE,
  HYPHEN,
  LETTER,
  NUMBER,
  OTHER_SHAPE,
  QUOTE,
  SMALL,
  SPACE,
} from './tokens.ts';
import { givenWorth, isPlainWord } from './worth.ts';

/** Tokens a name may have; the longest Dutch and Spanish ones stay below. */
const MAX_TOKENS = 9;
/** Particles that may follow one another: "van der", "de la", "El Ben". */
const MAX_PARTICLES = 3;

/** A run of tokens that could be one name. */
export interface Extent {
  readonly from: number;
  /** Half-open. */
  readonly to: number;
  /** A firm's legal form or line of trade follows. */
  readonly firm: boolean;
  /** A small-letter word hangs on it with a hyphen: "Samsung-toestel". */
  readonly compound: boolean;
}

/**
 * The longest run from `from` on that has the form of a name: initials, capitalised words and the
 * particles between them.
 */
export function capitalExtent(reader: Reader, from: number): Extent {
  let to = from;
  let firm = false;
  let compound = false;
  for (let at = from; at < reader.tokens.count && at - from < MAX_TOKENS; ) {
    if (at > from && !reader.joins(at)) {
      if (!isNickname(reader, from, at)) break;
      to = ++at;
      if (at < reader.tokens.count && reader.shape(at) === SMALL && afterParticles(reader, at) === 0) break;
    }
    if (at >= reader.tokens.count || reader.isTaken(at)) break;
    const shape = reader.shape(at);
    const cue = reader.cue(at);
    if (shape === SMALL) {
      if (at > from && reader.gap(at) === HYPHEN && !(cue & (PARTICLE | WEAK_PARTICLE))) {
        compound = !(reader.bits(at) & (FIRST | FIRST_RARE));
        if (compound) break;
        to = ++at;
        continue;
      }
      if (at > from && reader.gap(at) === APOSTROPHE) break;
      const head = afterParticles(reader, at);
      if (head === 0) {
        firm = at > from && (cue & LEGAL_FORM) !== 0;
        break;
      }
      if (
        at > from &&
        cue & WEAK_PARTICLE &&
        !holdsGiven(reader, from, at) &&
        !(reader.cue(from) & OPENS_SURNAME)
      )
        break;
      to = head + 1;
      at = to;
      continue;
    }
    if (shape === LETTER) {
      // "Emmanuel B-0094": the start of a code.
      if (reader.gap(at + 1) & NUMBER && reader.gap(at + 1) & HYPHEN && !(reader.gap(at + 1) & SPACE)) break;
      const next = legalLetters(reader, at);
      if (next && at > from) {
        firm = true;
        break;
      }
      if (!reader.hasDot(at) && !(at + 1 < reader.tokens.count && reader.joins(at + 1)) && at === from) break;
      to = ++at;
      continue;
    }
    if (opensCapital(reader, at)) {
      to = at + 2;
      at = to;
      continue;
    }
    if (at > from && cue & (FIRM | LEGAL_FORM) && !isGivenThere(reader, at)) {
      firm = true;
      break;
    }
    if (at > from && cue & (BARRED | HOUSE) && !isGivenThere(reader, at)) break;
    if (
      at > from &&
      cue & TITLE &&
      at + 1 < reader.tokens.count &&
      reader.joins(at + 1) &&
      reader.isCapital(at + 1)
    )
      break;
    const titled = from > 0 && (reader.cue(from - 1) & TITLE) !== 0 && (reader.bits(at) & SURNAME) !== 0;
    if (at > from && reader.bits(at) & BRAND && !(reader.bits(at) & FIRST) && !titled) {
      firm = at === from + 1; // "Albert Heijn"
      break;
    }
    if (shape === OTHER_SHAPE && !isUncasedOrMixed(reader, at)) break;
    to = ++at;
  }
  while (to > from + 1 && reader.shape(to - 1) === LETTER && !reader.hasDot(to - 1)) to--;
  return { from, to, firm: firm || joinedByAmpersand(reader, to), compound };
}

/** 'Theodorus "Dorus" van Sant', "Jan (Johannes) Bos": a calling name set apart inside a name. */
function isNickname(reader: Reader, from: number, at: number): boolean {
  const gap = reader.gap(at);
  if ((gap !== (SPACE | QUOTE) && gap !== (SPACE | BRACKET)) || !reader.isCapital(at)) return false;
  if (reader.gap(at + 1) !== gap || at + 1 >= reader.tokens.count || isPlainWord(reader, from)) return false;
  return reader.isCapital(at + 1) || afterParticles(reader, at + 1) > 0;
}

/** A token that a list of given names holds may be a month or a title too: "Juni", "Sr". */
function isGivenThere(reader: Reader, index: number): boolean {
  if (reader.cue(index) & STREET_TYPE) return false;
  return (reader.bits(index) & (FIRST | SURNAME)) !== 0 && !(reader.cue(index) & BARRED);
}

/** "Van", "El", "Le" before a capitalised word that is no office or firm. */
function opensCapital(reader: Reader, at: number): boolean {
  if (!(reader.cue(at) & (PARTICLE | OPENS_SURNAME)) || reader.cue(at) & AT_PLACE || !reader.isCapital(at))
    return false;
  if (at + 1 >= reader.tokens.count || !reader.joins(at + 1) || !reader.isCapital(at + 1)) return false;
  if (givenWorth(reader, at) >= 1.5 && givenWorth(reader, at + 1) >= 1.5) return false;
  return !(reader.cue(at + 1) & (HOUSE | LEGAL_FORM | TITLE)) && !reader.isTaken(at + 1);
}

function holdsGiven(reader: Reader, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (reader.isInitial(at) || givenWorth(reader, at) >= 1) return true;
  }
  return false;
}

function isUncasedOrMixed(reader: Reader, index: number): boolean {
  return !/^\p{Ll}/u.test(reader.text.slice(reader.tokens.starts[index], reader.tokens.ends[index]));
}

/** The token that particles from `at` on lead to, when it is capitalised and joins them; else 0. */
export function afterParticles(reader: Reader, at: number): number {
  let head = at;
  while (
    head < reader.tokens.count &&
    head - at < MAX_PARTICLES &&
    reader.isParticle(head) &&
    reader.shape(head) === SMALL
  ) {
    head++;
    if (head >= reader.tokens.count || !reader.joins(head) || reader.isTaken(head)) return 0;
  }
  if (head === at + 1 && !standsAlone(reader, at, head)) return 0;
  if (head > at && opensCapital(reader, head)) return head + 1;
  if (head === at || !(reader.isCapital(head) || reader.shape(head) === LETTER)) return 0;
  if (reader.cue(head) & (BARRED | LEGAL_FORM)) return 0;
  // "Beata von Agentur"
  if (reader.cue(head) & (HOUSE | FIRM) && !(reader.bits(head) & ANY_NAME) && !reader.isEnglish) return 0;
  if (reader.bits(head) & BRAND && !(reader.bits(head) & ANY_NAME)) return 0;
  return head;
}

/** "op", "in", "aan" need a second particle to be part of a surname; "te" needs what is no place. */
function standsAlone(reader: Reader, particle: number, head: number): boolean {
  const cue = reader.cue(particle);
  if (!(cue & WEAK_PARTICLE)) return true;
  if (!(cue & OPENS_SURNAME) || reader.cue(particle) & AT_PLACE)
    return !(cue & AT_PLACE) && !(reader.bits(head) & PLACE) && reader.length(particle) <= 2;
  return true;
}

/** "B.V.", "N.V.": letters of a legal form written with full stops. */
function legalLetters(reader: Reader, at: number): boolean {
  if (at + 1 >= reader.tokens.count || reader.shape(at + 1) !== LETTER || !reader.hasDot(at)) return false;
  const text = reader.text;
  const pair = `${text[reader.tokens.starts[at] as number]}${text[reader.tokens.starts[at + 1] as number]}`;
  return (
    (pair === 'BV' || pair === 'NV' || pair === 'CV' || pair === 'VO' || pair === 'SA') &&
    (!reader.joins(at + 2) || reader.shape(at + 2) === SMALL)
  );
}

function joinedByAmpersand(reader: Reader, to: number): boolean {
  if (to >= reader.tokens.count) return false;
  const gap = reader.gap(to);
  if (!(gap & GLUE) || !(gap & SPACE)) return false;
  const between = reader.text.slice(reader.tokens.ends[to - 1], reader.tokens.starts[to]);
  return between.trim() === '&' && givenWorth(reader, to) < 1.5;
}

/**
 * The run from `from` on when letters may be small: given names, then particles, then a surname. Only for
 * places where a cue announces a name.
 */
export function smallExtent(reader: Reader, from: number, announced: boolean): Extent {
  let to = from;
  let given = false;
  for (let at = from; at < reader.tokens.count && at - from < MAX_TOKENS; at++) {
    if (at > from && !reader.joins(at)) break;
    if (reader.isTaken(at)) break;
    const cue = reader.cue(at);
    if (cue & (AND | TITLE | INTRODUCES)) break;
    if (reader.shape(at) === LETTER || (announced && reader.length(at) === 1 && reader.hasDot(at))) {
      if (reader.hasDot(at) || to === at) to = reader.hasDot(at) ? at + 1 : to;
      if (!reader.hasDot(at)) break;
      given = true;
      continue;
    }
    if (reader.isKnown(at)) {
      to = at + 1;
      given = true;
      continue;
    }
    if (cue & (PARTICLE | WEAK_PARTICLE) && reader.isParticle(at)) {
      if (at > from && !given) break;
      continue;
    }
    if (cue & BARRED) break;
    const shouted = reader.shape(at) !== SMALL;
    const worth = givenWorth(reader, at);
    const bits = reader.bits(at);
    if (at === from || to === at) {
      const unlisted = announced && at === from && bits === 0 && cue === 0 && reader.length(at) > 2;
      const sure = worth >= 1 && (shouted || announced || (bits & FIRST) !== 0);
      if (sure || unlisted || (bits & SURNAME && !reader.isWord(bits))) {
        to = at + 1;
        given = true;
        continue;
      }
      // A surname no list holds, behind a given name: any word that is not an ordinary one.
      if (given && shouted && bits & SURNAME && !(bits & COMMON)) to = at + 1;
      else if (given && bits === 0 && cue === 0 && reader.length(at) > 3) to = at + 1;
      break;
    }
    // Behind particles: "jan van der berg".
    if (bits & SURNAME || (bits === 0 && cue === 0)) to = at + 1;
    break;
  }
  return { from, to, firm: false, compound: false };
}

/** Cuts ordinary words off both ends: "Patienten Heinz-Dieter Bömmel", "Jan Bedankt". */
export function trimmed(reader: Reader, extent: Extent, announced: boolean): Extent {
  let { from, to } = extent;
  while (
    to > from &&
    !(to - 1 === from && announced && reader.cue(from - 1) & TITLE) &&
    (isPlainWord(reader, to - 1) || (to - from > 1 && isLooseWord(reader, to - 1))) &&
    !isInside(reader, to - 1) &&
    !followsGiven(reader, from, to - 1)
  )
    to--;
  if (!announced) {
    while (
      from < to &&
      (isNounBefore(reader, from, to) ||
        (to - from > 1 && isUnlistedWord(reader, from)) ||
        isPlainWord(reader, from) ||
        opensSentence(reader, from, to)) &&
      !reader.isInitial(from) &&
      !(
        opensCapital(reader, from) &&
        (reader.shape(from) === CAPITALS ||
          !(reader.cue(from) & (ARTICLE | SAINT)) ||
          isAmidSentence(reader, from))
      )
    )
      from++;
    if (from > extent.from && from < to && reader.gap(from) === HYPHEN) return { ...extent, from: to, to };
  }
  return { ...extent, from, to, firm: extent.firm && to === extent.to };
}

/**
 * "Ruben Hoogland": outside German a capitalised word right behind a given name is a surname, whatever it
 * means, unless it is a very common word or a role.
 */
export function followsGiven(reader: Reader, from: number, index: number): boolean {
  if (reader.isGerman || index <= from || reader.gap(index) !== SPACE || !reader.isCapital(index))
    return false;
  if (reader.bits(index) & (COMMON | BRAND) || reader.cue(index) !== 0) return false;
  return (
    givenWorth(reader, index - 1) >= 1.8 &&
    (!(reader.bits(index - 1) & HOMONYM) || reader.gap(index - 1) === HYPHEN)
  );
}

/** "Tenaamstelling", "Hausbesuch": no list holds it, and its parts are words. */
export function isUnlistedWord(reader: Reader, index: number): boolean {
  if (reader.bits(index) !== 0 || reader.shape(index) !== CAPITALISED) return false;
  return isOrdinaryCompound(reader.folded(index), reader.isGerman);
}

/** Such a word behind what is neither a given name nor an initial. */
function isLooseWord(reader: Reader, index: number): boolean {
  return isUnlistedWord(reader, index) && givenWorth(reader, index - 1) === 0 && !reader.isInitial(index - 1);
}

/** German: a noun that no list holds, in front of a sure given name. */
function isNounBefore(reader: Reader, from: number, to: number): boolean {
  if (!reader.isGerman || from + 1 >= to || reader.bits(from) & ANY_NAME || reader.gap(from + 1) !== SPACE)
    return false;
  return reader.length(from) > 2 && givenWorth(reader, from + 1) >= 1.8;
}

/** "Kan Jesse …", "Will Sophie …": a very common word in front of a sure given name. */
function opensSentence(reader: Reader, from: number, to: number): boolean {
  if (from + 1 >= to || !(reader.bits(from) & COMMON) || reader.gap(from + 1) === HYPHEN) return false;
  return (
    givenWorth(reader, from + 1) >= 1.8 && !(reader.bits(from + 1) & SURNAME && reader.bits(from) & FIRST)
  );
}

/** "ou Le Bihan Erwan": an article with a capital where no sentence opens. */
function isAmidSentence(reader: Reader, from: number): boolean {
  return reader.isFrench && from > 0 && reader.gap(from) === SPACE && reader.shape(from - 1) === SMALL;
}

/** A word behind a particle or hyphen belongs to the name whatever it means: "van den Berg", "Roux-Blanc". */
function isInside(reader: Reader, index: number): boolean {
  if (reader.gap(index) & DOT && reader.shape(index - 1) === LETTER && !(reader.bits(index) & COMMON))
    return true;
  return reader.gap(index) === HYPHEN || (reader.isParticle(index - 1) && reader.joins(index));
}
