import type { Entity, Span } from '../../detectors/contract.ts';
import type { DecidedValue } from './decided-value.ts';
import type { Action, Asked, DecisionInputs, Whose } from './decision.ts';

/** One removal, as it is stored and shown: what kind, where, why, by which rule. Never the value. */
export interface Redaction extends DecidedValue {
  readonly action: Exclude<Action, 'keep'>;
  /** What stands there now: `[phone 1]`. */
  readonly placeholder: string;
  /** The number in the placeholder: equal values of one ticket share it. */
  readonly number: number;
  /** Span of the placeholder in the sanitised part (its HTML for `html` parts), UTF-16, half-open. */
  readonly outputSpan: Span;
  /** Where the value stands in the part's text as it was parsed. Absent where that cannot be told. */
  readonly span?: Span;
  /** {@link TextPart.path} of the part. */
  readonly partPath: string;
  /** Keyed tag of the part's text as it was parsed: says whether `span` still means the same place. */
  readonly partTag: string;
  readonly whose: Whose;
  readonly asked: Asked;
  /** All that was decided from; absent in rows of earlier versions, and for what was not decided by a policy. */
  readonly inputs?: DecisionInputs;
}

/** A redaction as it is kept with its ticket. */
export type StoredRedaction = Redaction & {
  readonly id: string;
  readonly entryId: string | undefined;
  readonly documentId: string;
  readonly at: Date;
};

/** The numbers already given out in a ticket, so that the same value keeps the same mark. */
export interface Numbering {
  readonly entity: Entity;
  readonly valueTag: string;
  readonly number: number;
}
