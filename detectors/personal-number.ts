import { type CueKind, mentions, type Standing, standing } from './context.ts';
import type { Confidence, Detector, Entity, Evidence, Match, Region, Span, TextView } from './contract.ts';

/** A place where a number of the kind might stand. */
export interface Candidate extends Span {
  /** Whether its check digits, dates and ranges hold; a function is called only where it can matter. */
  readonly valid: boolean | (() => boolean);
  /** Set when further digits stand right beside it: then only its label can make it a find. */
  readonly crowded?: boolean;
  /**
   * So common a form that nothing but its label right beside it makes it a find; with `near`, its word
   * being the nearest suffices.
   */
  readonly labelOnly?: boolean | 'near';
  /** So much the kind's own form that it is reported though its check fails and no word names it. */
  readonly telling?: boolean;
  /** Overrides {@link PersonalNumber.bare} for this candidate, when its form alone tells more or less. */
  readonly bare?: Confidence | 'never';
  /**
   * Its form is so much the kind's own that a failing check still means the kind (default), or so common
   * (`false`) that it then means nothing, label or not.
   */
  readonly mistypable?: boolean;
}

/** What distinguishes one kind of official number from the others. */
export interface PersonalNumber {
  readonly id: string;
  readonly entity?: Entity;
  readonly version: number;
  readonly regions: readonly Region[];
  readonly sources: readonly string[];
  /** Cue words that announce it. */
  readonly kinds: readonly CueKind[];
  /**
   * Confidence of a valid number without any cue near it: `never` where numbers of other kinds pass the
   * check too often (1 in 11 for a bare nine-digit number and the 11-test).
   */
  readonly bare: Confidence | 'never';
  /** Set when no candidate is ever believed without a cue: texts without one are then not read. */
  readonly needsCue?: true;
  /** Confidence of a labelled number whose check fails; people mistype their own. Default `likely`. */
  readonly mistyped?: Confidence | 'never';
  /** `false` when `valid` rests on the form alone, there being no check digit. Default `true`. */
  readonly checked?: boolean;
  /**
   * @param isNamed whether a word of the kinds stands anywhere in the text; without one, what only its label
   * makes a find may be left out
   */
  candidates(view: TextView, isNamed: boolean): readonly Candidate[];
  compact(value: string): string;
}

/** Builds the detector of an official number: candidates by form, then the words around them decide. */
export function personalNumber(spec: PersonalNumber): Detector {
  return {
    id: spec.id,
    entity: spec.entity ?? 'NATIONAL_ID',
    version: spec.version,
    stage: 'structure',
    prefilter: spec.needsCue ? { cues: spec.kinds } : 'digit',
    regions: spec.regions,
    sources: spec.sources,
    find(view: TextView): Match[] {
      const isNamed = mentions(view, spec.kinds);
      const { matches } = sift(spec, view, spec.candidates(view, isNamed), isNamed);
      if (matches.length === 0) return matches;
      const { refused } = sift(spec, view, spec.candidates(view, true), isNamed);
      return [...matches, ...misquoted(view.text, matches, refused, spec.compact)];
    },
    compact: spec.compact,
  };
}

/** The candidates that are believed, and the first of those that are not. */
function sift(
  spec: PersonalNumber,
  view: TextView,
  candidates: readonly Candidate[],
  isNamed: boolean,
): { readonly matches: Match[]; readonly refused: Candidate[] } {
  const matches: Match[] = [];
  const refused: Candidate[] = [];
  for (const candidate of candidates) {
    const verdict =
      isNamed || needsNoCue(spec, candidate)
        ? judge(spec, candidate, standing(view, candidate, spec.kinds))
        : undefined;
    if (verdict) matches.push({ start: candidate.start, end: candidate.end, ...verdict });
    else if (refused.length < MOST_COMPARED) refused.push(candidate);
  }
  return { matches, refused };
}

/** Whether a candidate can be believed when no word of the whole text names its kind. */
function needsNoCue(
  spec: PersonalNumber,
  { bare = spec.bare, telling, crowded, labelOnly }: Candidate,
): boolean {
  return telling === true || (!spec.needsCue && bare !== 'never' && !crowded && !labelOnly);
}

/** How many refused candidates are compared: a mail that corrects a number has few. */
const MOST_COMPARED = 64;

/** Numbers one digit or one swap away from one that was found: "niet 371704865, maar …". */
function misquoted(
  text: string,
  found: readonly Match[],
  refused: readonly Candidate[],
  compact: (value: string) => string,
): Match[] {
  const known = found.slice(0, MOST_COMPARED).map(({ start, end }) => compact(text.slice(start, end)));
  return refused
    .filter((candidate) =>
      known.some((value) => isSlip(value, compact(text.slice(candidate.start, candidate.end)))),
    )
    .map(({ start, end }) => ({ start, end, confidence: 'likely', evidence: ['repeated', 'checksum-near'] }));
}

function isSlip(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const differ: number[] = [];
  for (let i = 0; i < one.length && differ.length < 3; i++) if (one[i] !== other[i]) differ.push(i);
  const [first, second] = differ;
  if (first === undefined || differ.length > 2) return first === undefined;
  return (
    second === undefined ||
    (second === first + 1 && one[first] === other[second] && one[second] === other[first])
  );
}

function judge(
  spec: PersonalNumber,
  candidate: Candidate,
  stands: Standing,
): { confidence: Confidence; evidence: Evidence[] } | undefined {
  const bare = spec.needsCue ? 'never' : (candidate.bare ?? spec.bare);
  if (
    stands === 'none' &&
    !candidate.telling &&
    (bare === 'never' || candidate.crowded || candidate.labelOnly)
  )
    return undefined;
  if (stands === 'against' && (bare !== 'certain' || candidate.crowded || candidate.labelOnly))
    return undefined;
  if (!(typeof candidate.valid === 'function' ? candidate.valid() : candidate.valid)) {
    const { mistyped = 'likely' } = spec;
    if (candidate.telling && stands !== 'against' && !candidate.crowded)
      return { confidence: 'likely', evidence: ['format'] };
    if (stands !== 'label' || mistyped === 'never' || candidate.mistypable === false) return undefined;
    return { confidence: mistyped, evidence: ['label', 'format'] };
  }
  const proof: Evidence = spec.checked === false ? 'format' : 'checksum';
  if (stands === 'label') return { confidence: 'certain', evidence: ['label', proof] };
  if (candidate.labelOnly && !(candidate.labelOnly === 'near' && stands === 'near')) return undefined;
  if (stands === 'near' || stands === 'contested') {
    if (candidate.crowded) return undefined;
    return { confidence: bare === 'certain' ? 'certain' : 'likely', evidence: ['context', proof] };
  }
  if (bare === 'never') return undefined;
  return { confidence: bare, evidence: proof === 'format' ? ['format'] : ['checksum', 'format'] };
}
