import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AuditPage } from '../../ui/pages/audit.tsx';
import type { AuditReader } from '../../usecases/audit.ts';
import { PAGE_LIMIT } from './paging.ts';

/** Reading the audit log and proving it. */
export const auditPages =
  ({ audit }: { readonly audit: AuditReader }): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { permission: 'audit.read' } as const;

    app.get(
      '/audit',
      { config, schema: { querystring: z.object({ after: z.string().max(200).optional() }) } },
      async ({ tenantId, query: { after } }, reply) => {
        const { items, next } = await audit.list(tenantId, { after, limit: PAGE_LIMIT });
        const within = after !== undefined;
        return reply.page(<AuditPage entries={items} next={next} within={within} verdict={undefined} />, {
          title: reply.t('audit.title'),
        });
      },
    );

    app.post('/audit/verify', { config }, async ({ tenantId }, reply) => {
      const verdict = await audit.verify(tenantId);
      const { items, next } = await audit.list(tenantId, { after: undefined, limit: PAGE_LIMIT });
      return reply.page(<AuditPage entries={items} next={next} within={false} verdict={verdict} />, {
        title: reply.t('audit.title'),
      });
    });
  };
