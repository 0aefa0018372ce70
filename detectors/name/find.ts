import type { Confidence, Match, TextView } from '../contract.ts';
import { type Cue, isHouse, leftCue } from './context.ts';
import {
  ACTS,
  AND,
  ANIMAL,
  ARTICLE,
  BARRED,
  COPULA,
  GREETING,
  HOUSE,
  INTRODUCES,
  LABEL,
  OPENS_SURNAME,
  PARTICLE,
  RELATION,
  SAINT,
  SIGN_OFF,
  SPEAKER,
  SPEAKS,
  TITLE,
  WEAK_PARTICLE,
  WITH,
} from './cues.ts';
import { afterParticles, capitalExtent, smallExtent, trimmed } from './extent.ts';
import {
  ANY_NAME,
  ANY_SURNAME,
  ANY_WORD,
  BRAND,
  COMMON,
  DOUBTFUL,
  FIRST,
  HOMONYM,
  hashWord,
  PLACE,
} from './lexicon.ts';
import { closesText, isAloneOnLine, isLastLine, isSpeakerPlace, isTied, opensSentence } from './position.ts';
import { Reader } from './reader.ts';
import {
  APOSTROPHE,
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
  SMALL,
  SPACE,
  STOP,
} from './tokens.ts';
import { type Weighed, weigh } from './weigh.ts';
import { CERTAIN, givenWorth, isPlainWord, surnameWorth, THRESHOLD } from './worth.ts';

/** Cues that no name starts with. */
const NEVER_OPENS = GREETING | SIGN_OFF | BARRED | SAINT;
/** Cues that a name in small letters may follow. */
const ANNOUNCES = TITLE | GREETING | SIGN_OFF | RELATION | INTRODUCES | AND;
/** A doubted run of at least as many points is taken when it shares a word with an accepted name. */
const RECALLABLE = THRESHOLD - 2.5;

/** Finds the names of people in a text. See `person-name.ts`. */
export function findNames(view: TextView): Match[] {
  return new Finder(view).matches();
}

class Finder {
  readonly #reader: Reader;
  readonly #accepted: Weighed[] = [];
  readonly #doubted: Weighed[] = [];
  /** End of the last run that turned out a thing. */
  #lastThing = -1;

  constructor(view: TextView) {
    this.#reader = new Reader(view);
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
        if (weighed?.thing) this.#lastThing = weighed.to;
        if (weighed && weighed.points >= RECALLABLE) this.#doubted.push(weighed);
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
    const shape = reader.shape(at);
    // Nearly every word of a text ends here.
    if (shape === SMALL && !this.#mayOpenSmall(at)) return undefined;
    if (reader.isTaken(at)) return undefined;
    const kind = reader.cue(at);
    if (shape === SMALL) return this.#smallAt(at, previousEnd);
    if (shape === LETTER && !this.#startsInitials(at)) return this.#lettersAt(at, previousEnd);
    if (shape === LETTER && !reader.hasDot(at) && reader.isShouted(at + 1)) return undefined;
    if (
      shape !== LETTER &&
      kind & NEVER_OPENS &&
      !(kind & (PARTICLE | WEAK_PARTICLE)) &&
      !this.#isTitledName(at)
    )
      return undefined;
    const titled = at > 0 && ((reader.cue(at - 1) & TITLE) !== 0 || this.#isTitledName(at));
    if (shape !== LETTER && this.#isLonePlainWord(at) && !titled && !reader.inNameColumn(at))
      return undefined;
    if (kind === 0 && !titled && isHouse(reader, at) && !(reader.bits(at) & ANY_NAME)) return undefined;
    const left = leftCue(reader, at, previousEnd);
    if (kind !== 0 && shape !== LETTER && !this.#isNameDespite(at, left)) return undefined;
    if (this.#isArticle(at, kind, left)) return undefined;
    const announced = left.announced && left.points >= 2;
    const extent = reader.isShouted(at)
      ? smallExtent(reader, at, announced)
      : trimmed(reader, capitalExtent(reader, at), announced);
    if (extent.from >= extent.to || this.#holdsParticlesOnly(extent.from, extent.to)) return undefined;
    const cutOff = extent.from > at && !reader.isGerman && !opensSentence(reader, at);
    if (shape === LETTER && holdsLettersOnly(reader, extent.from, extent.to))
      return this.#lettersAt(at, previousEnd);
    if (extent.from === at) return weigh(reader, extent, left, previousEnd, this.#lastThing);
    const cue = leftCue(reader, extent.from, previousEnd);
    return weigh(
      reader,
      extent,
      cutOff && cue.points < 1 ? { ...cue, points: cue.points - 1.2 } : cue,
      previousEnd,
      this.#lastThing,
    );
  }

  /** "Den Zähler hat …": in German an article opens the sentence, not a name. */
  #isArticle(at: number, kind: number, left: Cue): boolean {
    const reader = this.#reader;
    if (reader.folded(at) === 'ni' && reader.shape(at) === CAPITALS) return true; // "NI No"
    return (
      reader.isGerman &&
      (kind & OPENS_SURNAME) !== 0 &&
      /^(?:den|der|die|das)$/.test(reader.folded(at)) &&
      left.points < 1.5
    );
  }

  #holdsParticlesOnly(from: number, to: number): boolean {
    for (let at = from; at < to; at++)
      if (
        !this.#reader.isParticle(at) ||
        (this.#reader.bits(at) & FIRST && !(this.#reader.cue(at) & ARTICLE))
      )
        return false;
    return true;
  }

  /** Initials alone, where a label, a name column or the last line asks for them: "Voorletters: G.T." */
  #lettersAt(at: number, previousEnd: number): Weighed | undefined {
    const reader = this.#reader;
    let to = at + 1;
    while (to < reader.tokens.count && reader.shape(to) === LETTER && reader.gap(to) === DOT) to++;
    const left = leftCue(reader, at, previousEnd);
    const signs =
      isAloneOnLine(reader, at, to) && isLastLine(reader, at, to) && (reader.hasDot(at) || left.points > 2);
    if (!signs && !(left.evidence === 'label' && left.points >= 3 && reader.hasDot(at))) return undefined;
    return { from: at, to, points: THRESHOLD, evidence: ['grammar', left.evidence ?? 'sign-off'] };
  }

  /** An initial: with a full stop, or right before a capitalised surname. */
  #startsInitials(at: number): boolean {
    const reader = this.#reader;
    if (at + 1 >= reader.tokens.count || !reader.joins(at + 1)) return false;
    // "i. A. Melanie Voss"
    if (at > 0 && this.#isSigner(at)) return false;
    if (reader.isFrench && !reader.hasDot(at + 1) && reader.cue(at) & TITLE && reader.isCapital(at + 1))
      return false;
    // "LEV-88-C. Kan ik": the end of a code.
    if (at > 0 && !(reader.gap(at) & ~(HYPHEN | NUMBER | GLUE | APOSTROPHE))) return false;
    if (reader.hasDot(at)) return true;
    return reader.isCapital(at + 1) || afterParticles(reader, at + 1) > 0;
  }

  /** The "A." of "i. A.", which stands before a name but is no initial. */
  #isSigner(at: number): boolean {
    const reader = this.#reader;
    return reader.length(at - 1) === 1 && reader.hasDot(at - 1) && reader.folded(at - 1) === 'i';
  }

  /** "Frau Freitag": a weekday that is a surname as well, behind a title. */
  #isTitledName(at: number): boolean {
    const reader = this.#reader;
    return at > 0 && (reader.cue(at - 1) & TITLE) !== 0 && (reader.bits(at) & ANY_SURNAME) !== 0;
  }

  /** An ordinary word that nothing hangs on: most capitalised words, so that they are left alone early. */
  #isLonePlainWord(at: number): boolean {
    const reader = this.#reader;
    if (!isPlainWord(reader, at)) return false;
    const next = at + 1;
    return next >= reader.tokens.count || reader.shape(next) === SMALL || !reader.joins(next);
  }

  /** "Max", "Page", "Beste": a capitalised cue word that a surname follows may be a name after all. */
  #isNameDespite(at: number, left: Cue): boolean {
    const reader = this.#reader;
    const kind = reader.cue(at);
    if (kind & (PARTICLE | WEAK_PARTICLE)) return !reader.isShouted(at);
    if (kind & BARRED && this.#isTitledName(at)) return true;
    if (
      reader.bits(at) & FIRST &&
      at + 1 < reader.tokens.count &&
      reader.joins(at + 1) &&
      reader.isCapital(at + 1)
    ) {
      if (surnameWorth(reader, at + 1) >= 1.8) return true;
    }
    if (kind & ANIMAL || (kind & HOUSE && !(reader.bits(at) & FIRST))) return false;
    if (left.evidence === 'label' && left.points >= 3 && !(kind & (TITLE | HOUSE))) return true;
    return givenWorth(reader, at) >= 1 || surnameWorth(reader, at) >= 1.8;
  }

  /** Whether the words in front can announce a name in small letters: a quick look, for every word of a text. */
  #mayBeAnnounced(at: number): boolean {
    const reader = this.#reader;
    if (this.#isIntroduced(at)) return true;
    const before = reader.cue(at - 1);
    if (before & ANNOUNCES) return true;
    const told = before & (SPEAKS | ACTS | WITH) || reader.cue(at + 1) & SPEAKS;
    if ((told || GIVES.has(reader.tokens.hashes[at - 1] as number)) && isSureSmall(reader, at)) return true;
    if (before & (COPULA | WITH | PARTICLE)) return (reader.cue(at - 2) & (LABEL | RELATION | SPEAKER)) !== 0;
    return reader.length(at - 1) <= 2 && (reader.gap(at - 1) & (DOT | GLUE | APOSTROPHE)) !== 0;
  }

  /** "hiya its shanice", "it's dave from no 14", "tell big dave". */
  #isIntroduced(at: number): boolean {
    const reader = this.#reader;
    if (at < 1 || reader.gap(at) !== SPACE) return false;
    const hash = reader.tokens.hashes[at - 1] as number;
    const isNicknamed = NICKNAMED.has(hash);
    if (!(isNicknamed || ITS.has(hash)) || !isSureSmall(reader, at)) return false;
    if (isNicknamed) return (reader.cue(at - 2) & (SPEAKS | WITH | ACTS)) !== 0;
    const word = reader.folded(at - 1);
    const opener = word === 'its' ? at - 1 : word === 's' && reader.gap(at - 1) === APOSTROPHE ? at - 2 : -1;
    if (opener < 0 || (word === 's' && reader.folded(opener) !== 'it')) return false;
    return (
      opener === 0 ||
      (reader.gap(opener) & (LINE | COMMA | DOT | STOP)) !== 0 ||
      (reader.cue(opener - 1) & GREETING) !== 0
    );
  }

  #mayOpenSmall(at: number): boolean {
    return this.#reader.gap(at) !== SPACE || this.#mayBeAnnounced(at) || this.#reader.isKnown(at);
  }

  /** @param at a token in small letters that {@link #mayOpenSmall} lets through */
  #smallAt(at: number, previousEnd: number): Weighed | undefined {
    const reader = this.#reader;
    const known = reader.isKnown(at);
    const atLine = (reader.gap(at) & LINE) !== 0;
    const sure = !known && !atLine && reader.gap(at) === SPACE && isSureSmall(reader, at);
    const kind = reader.cue(at);
    if (reader.gap(at) === APOSTROPHE || kind & COPULA) return undefined;
    if (reader.isParticle(at) && !(kind & OPENS_SURNAME) && reader.length(at) > 1) return undefined;
    if (this.#isIntroduced(at))
      return { from: at, to: at + 1, points: THRESHOLD, evidence: ['lexicon', 'context'] };
    const left = leftCue(reader, at, previousEnd);
    // "mevrouw van den Bosch": particles in front of a capital.
    if (
      kind & OPENS_SURNAME &&
      !(reader.gap(at) & COMMA) &&
      left.announced &&
      left.evidence !== 'context' &&
      left.points >= 1.5
    ) {
      const head = afterParticles(reader, at);
      if (head > 0) {
        const run = trimmed(reader, capitalExtent(reader, head), true);
        // "groeten van Bram": the name starts behind the particle.
        const introduced = left.evidence === 'sign-off' && givenWorth(reader, head) >= 1;
        if (run.to > run.from && !introduced)
          return weigh(reader, { ...run, from: at }, left, previousEnd, this.#lastThing);
      }
    }
    if (kind & (BARRED | TITLE | GREETING | SIGN_OFF | LABEL)) return undefined;
    if (reader.isParticle(at) && (left.evidence !== 'label' || reader.gap(at) & COMMA)) return undefined;
    const closes = closesText(reader, at, at + 1) && isSureSmall(reader, at);
    if (closes) return { from: at, to: at + 1, points: THRESHOLD, evidence: ['lexicon', 'sign-off'] };
    if (sure && !left.announced && left.points >= 0)
      return { from: at, to: at + 1, points: THRESHOLD, evidence: ['lexicon', 'context'] };
    if (
      !left.announced &&
      !known &&
      !atLine &&
      !isSpeakerPlace(reader, at) &&
      !isTied(reader, at, previousEnd)
    )
      return undefined;
    const column = reader.isParticle(at) ? particlesOnly(reader, at, left) : 0;
    if (column > 0) return { from: at, to: column, points: THRESHOLD, evidence: ['label'] };
    const extent = smallExtent(reader, at, left.announced && left.points >= 2);
    if (extent.to === extent.from) return undefined;
    const speaks = (reader.gap(extent.to) & COLON) !== 0 && isSpeakerPlace(reader, at);
    if (atLine && left.points < 1 && !speaks && !isAloneOnLine(reader, extent.from, extent.to) && !known)
      return undefined;
    return weigh(reader, extent, left, previousEnd, this.#lastThing);
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
      for (let at = doubted.from; at < doubted.to; at++) {
        if (!seen.has(reader.tokens.hashes[at] as number) && !this.#isVariant(at)) continue;
        this.#accepted.push({ ...doubted, points: THRESHOLD, evidence: [...doubted.evidence, 'repeated'] });
        break;
      }
    }
  }

  /** "Jovanović … Jovanovich": a name misspelled, one or two letters away from one that was accepted. */
  #isVariant(at: number): boolean {
    const reader = this.#reader;
    if (reader.bits(at) & (ANY_WORD | COMMON | PLACE | BRAND) || reader.length(at) < VARIANT_LENGTH)
      return false;
    const word = reader.folded(at);
    let compared = 0;
    for (const { from, to } of this.#accepted) {
      for (let other = from; other < to && compared < MOST_COMPARED; other++, compared++) {
        if (reader.length(other) < VARIANT_LENGTH || other === at) continue;
        if (isNear(word, reader.folded(other))) return true;
      }
    }
    return false;
  }

  #endOf(to: number): number {
    const end = this.#reader.tokens.ends[to - 1] as number;
    return this.#reader.shape(to - 1) === LETTER && this.#reader.hasDot(to - 1) ? end + 1 : end;
  }
}

/** Shorter names are two letters away from too many others. */
const VARIANT_LENGTH = 6;
const MOST_COMPARED = 64;

/** Whether two words begin alike and differ by at most two letters, at their end or within. */
function isNear(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 2) return false;
  let head = 0;
  while (head < one.length && head < other.length && one[head] === other[head]) head++;
  let tail = 0;
  while (
    tail < one.length - head &&
    tail < other.length - head &&
    one[one.length - 1 - tail] === other[other.length - 1 - tail]
  )
    tail++;
  return head >= 3 && Math.max(one.length, other.length) - head - tail <= 2;
}

/** What people put before a friend's name. */
const NICKNAMED: ReadonlySet<number> = new Set(
  'big little old young lil ole kleine grote ouwe lange'.split(' ').map((word) => hashWord(word)),
);
const ITS: ReadonlySet<number> = new Set(['its', 's'].map((word) => hashWord(word)));

/** Verbs whose object is a person: "i gave dave". */
const GIVES: ReadonlySet<number> = new Set(
  'gave give giving handed sent paid met saw thanked asked want omdat gaf geef gegeven stuurde betaalde zag ontmoette denn weil gab gebe traf schickte bezahlte car donné envoyé payé rencontré vu'
    .split(' ')
    .map((word) => hashWord(word)),
);

/** "dave", "priya": in small letters a given name and nothing else, in any of the languages. */
function isSureSmall(reader: Reader, at: number): boolean {
  const bits = reader.bits(at);
  return (
    (bits & FIRST) !== 0 &&
    !(bits & (ANY_WORD | COMMON | DOUBTFUL | HOMONYM | PLACE | BRAND)) &&
    reader.cue(at) === 0 &&
    reader.length(at) > 3
  );
}

const TUSSENVOEGSEL: ReadonlySet<string> = new Set(['tussenvoegsel', 'tussenvoegsels']);

/** End of a tussenvoegsel that has a form field of its own; 0 when there is none. */
function particlesOnly(reader: Reader, at: number, left: Cue): number {
  if (left.evidence !== 'label' || left.points < 3) return 0;
  const labelled = at > 0 && reader.length(at - 1) > 12 && TUSSENVOEGSEL.has(reader.folded(at - 1));
  if (!labelled && !reader.inNameColumn(at)) return 0;
  let to = at;
  while (to < reader.tokens.count && reader.isParticle(to) && (to === at || reader.joins(to))) to++;
  return reader.gap(to) & (LINE | PIPE | STOP) ? to : 0;
}

/** "L.S.", "A.U.B.": letters alone are no name unless the place says so. */
function holdsLettersOnly(reader: Reader, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (reader.shape(at) !== LETTER) return false;
  return true;
}

function confidenceOf(points: number): Confidence {
  return points >= CERTAIN ? 'certain' : 'likely';
}
