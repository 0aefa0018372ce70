import type { Proposal, ProposalEffect, ProposalState, ProposedRule } from '../model/proposal.ts';
import type { Page, PageRequest } from './page.ts';

/** Rules that people at the desk ask for. */
export interface ProposalRepository {
  /** What a rule would have changed in the last `days`, by what was logged: no value is looked at. */
  effect(rule: ProposedRule, days: number): Promise<ProposalEffect>;
  add(id: string, rule: ProposedRule, effect: ProposalEffect, proposedBy: string): Promise<void>;
  get(id: string): Promise<Proposal | undefined>;
  /** Newest first. */
  list(page: PageRequest & { state?: ProposalState | undefined }): Promise<Page<Proposal>>;
  /** False when it is not open any more. */
  decide(id: string, state: 'accepted' | 'rejected', by: string, policyVersion?: string): Promise<boolean>;
}
