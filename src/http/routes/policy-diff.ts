import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppDependencies } from '../dependencies.ts';

const Name = z.union([
  z.strictObject({ yaml: z.string().min(1).max(262_144) }),
  z.strictObject({ version: z.string().min(1).max(100).describe('As stored, or "active".') }),
]);

const Diff = z.object({
  old: z.string(),
  new: z.string(),
  decided: z.number().int(),
  unknown: z.number().int(),
  changes: z.array(
    z.object({
      entity: z.string(),
      from: z.string(),
      to: z.string(),
      fromRule: z.string(),
      toRule: z.string(),
      count: z.number().int(),
      tickets: z.number().int(),
      examples: z.array(z.uuid()),
    }),
  ),
  notRevisited: z.array(z.string()),
});

/** What another policy would have done. */
export const policyDiffRoutes =
  ({ diffPolicies }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/v1/policies/diff',
      {
        config: { access: 'key' },
        schema: {
          summary: 'Decide the latest tickets again under two policies. Changes nothing.',
          tags: ['policies'],
          body: z.strictObject({
            old: Name,
            new: Name,
            tickets: z.number().int().min(1).max(10_000).default(1_000),
          }),
          response: { 200: Diff },
        },
      },
      async ({ tenantId, body }) => {
        const diff = await diffPolicies(tenantId, body.old, body.new, body.tickets);
        return {
          ...diff,
          changes: diff.changes.map((change) => ({ ...change, examples: [...change.examples] })),
          notRevisited: [...diff.notRevisited],
        };
      },
    );
  };
