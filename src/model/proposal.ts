import type { Entity } from '../../detectors/contract.ts';

/** `keep`: a kind that people put back each time; `remove`: one that is kept and should not be. */
export const PROPOSAL_KINDS = ['keep', 'remove'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

export const PROPOSAL_STATES = ['open', 'accepted', 'rejected'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** What a rule would say. */
export interface ProposedRule {
  readonly kind: ProposalKind;
  readonly entity: Entity;
  /** Absent: for every desk. */
  readonly desk: string | undefined;
  /** The rule that decides now, before which the new one goes; absent: the new one is the first. */
  readonly ruleId: string | undefined;
}

/** What a rule would have changed in the last days. */
export interface ProposalEffect {
  readonly days: number;
  /** Values that would have been kept, or removed. */
  readonly values: number;
  /** Tickets they stand in; messages for `remove`. */
  readonly tickets: number;
}

/** A rule that somebody at the desk asks for. */
export interface Proposal extends ProposedRule {
  readonly id: string;
  readonly effect: ProposalEffect;
  readonly state: ProposalState;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly decidedBy: string | undefined;
  readonly decidedAt: Date | undefined;
  /** Version of the policy that came of it. */
  readonly policyVersion: string | undefined;
}
