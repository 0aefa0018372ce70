import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { DashboardPage, PERIODS } from '../../ui/pages/dashboard.tsx';
import type { ReadOverview } from '../../usecases/dashboard.ts';

const DEFAULT_DAYS = 30;

/** The state of things at a glance. */
export const dashboardPages =
  ({ overview }: { readonly overview: ReadOverview }): FastifyPluginAsyncZod =>
  async (app) => {
    const Query = z.object({ days: z.coerce.number().catch(DEFAULT_DAYS) });
    app.get(
      '/dashboard',
      { config: { permission: 'dashboard.read' }, schema: { querystring: Query } },
      async ({ tenantId, query }, reply) => {
        const days = PERIODS.find((period) => period === query.days) ?? DEFAULT_DAYS;
        return reply.page(<DashboardPage overview={await overview(tenantId, days)} days={days} />, {
          title: reply.t('dashboard.title'),
        });
      },
    );
  };
