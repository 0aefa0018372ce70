import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { DELIVERY_STATES } from '../../model/delivery.ts';
import { DeliveriesPage } from '../../ui/pages/deliveries.tsx';
import type { Deliveries } from '../../usecases/deliveries.ts';
import type { Tickets } from '../../usecases/tickets.ts';
import { PAGE_LIMIT } from './paging.ts';

/** Held and quarantined messages shown; more is a fault to look for in the log, not on a page. */
const MOST_STUCK = 25;

interface Dependencies {
  readonly deliveries: Deliveries;
  readonly tickets: Tickets;
}

/** Deliveries, and messages that never came so far. */
export const deliveryPages =
  ({ deliveries, tickets }: Dependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const Query = z.object({
      state: z.enum(DELIVERY_STATES).optional().catch(undefined),
      after: z.string().max(200).optional(),
      done: z.enum(['replayed', 'released', 'gone']).optional().catch(undefined),
    });
    const Params = z.object({ id: z.uuid(), action: z.enum(['replay', 'release']) });

    app.get(
      '/deliveries',
      { config: { permission: 'delivery.read' }, schema: { querystring: Query } },
      async ({ tenantId, query: { state, after, done } }, reply) => {
        const page = { after, limit: PAGE_LIMIT, ...(state && { state }) };
        const { items, next } = await deliveries.list(tenantId, page);
        const stuck = await Promise.all(
          (['held', 'quarantined'] as const).map((each) =>
            tickets.documents(tenantId, { after: undefined, limit: MOST_STUCK, state: each }),
          ),
        );
        return reply.page(
          <DeliveriesPage
            {...{ next, state, done }}
            deliveries={items}
            within={after !== undefined}
            stuck={stuck.flatMap((each) => each.items)}
          />,
          { title: reply.t('deliveries.title') },
        );
      },
    );

    app.post(
      '/deliveries/:id/:action',
      { config: { permission: 'delivery.manage' }, schema: { params: Params } },
      async ({ tenantId, actor, params: { id, action } }, reply) => {
        const changed = await deliveries[action](tenantId, id, actor);
        const done = changed ? (action === 'replay' ? 'replayed' : 'released') : 'gone';
        return reply.redirect(`/desk/deliveries?done=${done}`, 303);
      },
    );
  };
