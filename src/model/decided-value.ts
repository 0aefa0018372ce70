import type { Confidence, Entity, Evidence } from '../../detectors/contract.ts';
import type { Reason } from './decision.ts';

/** A value that was found and decided on, as it is stored: what found it, by which rule and why. Never the value. */
export interface DecidedValue {
  readonly partId: string;
  readonly entity: Entity;
  readonly detectorId: string;
  readonly detectorVersion: number;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  readonly ruleId: string;
  readonly policyVersion: string;
  readonly reason: Reason;
  /** Keyed tag of the compact value: equal values have equal tags within a tenant. Not reversible without the key. */
  readonly valueTag: string;
}
