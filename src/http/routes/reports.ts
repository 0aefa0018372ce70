import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { registerText } from '../../usecases/register.ts';
import { sourceReportText } from '../../usecases/subjects/source-report.ts';
import type { AppDependencies } from '../dependencies.ts';
import { FormatQuery, sendReport } from '../reports.ts';

const DAY_MS = 86_400_000;

/** The record of processing, and what draws unneeded data in. */
export const reportRoutes =
  ({ makeRegister, reportSources }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { access: 'key' } as const;
    app.get(
      '/v1/register',
      {
        config,
        schema: {
          summary: 'Record of processing (GDPR art. 30) from the running configuration.',
          tags: ['reports'],
          querystring: FormatQuery,
        },
      },
      async ({ tenantId, actor, query }, reply) => {
        const entry = await makeRegister(tenantId, actor);
        return sendReport(reply, query.format, entry, () => registerText(entry));
      },
    );

    app.get(
      '/v1/reports/sources',
      {
        config,
        schema: {
          summary: 'Which source, desk and question draws which unneeded data in.',
          tags: ['reports'],
          querystring: FormatQuery.extend({ days: z.coerce.number().int().min(1).max(3_660).default(30) }),
        },
      },
      async ({ tenantId, query }, reply) => {
        const to = new Date();
        const report = await reportSources(tenantId, new Date(to.getTime() - query.days * DAY_MS), to);
        return sendReport(reply, query.format, report, () => sourceReportText(report));
      },
    );
  };
