import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ENTITIES } from '../../../detectors/index.ts';
import { PROPOSAL_KINDS, PROPOSAL_STATES } from '../../model/proposal.ts';
import type { AppDependencies } from '../dependencies.ts';
import { PageQuery } from '../schemas.ts';
import { keyHolder } from './review.ts';

const ProposalInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keep'), redactionId: z.uuid() }),
  z.strictObject({ kind: z.literal('remove'), documentId: z.uuid(), entity: z.enum(ENTITIES) }),
]);

const ProposalView = z.object({
  id: z.uuid(),
  kind: z.enum(PROPOSAL_KINDS),
  entity: z.enum(ENTITIES),
  desk: z.string().optional(),
  ruleId: z.string().optional().describe('The rule that decides now; the new one goes before it.'),
  effect: z.object({
    days: z.int(),
    values: z.int().describe('Values it would have kept, or removed.'),
    tickets: z.int(),
  }),
  state: z.enum(PROPOSAL_STATES),
  proposedBy: z.string(),
  proposedAt: z.date(),
  decidedBy: z.string().optional(),
  decidedAt: z.date().optional(),
  policyVersion: z.string().optional(),
});

/** Rules that people at the desk ask for. */
export const proposalRoutes =
  ({ proposals }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { access: 'key' } as const;
    const tags = ['review'];

    app.post(
      '/v1/review/proposals',
      {
        config,
        schema: {
          summary:
            'Ask that a kind is always kept, or always removed, at a desk; answers the effect it would have.',
          tags,
          body: ProposalInput,
          response: { 201: ProposalView },
        },
      },
      async ({ tenantId, actor, body }, reply) =>
        reply.code(201).send(await proposals.propose(tenantId, keyHolder(actor), body)),
    );

    app.get(
      '/v1/review/proposals',
      {
        config,
        schema: {
          summary: 'Rules that were asked for, newest first.',
          tags,
          querystring: PageQuery.extend({ state: z.enum(PROPOSAL_STATES).optional() }),
          response: { 200: z.object({ items: z.array(ProposalView), next: z.string().optional() }) },
        },
      },
      async ({ tenantId, query: { after, limit, state } }) => {
        const { items, next } = await proposals.list(tenantId, { after, limit, state });
        return { items: [...items], next };
      },
    );

    const actions = {
      accept: 'Make it a rule of a new version of the policy, which holds at once.',
      reject: 'Close it without a rule.',
    } as const;
    for (const action of ['accept', 'reject'] as const) {
      app.post(
        `/v1/review/proposals/:id/${action}`,
        {
          config,
          schema: {
            summary: actions[action],
            tags,
            params: z.object({ id: z.uuid() }),
            response: { 200: ProposalView },
          },
        },
        ({ tenantId, actor, params }) => proposals[action](tenantId, keyHolder(actor), params.id),
      );
    }
  };
