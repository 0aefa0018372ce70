import type { Entity, Span } from '../../detectors/contract.ts';

/** `keep` leaves the value, `redact` replaces it, `hold` redacts it and puts the ticket before a person. */
export type Action = 'keep' | 'redact' | 'hold';

/** A sentence for people, in the languages the desk reads. */
export interface Reason {
  readonly en: string;
  readonly nl: string;
}

/** What the policy says of one finding. */
export interface PolicyDecision {
  readonly findingId: string;
  readonly partId: string;
  /** Span in the part's `text`. */
  readonly span: Span;
  readonly entity: Entity;
  readonly action: Action;
  /** Id of the first rule that matched, or `default`. */
  readonly ruleId: string;
  readonly reason: Reason;
}
