import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import type { AppDependencies } from '../dependencies.ts';

const count = z.number().int();

const Due = z.object({
  originals: z.object({ due: count, expiring: count, unseen: count }),
  values: z.array(z.object({ entity: z.string(), due: count, blocked: count, later: count })),
});

/** The life cycle of what is stored. */
export const retentionRoutes =
  ({ retain }: AppDependencies, reach: 'network' | 'local'): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/v1/retention/due',
      {
        config: { access: 'key' },
        schema: {
          summary: 'How much has run out or waits for a person.',
          tags: ['retention'],
          response: { 200: Due },
        },
      },
      async ({ tenantId }) => {
        const { originals, values } = await retain.due(tenantId);
        return { originals, values: [...values] };
      },
    );

    app.post(
      '/v1/messages/:id/acknowledge',
      {
        config: { access: 'key' },
        schema: {
          summary: 'A person saw this held message: its original may go when its term ends.',
          tags: ['retention'],
          params: z.object({ id: z.uuid() }),
          response: { 200: z.object({ acknowledged: z.literal(true) }) },
        },
      },
      async ({ tenantId, actor, params }) => {
        if (!(await retain.acknowledge(tenantId, params.id, actor))) {
          throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        }
        return { acknowledged: true as const };
      },
    );

    app.post(
      '/v1/tickets/:id/close',
      {
        config: { access: 'key' },
        schema: {
          summary: 'The ticket is closed: terms that begin with closing begin now. A new message opens it.',
          tags: ['retention'],
          params: z.object({ id: z.uuid() }),
          response: { 200: z.object({ closed: z.literal(true) }) },
        },
      },
      async ({ tenantId, actor, params }) => {
        if (!(await retain.close(tenantId, params.id, actor))) {
          throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        }
        return { closed: true as const };
      },
    );

    if (reach === 'network') return;
    app.post(
      '/local/retention/run',
      {
        config: { access: 'local' },
        schema: { body: z.object({ dryRun: z.boolean() }) },
      },
      ({ tenantId, body }) => retain.run(tenantId, body),
    );
  };
