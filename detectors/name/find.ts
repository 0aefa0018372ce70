import type { Confidence, Evidence, Match, TextView } from '../contract.ts';
import { type Cue, isAloneOnLine, isTied, leftCue, rightPoints } from './context.ts';
import {
  ACTS,
  ARTICLE,
  BARRED,
  COPULA,
  FIRM,
  GREETING,
  LABEL,
  OPENS_SURNAME,
  PARTICLE,
  SAINT,
  SIGN_OFF,
  TITLE,
  WEAK_PARTICLE,
} from './cues.ts';
import { afterParticles, capitalExtent, type Extent, followsGiven, smallExtent, trimmed } from './extent.ts';
import { knownHashes } from './known.ts';
import { COMMON, DOUBTFUL, FIRST, HOMONYM } from './lexicon.ts';
import { isPhrase } from './phrases.ts';
import { Reader } from './reader.ts';
import { APOSTROPHE, COLON, DOT, LETTER, LINE, NUMBER, SMALL, SPACE, STOP } from './tokens.ts';
import { CERTAIN, givenWorth, surnameWorth, THRESHOLD } from './worth.ts';

/** A run weighed: its tokens, its points and what they came from. */
interface Weighed {
  readonly from: number;
  readonly to: number;
  readonly points: number;
  readonly evidence: readonly Evidence[];
}

/** Finds the names of people in a text. See `person-name.ts`. */
export function findNames(view: TextView): Match[] {
  return new Finder(view).matches();
}

class Finder {
  readonly #reader: Reader;
  readonly #known: ReadonlySet<number>;
  readonly #accepted: Weighed[] = [];
  readonly #doubted: Weighed[] = [];

  constructor(view: TextView) {
    this.#reader = new Reader(view);
    this.#known = knownHashes(view.known);
  }

  matches(): Match[] {
    const reader = this.#reader;
    const { count } = reader.tokens;
    let previousEnd = -1;
    for (let at = 0; at < count; ) {
      const weighed = this.#at(at, previousEnd);
      if (weighed && weighed.points >= THRESHOLD) {
        this.#accepted.push(weighed);
        previousEnd = weighed.to;
        at = weighed.to;
      } else {
        if (weighed) this.#doubted.push(weighed);
        at = weighed ? Math.max(at + 1, weighed.to) : at + 1;
      }
    }
    this.#recall();
    return this.#accepted
      .sort((a, b) => a.from - b.from)
      .map(({ from, to, points, evidence }) => ({
        start: reader.tokens.starts[from] as number,
        end: this.#endOf(to),
        confidence: confidenceOf(points),
        evidence,
      }));
  }

  /** Weighs the run that starts at a token, if one can start there. */
  #at(at: number, previousEnd: number): Weighed | undefined {
    const reader = this.#reader;
    if (reader.isTaken(at)) return undefined;
    const shape = reader.shape(at);
    const kind = reader.cue(at);
    if (shape === SMALL) return this.#smallAt(at, previousEnd);
    if (shape === LETTER && !this.#startsInitials(at)) return undefined;
    if (shape === LETTER && !reader.hasDot(at) && reader.isShouted(at + 1)) return undefined;
    if (kind !== 0 && shape !== LETTER && !this.#isNameDespite(at)) return undefined;
    const left = leftCue(reader, at, previousEnd);
    const announced = left.announced && left.points >= 2;
    const extent = reader.isShouted(at)
      ? smallExtent(reader, at, announced, (index) => this.#isKnownToken(index))
      : trimmed(reader, capitalExtent(reader, at), announced);
    if (extent.from >= extent.to) return undefined;
    const cutOff = extent.from > at && !reader.isGerman && !opensSentence(reader, at);
    if (extent.from === at) return this.#weigh(extent, left, previousEnd);
    const cue = leftCue(reader, extent.from, previousEnd);
    return this.#weigh(
      extent,
      cutOff && cue.points < 1 ? { ...cue, points: cue.points - 1.2 } : cue,
      previousEnd,
    );
  }

  /** An initial: with a full stop, or right before a capitalised surname. */
  #startsInitials(at: number): boolean {
    const reader = this.#reader;
    if (at + 1 >= reader.tokens.count || !reader.joins(at + 1)) return false;
    // "i. A. Melanie Voss"
    if (at > 0 && this.#isSigner(at)) return false;
    if (reader.isFrench && !reader.hasDot(at + 1) && reader.cue(at) & TITLE && reader.isCapital(at + 1))
      return false;
    if (reader.hasDot(at)) return true;
    return reader.isCapital(at + 1) || afterParticles(reader, at + 1) > 0;
  }

  /** The "A." of "i. A.", which stands before a name but is no initial. */
  #isSigner(at: number): boolean {
    const reader = this.#reader;
    return reader.length(at - 1) === 1 && reader.hasDot(at - 1) && reader.folded(at - 1) === 'i';
  }

  /** "Max", "Page", "Beste": a capitalised cue word that a surname follows may be a name after all. */
  #isNameDespite(at: number): boolean {
    const reader = this.#reader;
    const kind = reader.cue(at);
    if (kind & (PARTICLE | WEAK_PARTICLE)) return !reader.isShouted(at);
    if (
      reader.bits(at) & FIRST &&
      at + 1 < reader.tokens.count &&
      reader.joins(at + 1) &&
      reader.isCapital(at + 1)
    ) {
      if (surnameWorth(reader, at + 1) >= 1.8) return true;
    }
    if (kind & (GREETING | SIGN_OFF | BARRED | SAINT)) return false;
    return (
      givenWorth(reader, at) >= 1 ||
      surnameWorth(reader, at) >= 1.8 ||
      (at > 0 && (reader.cue(at - 1) & TITLE) !== 0)
    );
  }

  #smallAt(at: number, previousEnd: number): Weighed | undefined {
    const reader = this.#reader;
    const known = this.#isKnownToken(at);
    const atLine = (reader.gap(at) & LINE) !== 0;
    const before = at === 0 ? 0 : reader.cue(at - 1);
    if (before === 0 && !known && !atLine && reader.gap(at) === SPACE && reader.cue(at - 2) === 0)
      return undefined;
    const kind = reader.cue(at);
    if (reader.gap(at) === APOSTROPHE || kind & COPULA) return undefined;
    if (reader.isParticle(at) && !(kind & OPENS_SURNAME) && reader.length(at) > 1) return undefined;
    const left = leftCue(reader, at, previousEnd);
    // "mevrouw van den Bosch": particles in front of a capital.
    if (kind & OPENS_SURNAME && left.announced && left.evidence !== 'context' && left.points >= 1.5) {
      const head = afterParticles(reader, at);
      if (head > 0) {
        const run = trimmed(reader, capitalExtent(reader, head), true);
        // "groeten van Bram": the name starts behind the particle.
        const introduced = left.evidence === 'sign-off' && givenWorth(reader, head) >= 1;
        if (run.to > run.from && !introduced) return this.#weigh({ ...run, from: at }, left, previousEnd);
      }
    }
    if (kind & (BARRED | TITLE | GREETING | SIGN_OFF | LABEL)) return undefined;
    if (reader.isParticle(at) && (left.evidence === 'context' || left.evidence === 'sign-off'))
      return undefined;
    if (!left.announced && !known && !atLine && !isTied(reader, at, previousEnd)) return undefined;
    const extent = smallExtent(reader, at, left.announced && left.points >= 2, (index) =>
      this.#isKnownToken(index),
    );
    if (extent.to === extent.from) return undefined;
    if (atLine && left.points < 1 && !isAloneOnLine(reader, extent.from, extent.to) && !known)
      return undefined;
    return this.#weigh(extent, left, previousEnd);
  }

  #weigh(extent: Extent, left: Cue, previousEnd: number): Weighed {
    const reader = this.#reader;
    const { from, to } = extent;
    const evidence: Evidence[] = [];
    let points = this.#form(from, to, evidence);
    if (isPhrase(reader.tokens, from, to)) points -= 6;
    if (reader.gap(from) & NUMBER && holdsFirmWord(reader, from, to)) points -= 4;
    points += left.points;
    if (left.evidence && left.points > 0) evidence.push(left.evidence);
    points += rightPoints(reader, from, to);
    if (to - from === 1 && left.points < 1) points -= homonymPoints(reader, from, to);
    if (extent.firm) points -= 5;
    if (extent.compound) points -= 3;
    if (isAloneOnLine(reader, from, to)) points += 1;
    if (isTied(reader, from, previousEnd)) points += 1.5;
    if (reader.shape(from) === SMALL && !reader.isParticle(from)) points -= 0.8;
    if (!extent.firm && this.#isKnown(from, to)) {
      points += 3.5;
      evidence.push('requester');
    }
    return { from, to, points, evidence };
  }

  /** Points for what the run is made of: given names, initials, particles, surname. */
  #form(from: number, to: number, evidence: Evidence[]): number {
    const reader = this.#reader;
    let given = 0;
    let surname = 0;
    let initials = 0;
    let particles = 0;
    let plain = 0;
    for (let at = from; at < to; at++) {
      if (reader.shape(at) === LETTER || (reader.isInitial(at) && at + 1 < to && reader.hasDot(at))) {
        initials = Math.max(initials, reader.hasDot(at) ? 1.8 : 0.7);
        continue;
      }
      if (
        at + 1 < to &&
        reader.isParticle(at) &&
        (reader.shape(at) === SMALL || givenWorth(reader, at) < 1)
      ) {
        particles = 1.2;
        continue;
      }
      const asGiven = givenWorth(reader, at);
      const inside = at > from && isTellingParticle(reader, at - 1) && reader.joins(at);
      const listed = surnameWorth(reader, at);
      const asSurname =
        listed > -5 && (inside || followsGiven(reader, from, at)) ? Math.max(0.5, listed) : listed;
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

  #isKnown(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.#isKnownToken(at)) return true;
    return false;
  }

  #isKnownToken(index: number): boolean {
    const reader = this.#reader;
    if (!this.#known.has(reader.tokens.hashes[index] as number)) return false;
    // In small letters "roos" is the flower, whoever is called Roos.
    return !((reader.shape(index) === SMALL || reader.isShouted(index)) && reader.isWord(reader.bits(index)));
  }

  /** Takes up doubted runs that share a word with an accepted name elsewhere in the text. */
  #recall(): void {
    const reader = this.#reader;
    const seen = new Set<number>();
    for (const { from, to } of this.#accepted) {
      for (let at = from; at < to; at++) {
        const bits = reader.bits(at);
        if (reader.shape(at) === SMALL || reader.shape(at) === LETTER || reader.isParticle(at)) continue;
        if (!(bits & (COMMON | DOUBTFUL))) seen.add(reader.tokens.hashes[at] as number);
      }
    }
    for (const doubted of this.#doubted) {
      if (doubted.points < THRESHOLD - 2.5) continue;
      for (let at = doubted.from; at < doubted.to; at++) {
        if (!seen.has(reader.tokens.hashes[at] as number)) continue;
        this.#accepted.push({ ...doubted, points: THRESHOLD, evidence: [...doubted.evidence, 'repeated'] });
        break;
      }
    }
  }

  #endOf(to: number): number {
    const end = this.#reader.tokens.ends[to - 1] as number;
    return this.#reader.shape(to - 1) === LETTER && this.#reader.hasDot(to - 1) ? end + 1 : end;
  }
}

/** "van", "von", or a second particle; "le Directeur" is no name by its article alone. */
function isTellingParticle(reader: Reader, index: number): boolean {
  if (!reader.isParticle(index)) return false;
  return !(reader.cue(index) & ARTICLE) || (reader.isParticle(index - 1) && reader.joins(index));
}

function opensSentence(reader: Reader, index: number): boolean {
  return (reader.gap(index) & (LINE | DOT | STOP | COLON)) !== 0;
}

/** "Sue them", "the Henry": what a given name loses where it is likelier a word or thing. */
function homonymPoints(reader: Reader, from: number, to: number): number {
  let points = 0;
  const before = reader.cue(from - 1);
  const opens = (reader.gap(from) & (LINE | DOT | STOP)) !== 0;
  if (opens && reader.bits(from) & HOMONYM && reader.gap(to) === SPACE && !(reader.cue(to) & ACTS))
    points += 1.5;
  if (!opens && before & ARTICLE && !reader.isGerman && reader.gap(from) === SPACE) points += 1.5;
  return points;
}

/** "12 Elizabeth Close": a house number in front, a word for a street in it. */
function holdsFirmWord(reader: Reader, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (reader.cue(at) & FIRM) return true;
  return false;
}

function confidenceOf(points: number): Confidence {
  return points >= CERTAIN ? 'certain' : 'likely';
}
