import type { Confidence, Entity, Span } from '../../detectors/contract.ts';

/**
 * What a person does with a mark or a text. `accept`: it is right; `keep`: the value is put back; `kind`: it is of
 * another kind; `span`: it begins or ends elsewhere; `redact`: something that was missed.
 */
export const REVIEW_ACTIONS = ['accept', 'keep', 'kind', 'span', 'redact'] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/** Where a decision holds: in the message it was taken in, or for the same value in all of the ticket. */
export const REVIEW_SCOPES = ['message', 'ticket'] as const;
export type ReviewScope = (typeof REVIEW_SCOPES)[number];

/** Why a person decided otherwise. Codes only: free text would hold what was removed. */
export const REVIEW_REASONS = [
  'needed', // the desk cannot help without it
  'not-personal', // an order number, a product, a public address
  'wrong-kind',
  'wrong-span',
  'missed',
  'asked-for',
  'right', // nothing to change
] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** Rule id of what a person decided. No policy may use it. */
export const REVIEW_RULE = 'review';
/** Detector id of what a person marked by hand. */
export const REVIEW_DETECTOR = 'review';

/**
 * What a person decided about one stretch of a document: kept or redacted, whatever detectors and policy say. It
 * names a place in the text as it was parsed and never says what stands there.
 */
export interface Override {
  readonly id: string;
  /** {@link TextPart.path}. */
  readonly partPath: string;
  /** Keyed tag of the part's text: where it no longer matches, the place means nothing. */
  readonly partTag: string;
  /** In the part's `text`, UTF-16, half-open. */
  readonly span: Span;
  readonly entity: Entity;
  /** `accept` changes nothing: it says that a person looked. */
  readonly action: 'keep' | 'redact' | 'accept';
}

/** An override as it is stored. */
export interface StoredOverride extends Override {
  readonly decisionId: string;
  readonly documentId: string;
}

/** A person's decision, as it is kept for the log of the ticket and for the precision of detectors and rules. */
export interface ReviewDecision {
  readonly id: string;
  readonly ticketId: string;
  /** Document it was taken in. */
  readonly documentId: string;
  readonly action: ReviewAction;
  readonly scope: ReviewScope;
  readonly reason: ReviewReason;
  /** Kind after the decision. */
  readonly entity: Entity;
  /** What was judged; absent for what nothing had found. */
  readonly judged: Judged | undefined;
  /** How many places it changed or confirmed. */
  readonly places: number;
  readonly actor: string;
  readonly at: Date;
  readonly undoneAt: Date | undefined;
}

/** The finding that a person judged. */
export interface Judged {
  readonly entity: Entity;
  readonly detectorId: string;
  readonly ruleId: string;
  readonly confidence: Confidence;
}

/** Tag kind of a part's text (see {@link Override.partTag}). */
export const PART_TAG = 'part-text';
