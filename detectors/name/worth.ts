import { endsLikeCollective, isAnyWord } from './compound.ts';
import { BARRED, endsLikeSurname, isStreetWord } from './cues.ts';
import { BRAND, COMMON, DOUBTFUL, FIRST, FIRST_RARE, PLACE, SURNAME, SURNAME_RARE } from './lexicon.ts';
import type { Reader } from './reader.ts';
import { CAPITALS, SMALL } from './tokens.ts';

/**
 * How much a single token is worth as part of a name, in the points that {@link THRESHOLD} is measured in.
 * Points were set by hand on our own case tables, then checked on text never looked at while setting them.
 */

/** A name is believed from this many points on. */
export const THRESHOLD = 3;
/** From this many on it is believed without a doubt. */
export const CERTAIN = 5;

/** As a given name. */
export function givenWorth(reader: Reader, index: number): number {
  const bits = reader.bits(index);
  if (bits & BRAND && !(bits & FIRST)) return 0;
  // "AG", "IDA": capitals amid small letters are an acronym before they are a short name.
  if (reader.shape(index) === CAPITALS && reader.length(index) <= 4 && isLoneAcronym(reader, index))
    return 0.2;
  if (bits & FIRST) {
    if (reader.isWord(bits)) return bits & COMMON ? 0.5 : 1.2;
    return bits & (PLACE | BRAND) ? 1.9 : 3;
  }
  if (bits & FIRST_RARE) {
    if (reader.isWord(bits) || (reader.isGerman && isAnyWord(bits))) return 0.2;
    return bits & (PLACE | SURNAME) ? 0.9 : 2.4;
  }
  return 0;
}

/** Capitals that neither stand amid capitals nor beside them, as "JAN BOS" does. */
function isLoneAcronym(reader: Reader, index: number): boolean {
  if (reader.isShouted(index)) return false;
  const beside = (other: number, joint: number) =>
    other >= 0 && other < reader.tokens.count && reader.shape(other) === CAPITALS && reader.joins(joint);
  return !beside(index + 1, index + 1) && !beside(index - 1, index);
}

/** As a surname, or as a part of one that no list holds. */
export function surnameWorth(reader: Reader, index: number): number {
  const bits = reader.bits(index);
  const cue = reader.cue(index);
  if (cue & BARRED) return -4;
  if (bits & COMMON && (reader.shape(index) === SMALL || reader.isShouted(index))) return -2.5;
  if (bits & BRAND && !(bits & FIRST)) return -3;
  if (bits & SURNAME) {
    if (reader.isWord(bits)) return bits & COMMON ? 0.2 : 0.9;
    return 1.8;
  }
  if (bits & SURNAME_RARE) {
    if (reader.isWord(bits)) return bits & COMMON ? -1.5 : -0.2;
    return bits & PLACE ? 0.1 : 1.3;
  }
  if (bits & (FIRST | FIRST_RARE)) return reader.isWord(bits) ? -0.5 : 1;
  if (bits & COMMON) return -2.5;
  if (reader.isWord(bits)) return -1.5;
  if (bits & PLACE) return 0;
  if (reader.shape(index) === SMALL) return bits === 0 ? 0 : -0.5;
  const folded = reader.folded(index);
  if (isStreetWord(folded)) return -5;
  if (endsLikeCollective(folded)) return -4;
  if (reader.shape(index) === CAPITALS && !reader.isShouted(index) && folded.length < 5) return -1;
  if (folded.length < 3) return -0.5;
  if (reader.hasInnerCapital(index)) return -1.5;
  return (endsLikeSurname(folded) ? 1.4 : 0.9) - (reader.isShouted(index) ? 0.9 : 0);
}

/** Whether a capitalised token can only be an ordinary word. */
export function isPlainWord(reader: Reader, index: number): boolean {
  const bits = reader.bits(index);
  if (reader.cue(index) & BARRED) return true;
  if (bits & (FIRST | FIRST_RARE | SURNAME))
    return (bits & COMMON) !== 0 && (bits & (FIRST | SURNAME | DOUBTFUL)) === 0;
  return reader.isWord(bits);
}
