import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import { HOLD_KINDS } from '../../model/retention.ts';
import type { AppDependencies } from '../dependencies.ts';

const Hold = z.object({ id: z.uuid(), kind: z.enum(HOLD_KINDS) });

const Reason = z.strictObject({ reason: z.string().trim().min(1).max(1_000) });

const HoldView = z.object({
  id: z.uuid(),
  kind: z.enum(HOLD_KINDS),
  reason: z.object({ set: z.string(), lifted: z.string().optional() }),
  actor: z.string(),
  until: z.date().optional(),
  setAt: z.date(),
  liftedBy: z.string().optional(),
  liftedAt: z.date().optional(),
});

/** What keeps a ticket from being deleted, and under restriction from being read. */
export const holdRoutes =
  ({ holds }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/v1/tickets/:id/holds',
      {
        config: { access: 'key' },
        schema: {
          summary: 'Legal holds and restrictions of a ticket, newest first.',
          tags: ['retention'],
          params: Hold.pick({ id: true }),
          response: { 200: z.object({ items: z.array(HoldView) }) },
        },
      },
      async ({ tenantId, params }) => ({ items: [...(await holds.list(tenantId, params.id))] }),
    );

    app.put(
      '/v1/tickets/:id/holds/:kind',
      {
        config: { access: 'key' },
        schema: {
          summary:
            'Keep a ticket from being deleted; "restriction" keeps it from being read too, "agreement" ends by itself.',
          tags: ['retention'],
          params: Hold,
          body: Reason.extend({ until: z.iso.datetime({ offset: true }).optional() }),
          response: { 200: Hold },
        },
      },
      async ({ tenantId, actor, params, body }) => {
        const until = body.until === undefined ? undefined : new Date(body.until);
        const hold = { kind: params.kind, reason: body.reason, until };
        if (!(await holds.set(tenantId, params.id, hold, actor))) {
          throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        }
        return params;
      },
    );

    app.post(
      '/v1/tickets/:id/holds/:kind/lift',
      {
        config: { access: 'key' },
        schema: {
          summary: 'Lift it.',
          tags: ['retention'],
          params: Hold,
          body: Reason,
          response: { 200: Hold },
        },
      },
      async ({ tenantId, actor, params, body }) => {
        if (!(await holds.lift(tenantId, params.id, params.kind, body.reason, actor))) {
          throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        }
        return params;
      },
    );
  };
