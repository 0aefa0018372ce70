import { v7 as uuidv7 } from 'uuid';
import type { Entity } from '../../../detectors/contract.ts';
import { ZeefError } from '../../errors.ts';
import type { Proposal, ProposalState, ProposedRule } from '../../model/proposal.ts';
import { loadPolicy } from '../../policy/load.ts';
import { isNeverKept } from '../../policy/never-kept.ts';
import { withRule } from '../../policy/propose.ts';
import type { Page, PageRequest } from '../../ports/page.ts';
import type { Repositories, Store } from '../../ports/store.ts';
import type { Reviewer } from './decide.ts';

/** Over so many days the effect of a proposal is measured: a month has every kind of day in it. */
const EFFECT_DAYS = 30;

/** What somebody asks for: to keep what this mark stands for from now on, or to remove a kind that is kept. */
export type ProposalRequest =
  | { readonly kind: 'keep'; readonly redactionId: string }
  | { readonly kind: 'remove'; readonly documentId: string; readonly entity: Entity };

/** "Always keep" and "always remove", from a wish at the desk to a rule of the policy. */
export interface Proposals {
  /**
   * Stores a proposal with what it would have changed. For the desk of the message it was made in.
   *
   * @throws ZeefError ZEEF_NOT_FOUND; ZEEF_OFFICER_NEEDED for a kind that the policy never keeps
   */
  propose(tenantId: string, reviewer: Reviewer, request: ProposalRequest): Promise<Proposal>;
  list(tenantId: string, page: PageRequest & { state?: ProposalState | undefined }): Promise<Page<Proposal>>;
  /**
   * Makes it a rule of a new version of the policy, which holds from now on.
   *
   * @throws ZeefError ZEEF_NOT_FOUND when it is not open; ZEEF_OFFICER_NEEDED; ZEEF_POLICY_INVALID when the policy
   *   may not say so
   */
  accept(tenantId: string, reviewer: Reviewer, id: string): Promise<Proposal>;
  /** @throws ZeefError ZEEF_NOT_FOUND, ZEEF_OFFICER_NEEDED */
  reject(tenantId: string, reviewer: Reviewer, id: string): Promise<Proposal>;
}

export function proposalDesk(store: Store): Proposals {
  const openOne = async (id: string, { proposals }: Repositories): Promise<Proposal> => {
    const proposal = await proposals.get(id);
    if (proposal?.state !== 'open') throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
    return proposal;
  };

  return {
    propose: (tenantId, { actor }, request) =>
      store.transaction(tenantId, async (repositories) => {
        const { proposals, policies, audit } = repositories;
        const rule = await ruleOf(request, repositories);
        const policy = await policies.active();
        if (rule.kind === 'keep' && policy && isNeverKept(loadPolicy(policy.yaml), rule.entity)) {
          throw new ZeefError('ZEEF_OFFICER_NEEDED', {
            remedy:
              'The policy never keeps this kind. A rule for it must name the law, in the policy itself.',
          });
        }
        const id = uuidv7();
        await proposals.add(id, rule, await proposals.effect(rule, EFFECT_DAYS), actor);
        await audit.append({ event: 'proposal.made', actor, proposalId: id, code: rule.kind });
        return openOne(id, repositories);
      }),

    list: (tenantId, page) => store.transaction(tenantId, ({ proposals }) => proposals.list(page)),

    accept: (tenantId, { actor, officer }, id) =>
      store.transaction(tenantId, async (repositories) => {
        if (!officer) throw new ZeefError('ZEEF_OFFICER_NEEDED', { remedy: OFFICERS_ONLY });
        const { proposals, policies, audit } = repositories;
        const proposal = await openOne(id, repositories);
        const active = await policies.active();
        if (!active) throw new ZeefError('ZEEF_INTERNAL');
        const yaml = withRule(active.yaml, proposal);
        const { version } = loadPolicy(yaml);
        await policies.activate(version, yaml, active.fileVersion ?? active.version);
        await proposals.decide(id, 'accepted', actor, version);
        await audit.append({ event: 'proposal.accepted', actor, proposalId: id, policyVersion: version });
        await audit.append({ event: 'policy.activated', actor, policyVersion: version });
        return decided(id, repositories);
      }),

    reject: (tenantId, { actor, officer }, id) =>
      store.transaction(tenantId, async (repositories) => {
        if (!officer) throw new ZeefError('ZEEF_OFFICER_NEEDED', { remedy: OFFICERS_ONLY });
        const { proposals, audit } = repositories;
        await openOne(id, repositories);
        await proposals.decide(id, 'rejected', actor);
        await audit.append({ event: 'proposal.rejected', actor, proposalId: id });
        return decided(id, repositories);
      }),
  };
}

const OFFICERS_ONLY = 'Only a privacy officer decides about rules.';

async function decided(id: string, { proposals }: Repositories): Promise<Proposal> {
  const proposal = await proposals.get(id);
  if (!proposal) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
  return proposal;
}

async function ruleOf(request: ProposalRequest, { review, documents }: Repositories): Promise<ProposedRule> {
  if (request.kind === 'remove') {
    const document = await documents.get(request.documentId);
    if (!document) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'documentId' });
    return { kind: 'remove', entity: request.entity, desk: document.desk, ruleId: undefined };
  }
  const mark = await review.redaction(request.redactionId);
  if (!mark) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'redactionId' });
  const desk = (await documents.get(mark.documentId))?.desk;
  return { kind: 'keep', entity: mark.entity, desk, ruleId: mark.ruleId };
}
