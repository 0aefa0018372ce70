import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppDependencies } from '../dependencies.ts';

/** Health, readiness and metrics. None of them says anything about a message. */
export const operationsRoutes =
  ({ ready, metrics, version }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const status = z.object({ status: z.literal('ok'), version: z.string() });
    app.get(
      '/healthz',
      { config: { access: 'public' }, schema: { summary: 'The process runs.', response: { 200: status } } },
      async () => ({ status: 'ok' as const, version }),
    );
    app.get(
      '/readyz',
      {
        config: { access: 'public' },
        schema: { summary: 'Messages can be stored.', response: { 200: status } },
      },
      async () => {
        await ready();
        return { status: 'ok' as const, version };
      },
    );
    app.get(
      '/metrics',
      { config: { access: 'public' }, schema: { summary: 'Counts and times, in Prometheus text format.' } },
      async (_request, reply) => {
        const { contentType, body } = await metrics.render();
        return reply.type(contentType).send(body);
      },
    );
  };
