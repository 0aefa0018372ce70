import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Arrival, ArrivalPart, StartPage } from '../../ui/pages/start.tsx';
import type { DeskDependencies } from './dependencies.ts';
import { firstTicketCommand } from './first-ticket.ts';
import { addressOf } from './origin.ts';

/** First steps after the first account was made. */
export const startRoutes =
  (dependencies: DeskDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const { access, tickets } = dependencies;
    const config = { permission: 'key.manage' } as const;

    const arrival = async (tenantId: string): Promise<Arrival | undefined> => {
      const { items } = await tickets.list(tenantId, { after: undefined, limit: 1 });
      const [newest] = items;
      return newest && { subject: newest.subject?.content, redactions: newest.redactionCount };
    };

    app.get('/start', { config }, async ({ tenantId }, reply) =>
      reply.page(<StartPage arrival={await arrival(tenantId)} />, { title: reply.t('start.title') }),
    );

    app.get('/start/arrival', { config }, async ({ tenantId }, reply) =>
      reply.fragment(<ArrivalPart arrival={await arrival(tenantId)} />),
    );

    app.post('/start/key', { config }, async (request, reply) => {
      const { tenantId, actor } = request;
      const { key } = await access.createKey(tenantId, 'first steps', actor);
      const fresh = { key, command: firstTicketCommand(addressOf(request, dependencies), key) };
      const content = <StartPage fresh={fresh} arrival={await arrival(tenantId)} />;
      return reply.page(content, { title: reply.t('start.title') });
    });
  };
