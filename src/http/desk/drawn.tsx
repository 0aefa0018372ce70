import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { DrawnPage, PERIODS } from '../../ui/pages/drawn.tsx';
import type { ReportSources } from '../../usecases/subjects/source-report.ts';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;

/** What draws unneeded data in. */
export const drawnPages =
  ({ reportSources }: { readonly reportSources: ReportSources }): FastifyPluginAsyncZod =>
  async (app) => {
    const Query = z.object({ days: z.coerce.number().pipe(z.literal(PERIODS)).catch(DEFAULT_DAYS) });
    app.get(
      '/drawn',
      { config: { permission: 'dashboard.read' }, schema: { querystring: Query } },
      async ({ tenantId, query: { days } }, reply) => {
        const to = new Date();
        const report = await reportSources(tenantId, new Date(to.getTime() - days * DAY_MS), to);
        return reply.page(<DrawnPage report={report} days={days} />, { title: reply.t('drawn.title') });
      },
    );
  };
