import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import { DELIVERY_STATES, type Delivery } from '../../model/delivery.ts';
import { ROUTE_MODES } from '../../model/route.ts';
import type { AppDependencies } from '../dependencies.ts';
import { PageQuery } from '../schemas.ts';

const DeliveryView = z.object({
  id: z.uuid(),
  messageId: z.uuid().describe('Id of the message under /v1/messages.'),
  desk: z.string(),
  mode: z.enum(ROUTE_MODES),
  state: z
    .enum(DELIVERY_STATES)
    .describe(
      'held: waits for a person (release); dead: given up, until a person has it tried again (replay).',
    ),
  attempts: z.number().int(),
  code: z.string().optional().describe('Status of the last try, or why it is held.'),
  createdAt: z.string(),
  nextTryAt: z.string().optional(),
  deliveredAt: z.string().optional(),
  corrects: z.uuid().optional().describe('The delivery that this one corrects.'),
});

function view(delivery: Delivery): z.infer<typeof DeliveryView> {
  const { id, documentId, desk, mode, state, attempts, code, createdAt, dueAt, deliveredAt, corrects } =
    delivery;
  return {
    id,
    messageId: documentId,
    desk,
    mode,
    state,
    attempts,
    ...(code && { code }),
    createdAt: createdAt.toISOString(),
    ...(state === 'pending' && { nextTryAt: dueAt.toISOString() }),
    ...(deliveredAt && { deliveredAt: deliveredAt.toISOString() }),
    ...(corrects && { corrects }),
  };
}

/** Where handing on stands, and a person's say in it. No addresses: only the sealed envelope has them. */
export const deliveryRoutes =
  ({ deliveries }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/v1/deliveries',
      {
        config: { access: 'key' },
        schema: {
          summary: 'What is handed on to next hops, newest first.',
          tags: ['deliveries'],
          querystring: PageQuery.extend({ state: z.enum(DELIVERY_STATES).optional() }),
          response: { 200: z.object({ items: z.array(DeliveryView), next: z.string().optional() }) },
        },
      },
      async ({ tenantId, query }) => {
        const { after, limit, state } = query;
        const page = await deliveries.list(tenantId, { after, limit, ...(state && { state }) });
        return { items: page.items.map(view), next: page.next };
      },
    );

    const actions = {
      replay: 'Try a dead or waiting delivery again, at once.',
      release: 'Let a held delivery pass.',
    } as const;
    for (const action of ['replay', 'release'] as const) {
      app.post(
        `/v1/deliveries/:id/${action}`,
        {
          config: { access: 'key' },
          schema: {
            summary: actions[action],
            tags: ['deliveries'],
            params: z.object({ id: z.uuid() }),
            response: { 200: DeliveryView },
          },
        },
        async ({ tenantId, actor, params }) => {
          const delivery = await deliveries[action](tenantId, params.id, actor);
          if (!delivery) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
          return view(delivery);
        },
      );
    }
  };
