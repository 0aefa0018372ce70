import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import { TICKET_STATES } from '../../model/ticket.ts';
import type { AppDependencies } from '../dependencies.ts';
import { PageQuery, RedactionView, TicketSummaryView, TicketView } from '../schemas.ts';

const Id = z.object({ id: z.uuid() });

/** Sanitised tickets and what was removed from them. */
export const ticketRoutes =
  ({ tickets }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/v1/tickets',
      {
        config: { access: 'key' },
        schema: {
          summary: 'Sanitised tickets, newest first.',
          tags: ['tickets'],
          querystring: PageQuery.extend({ state: z.enum(TICKET_STATES).optional() }),
          response: { 200: z.object({ items: z.array(TicketSummaryView), next: z.string().optional() }) },
        },
      },
      async ({ tenantId, query }) => {
        const { after, limit, state } = query;
        const page = await tickets.list(tenantId, { after, limit, ...(state && { state }) });
        return {
          items: [...page.items].map((item) => ({ ...item, warnings: [...item.warnings] })),
          next: page.next,
        };
      },
    );

    app.get(
      '/v1/tickets/:id',
      {
        config: { access: 'key' },
        schema: {
          summary: 'One ticket with its messages.',
          tags: ['tickets'],
          params: Id,
          response: { 200: TicketView },
        },
      },
      async ({ tenantId, actor, params }) => {
        const ticket = await tickets.get(tenantId, params.id, { openedBy: actor });
        if (!ticket) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        return {
          ...ticket,
          warnings: [...ticket.warnings],
          entries: ticket.entries.map((entry) => ({ ...entry, attachments: [...entry.attachments] })),
        };
      },
    );

    app.get(
      '/v1/tickets/:id/redactions',
      {
        config: { access: 'key' },
        schema: {
          summary: 'What was removed from a ticket and why; never the value.',
          tags: ['tickets'],
          params: Id,
          querystring: PageQuery,
          response: { 200: z.object({ items: z.array(RedactionView), next: z.string().optional() }) },
        },
      },
      async ({ tenantId, params, query }) => {
        const page = await tickets.redactions(tenantId, params.id, {
          after: query.after,
          limit: query.limit,
        });
        if (!page) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        return {
          items: page.items.map((redaction) => ({ ...redaction, evidence: [...redaction.evidence] })),
          next: page.next,
        };
      },
    );
  };
