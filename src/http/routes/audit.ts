import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ENTITIES } from '../../../detectors/index.ts';
import { AUDIT_EVENTS } from '../../model/audit.ts';
import type { AppDependencies } from '../dependencies.ts';
import { PageQuery } from '../schemas.ts';

const count = z.number().int().optional();

/** Loose: a fact that this list forgot must come out all the same, since the hash is over it. */
const Entry = z.looseObject({
  seq: z.number().int(),
  at: z.string(),
  event: z.enum(AUDIT_EVENTS),
  actor: z.string(),
  documentId: z.string().optional(),
  ticketId: z.string().optional(),
  deliveryId: z.string().optional(),
  accountId: z.string().optional(),
  requestId: z.string().optional(),
  incidentId: z.string().optional(),
  decisionId: z.string().optional(),
  redactionId: z.string().optional(),
  destroyed: z.record(z.string(), z.number()).optional(),
  counts: z.partialRecord(z.enum(ENTITIES), z.object({ redact: count, keep: count, hold: count })).optional(),
  policyVersion: z.string().optional(),
  detectorSet: z.string().optional(),
  code: z.string().optional(),
  prevHash: z.string(),
  hash: z.string(),
});

const Head = z.object({ seq: z.number().int(), hash: z.string() });

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
        return { items: page.items.map((entry) => ({ ...entry })), next: page.next };
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

    app.get(
      '/v1/audit/head',
      {
        config: { access: 'key' },
        schema: {
          summary: 'Number and hash of the last entry, to note elsewhere.',
          tags: ['audit'],
          response: { 200: Head },
        },
      },
      ({ tenantId }) => audit.head(tenantId),
    );

    app.get(
      '/v1/audit/export',
      {
        config: { access: 'key' },
        schema: {
          summary: 'Entries in order of their numbers, to keep and verify elsewhere.',
          tags: ['audit'],
          querystring: z.object({
            after: z.coerce.number().int().min(0).default(0).describe('Number of the last entry you have.'),
          }),
          response: { 200: z.object({ entries: z.array(Entry), head: Head }) },
        },
      },
      async ({ tenantId, actor, query }) => {
        const { entries, head } = await audit.export(tenantId, actor, query.after);
        return { entries: entries.map((entry) => ({ ...entry })), head };
      },
    );
  };
