import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ENTITIES } from '../../../detectors/index.ts';
import { REVIEW_ACTIONS, REVIEW_REASONS, REVIEW_SCOPES } from '../../model/review.ts';
import type { Reviewer } from '../../usecases/review/decide.ts';
import { MAX_WORDS } from '../../usecases/review/places.ts';
import type { AppDependencies } from '../dependencies.ts';
import { PageQuery } from '../schemas.ts';

const Id = z.object({ id: z.uuid() });
const offset = z.int().min(0);
const words = z.int().min(-MAX_WORDS).max(MAX_WORDS);
const common = { scope: z.enum(REVIEW_SCOPES).optional(), reason: z.enum(REVIEW_REASONS).optional() };
const redactionId = z.uuid();

const DecisionInput = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('accept'), redactionId, ...common }),
  z.strictObject({ action: z.literal('keep'), redactionId, ...common }),
  z.strictObject({ action: z.literal('kind'), redactionId, entity: z.enum(ENTITIES), ...common }),
  z.strictObject({
    action: z.literal('span'),
    redactionId,
    words: z
      .strictObject({ left: words.default(0), right: words.default(0) })
      .describe('By how many words its ends move: positive outwards.'),
    ...common,
  }),
  z.strictObject({
    action: z.literal('redact'),
    selection: z
      .strictObject({
        documentId: z.uuid(),
        partId: z.string().max(20),
        span: z
          .strictObject({ start: offset, end: offset })
          .refine(({ start, end }) => start < end, 'wants an end behind the start'),
      })
      .describe('In the sanitised text as the ticket shows it, UTF-16, half-open.'),
    entity: z.enum(ENTITIES).optional(),
    ...common,
  }),
]);

const DecisionResult = z.object({
  decisionId: z.uuid(),
  ticketId: z.uuid(),
  places: z.int().describe('Places it changed or confirmed.'),
  documentIds: z.array(z.uuid()).describe('Messages of which there is a new revision.'),
});

const DecisionView = z.object({
  id: z.uuid(),
  documentId: z.uuid(),
  action: z.enum(REVIEW_ACTIONS),
  scope: z.enum(REVIEW_SCOPES),
  reason: z.enum(REVIEW_REASONS),
  entity: z.enum(ENTITIES),
  places: z.int(),
  actor: z.string(),
  at: z.date(),
  undoneAt: z.date().optional(),
});

const RequestView = z.object({
  id: z.uuid(),
  documentId: z.uuid(),
  redactionId: z.uuid().optional(),
  requestedBy: z.string(),
  requestedAt: z.date(),
  expiresAt: z.date(),
  approvedBy: z.string().optional(),
});

/** An API key is its operator's: it may do what a privacy officer may. */
export function keyHolder(actor: string): Reviewer {
  return { actor, officer: true };
}

/** Deciding about what was removed, and seeing it. */
export const reviewRoutes =
  ({ review, reveal }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { access: 'key' } as const;
    const tags = ['review'];

    app.post(
      '/v1/review/decisions',
      {
        config,
        schema: {
          summary: 'Accept a mark, put its value back, change its kind or ends, or redact what was missed.',
          tags,
          body: DecisionInput,
          response: { 201: DecisionResult },
        },
      },
      async ({ tenantId, actor, body }, reply) => {
        const { documentIds, ...decided } = await review.decide(tenantId, keyHolder(actor), body);
        return reply.code(201).send({ ...decided, documentIds: [...documentIds] });
      },
    );

    app.post(
      '/v1/review/decisions/:id/undo',
      {
        config,
        schema: { summary: 'Undo a decision.', tags, params: Id, response: { 200: DecisionResult } },
      },
      async ({ tenantId, actor, params }) => {
        const { documentIds, ...decided } = await review.undo(tenantId, keyHolder(actor), params.id);
        return { ...decided, documentIds: [...documentIds] };
      },
    );

    app.get(
      '/v1/review/tickets/:id/decisions',
      {
        config,
        schema: {
          summary: 'What people decided about a ticket, newest first.',
          tags,
          params: Id,
          querystring: PageQuery,
          response: { 200: z.object({ items: z.array(DecisionView), next: z.string().optional() }) },
        },
      },
      async ({ tenantId, params, query: { after, limit } }) => {
        const { items, next } = await review.decisions(tenantId, params.id, { after, limit });
        return { items: [...items], next };
      },
    );

    app.post(
      '/v1/review/redactions/:id/reveal',
      {
        config,
        schema: {
          summary: 'See the removed value behind a mark. Every look is in the audit log.',
          tags,
          params: Id,
          response: { 200: z.object({ value: z.string() }), 202: RequestView },
        },
      },
      async ({ tenantId, actor, params }, reply) => {
        const revealed = await reveal.value(tenantId, keyHolder(actor), params.id);
        return revealed.state === 'shown'
          ? reply.code(200).send({ value: revealed.content })
          : reply.code(202).send(revealed.request);
      },
    );

    app.post(
      '/v1/review/messages/:id/reveal',
      {
        config,
        schema: {
          summary: 'See the original of a message as it came, in base64.',
          tags,
          params: Id,
          response: { 200: z.object({ content: z.base64() }), 202: RequestView },
        },
      },
      async ({ tenantId, actor, params }, reply) => {
        const revealed = await reveal.original(tenantId, keyHolder(actor), params.id);
        if (revealed.state === 'waiting') return reply.code(202).send(revealed.request);
        return reply.code(200).send({ content: Buffer.from(revealed.content).toString('base64') });
      },
    );

    app.get(
      '/v1/review/reveals',
      {
        config,
        schema: {
          summary: 'Requests to see something that wait for a second person.',
          tags,
          response: { 200: z.object({ items: z.array(RequestView) }) },
        },
      },
      async ({ tenantId }) => ({ items: [...(await reveal.waiting(tenantId))] }),
    );

    app.post(
      '/v1/review/reveals/:id/approve',
      {
        config,
        schema: {
          summary: "Agree to somebody else's request; it may be used for 15 minutes.",
          tags,
          params: Id,
          response: { 200: RequestView },
        },
      },
      ({ tenantId, actor, params }) => reveal.approve(tenantId, keyHolder(actor), params.id),
    );
  };
