import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ENTITIES } from '../../../detectors/index.ts';
import { AUDIT_EVENTS } from '../../model/audit.ts';
import type { AppDependencies } from '../dependencies.ts';
import { PageQuery } from '../schemas.ts';

const count = z.number().int().optional();

const Entry = z.object({
  seq: z.number().int(),
  at: z.string(),
  event: z.enum(AUDIT_EVENTS),
  actor: z.string(),
  documentId: z.string().optional(),
  ticketId: z.string().optional(),
  deliveryId: z.string().optional(),
  accountId: z.string().optional(),
  counts: z.partialRecord(z.enum(ENTITIES), z.object({ redact: count, keep: count, hold: count })).optional(),
  policyVersion: z.string().optional(),
  detectorSet: z.string().optional(),
  code: z.string().optional(),
  prevHash: z.string(),
  hash: z.string(),
});

const Verdict = z.object({
  ok: z.boolean(),
  count: z.number().int().optional(),
  head: z.string().optional(),
  seq: z.number().int().optional(),
  problem: z.string().optional(),
});

/** The hash-chained log of what was done. */
export const auditRoutes =
  ({ audit }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/v1/audit',
      {
        config: { access: 'key' },
        schema: {
          summary: 'What was done, in order. Each entry carries the hash of the one before.',
          tags: ['audit'],
          querystring: PageQuery,
          response: { 200: z.object({ items: z.array(Entry), next: z.string().optional() }) },
        },
      },
      async ({ tenantId, query }) => {
        const page = await audit.list(tenantId, { after: query.after, limit: query.limit });
        return { items: [...page.items], next: page.next };
      },
    );

    app.get(
      '/v1/audit/verify',
      {
        config: { access: 'key' },
        schema: { summary: 'Recomputes the whole chain.', tags: ['audit'], response: { 200: Verdict } },
      },
      ({ tenantId }) => audit.verify(tenantId),
    );
  };
