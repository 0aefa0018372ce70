import { type CueKind, type Standing, standing } from './context.ts';
import type { Confidence, Detector, Entity, Evidence, Match, Region, Span, TextView } from './contract.ts';

/** A place where a number of the kind might stand. */
export interface Candidate extends Span {
  /** Whether its check digits, dates and ranges hold; a function is called only where it can matter. */
  readonly valid: boolean | (() => boolean);
  /** Set when further digits stand right beside it: then only its label can make it a find. */
  readonly crowded?: boolean;
  /** So common a form that nothing but its label right beside it makes it a find. */
  readonly labelOnly?: boolean;
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
  /** Confidence of a labelled number whose check fails; people mistype their own. Default `likely`. */
  readonly mistyped?: Confidence | 'never';
  /** `false` when `valid` rests on the form alone, there being no check digit. Default `true`. */
  readonly checked?: boolean;
  candidates(view: TextView): readonly Candidate[];
  compact(value: string): string;
}

/** Builds the detector of an official number: candidates by form, then the words around them decide. */
export function personalNumber(spec: PersonalNumber): Detector {
  return {
    id: spec.id,
    entity: spec.entity ?? 'NATIONAL_ID',
    version: spec.version,
    stage: 'structure',
    prefilter: 'digit',
    regions: spec.regions,
    sources: spec.sources,
    find(view: TextView): Match[] {
      const matches: Match[] = [];
      for (const candidate of spec.candidates(view)) {
        const verdict = judge(spec, candidate, standing(view, candidate, spec.kinds));
        if (verdict) matches.push({ start: candidate.start, end: candidate.end, ...verdict });
      }
      return matches;
    },
    compact: spec.compact,
  };
}

function judge(
  spec: PersonalNumber,
  candidate: Candidate,
  stands: Standing,
): { confidence: Confidence; evidence: Evidence[] } | undefined {
  const bare = candidate.bare ?? spec.bare;
  if (stands === 'none' && (bare === 'never' || candidate.crowded || candidate.labelOnly)) return undefined;
  if (stands === 'against' && (bare !== 'certain' || candidate.crowded || candidate.labelOnly))
    return undefined;
  if (!(typeof candidate.valid === 'function' ? candidate.valid() : candidate.valid)) {
    const { mistyped = 'likely' } = spec;
    if (stands !== 'label' || mistyped === 'never' || candidate.mistypable === false) return undefined;
    return { confidence: mistyped, evidence: ['label', 'format'] };
  }
  const proof: Evidence = spec.checked === false ? 'format' : 'checksum';
  if (stands === 'label') return { confidence: 'certain', evidence: ['label', proof] };
  if (candidate.labelOnly) return undefined;
  if (stands === 'near' || stands === 'contested') {
    if (candidate.crowded) return undefined;
    return { confidence: bare === 'certain' ? 'certain' : 'likely', evidence: ['context', proof] };
  }
  if (bare === 'never') return undefined;
  return { confidence: bare, evidence: proof === 'format' ? ['format'] : ['checksum', 'format'] };
}
