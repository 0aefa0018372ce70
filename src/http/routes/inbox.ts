import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ENTITIES } from '../../../detectors/index.ts';
import { ZeefError } from '../../errors.ts';
import { type InboxItem, ITEM_STATES, REVIEW_CAUSES } from '../../model/inbox.ts';
import { COUNT_LIMIT } from '../../usecases/review/inbox.ts';
import type { AppDependencies } from '../dependencies.ts';
import { PageQuery, RedactionView } from '../schemas.ts';
import { keyHolder } from './review.ts';

const Id = z.object({ id: z.uuid() });
const group = z.string().max(120);

const ItemView = z.object({
  id: z.uuid(),
  ticketId: z.uuid().optional(),
  messageId: z.uuid().describe('The last message that asked for a person.'),
  state: z.enum(ITEM_STATES),
  reasons: z.array(z.enum(REVIEW_CAUSES)),
  entities: z.array(z.enum(ENTITIES)),
  desk: z.string().optional(),
  group: z.string().optional().describe('RULE|KIND where all that is doubtful has the same.'),
  weight: z.number().describe('Risk x uncertainty of the worst thing in it.'),
  openedAt: z.date(),
});

const Count = z.object({ tag: z.string(), count: z.int() });
const Rate = z.object({ share: z.number(), low: z.number(), high: z.number() });
const Statistics = z.object({
  since: z.date(),
  precision: z.array(
    z.object({
      detectorId: z.string(),
      ruleId: z.string(),
      entity: z.enum(ENTITIES),
      judged: z.int(),
      putBack: z.int(),
      changed: z.int(),
      putBackRate: Rate,
    }),
  ),
  samples: z.object({ drawn: z.int(), judged: z.int(), leaked: z.int(), leakRate: Rate }),
});

function view({ documentId, reasons, entities, ...item }: InboxItem): z.infer<typeof ItemView> {
  return { ...item, messageId: documentId, reasons: [...reasons], entities: [...entities] };
}

/** What needs a person. */
export const inboxRoutes =
  ({ inbox, reviewStatistics }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { access: 'key' } as const;
    const tags = ['review'];

    app.get(
      '/v1/review/items',
      {
        config,
        schema: {
          summary: 'What needs a person: by risk, uncertainty and age, most urgent first.',
          tags,
          querystring: PageQuery.extend({
            state: z.enum(ITEM_STATES).default('open'),
            reason: z.enum(REVIEW_CAUSES).optional(),
            entity: z.enum(ENTITIES).optional(),
            desk: z.string().max(60).optional(),
            group: group.optional(),
            before: z.iso.datetime().optional().describe('Opened before.'),
          }),
          response: { 200: z.object({ items: z.array(ItemView), next: z.string().optional() }) },
        },
      },
      async ({ tenantId, query }) => {
        const { after, limit, before, ...filter } = query;
        const opened = before && { before: new Date(before) };
        const page = await inbox.list(tenantId, { ...filter, ...opened }, { after, limit });
        return { items: page.items.map(view), next: page.next };
      },
    );

    app.get(
      '/v1/review/items/:id',
      { config, schema: { summary: 'One item.', tags, params: Id, response: { 200: ItemView } } },
      async ({ tenantId, params }) => {
        const item = await inbox.get(tenantId, params.id);
        if (!item) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        return view(item);
      },
    );

    app.get(
      '/v1/review/counts',
      {
        config,
        schema: {
          summary: `Open items by tag (reason:, kind:, desk:, group:, all); counting stops at ${COUNT_LIMIT}.`,
          tags,
          response: { 200: z.object({ items: z.array(Count) }) },
        },
      },
      async ({ tenantId }) => ({ items: [...(await inbox.counts(tenantId))] }),
    );

    const actions = {
      approve: 'A person looked: what they did not change is right, and what waited for that is handed on.',
      retry: 'Process a message again that failed.',
      dismiss: 'Close an item without deciding anything.',
    } as const;
    for (const action of ['approve', 'retry', 'dismiss'] as const) {
      app.post(
        `/v1/review/items/:id/${action}`,
        {
          config,
          schema: { summary: actions[action], tags, params: Id, response: { 204: z.null() } },
        },
        async ({ tenantId, actor, params }, reply) => {
          await inbox[action](tenantId, keyHolder(actor), params.id);
          return reply.code(204).send(null);
        },
      );
    }

    app.get(
      '/v1/review/groups',
      {
        config,
        schema: {
          summary: 'A sample of the items whose doubtful marks all have this rule and kind.',
          tags,
          querystring: z.object({ group }),
          response: {
            200: z.object({
              group: z.string(),
              count: z.int(),
              until: z.date(),
              token: z.string(),
              marks: z.array(
                z.object({
                  ticketId: z.uuid(),
                  redaction: RedactionView,
                  before: z.string(),
                  after: z.string(),
                }),
              ),
            }),
          },
        },
      },
      async ({ tenantId, query }) => {
        const { marks, ...sample } = await inbox.sample(tenantId, query.group);
        const shown = marks.map(({ redaction, ...mark }) => ({
          ...mark,
          redaction: { ...redaction, evidence: [...redaction.evidence] },
        }));
        return { ...sample, marks: shown };
      },
    );

    app.post(
      '/v1/review/groups/approve',
      {
        config,
        schema: {
          summary: 'Approve what was in a group when its sample was taken, some hundred at a time.',
          tags,
          body: z.strictObject({ group, until: z.iso.datetime(), token: z.string().max(60) }),
          response: { 200: z.object({ approved: z.int(), left: z.int() }) },
        },
      },
      ({ tenantId, actor, body }) =>
        inbox.approveGroup(tenantId, keyHolder(actor), { ...body, until: new Date(body.until) }),
    );

    app.get(
      '/v1/review/statistics',
      {
        config,
        schema: {
          summary: 'Put-back rate of detectors and rules, and what samples of clean messages missed.',
          tags,
          querystring: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }),
          response: { 200: Statistics },
        },
      },
      async ({ tenantId, query }) => {
        const { precision, ...rest } = await reviewStatistics(tenantId, query.days);
        return { ...rest, precision: [...precision] };
      },
    );
  };
