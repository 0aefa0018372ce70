import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ENTITIES } from '../../../detectors/index.ts';
import { ZeefError } from '../../errors.ts';
import {
  EXTENSION_CODES,
  NOTICE_LANGUAGES,
  REFUSAL_CODES,
  REQUEST_KINDS,
  REQUEST_STATES,
} from '../../model/subject.ts';
import { Address } from '../address.ts';
import type { AppDependencies } from '../dependencies.ts';
import { PageQuery } from '../schemas.ts';

const Id = z.object({ id: z.uuid() });
const text = z.string().trim().max(10_000);
const Value = z.strictObject({ entity: z.enum(ENTITIES), value: z.string().trim().min(1).max(200) });
const Also = z.array(Value).max(20).optional().describe("Further values that were found to be the person's.");

/** The data-subject desk. Whom a search is for stands in bodies, never in URLs. */
export const subjectRoutes =
  ({
    subjectDesk: desk,
    subjectDecisions: decisions,
    searchSubjects,
  }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { access: 'key' } as const;
    const tags = ['data subjects'];
    const action = (summary: string) => ({ config, schema: { summary, tags, params: Id } });

    app.post(
      '/v1/subjects/search',
      {
        config,
        schema: {
          summary: 'Tickets that hold something of somebody, by keyed tags.',
          tags,
          body: Value.extend({
            loose: z.boolean().default(false).describe('Names that are nearly the same, too.'),
          }),
        },
      },
      ({ tenantId, actor, body }) => searchSubjects(tenantId, actor, body),
    );

    app.get(
      '/v1/subject-requests',
      {
        config,
        schema: {
          summary: 'Requests of data subjects, newest first.',
          tags,
          querystring: PageQuery.extend({
            state: z.enum(REQUEST_STATES).optional(),
            overdue: z.stringbool().optional().describe('Only those whose term is over.'),
          }),
        },
      },
      ({ tenantId, query: { after, limit, state, overdue } }) =>
        desk.list(tenantId, { after, limit, ...(state && { state }), ...(overdue && { overdue }) }),
    );

    app.post(
      '/v1/subject-requests',
      {
        config,
        schema: {
          summary: 'Opens a request for a person, who is mailed a link to confirm it.',
          tags,
          body: z.strictObject({
            kind: z.enum(REQUEST_KINDS),
            email: Address,
            name: text.max(200).optional(),
            note: text.max(2_000).optional(),
            language: z.enum(NOTICE_LANGUAGES).default('nl'),
            ticketId: z.uuid().optional(),
          }),
        },
      },
      async ({ tenantId, actor, body }, reply) =>
        reply.code(201).send({ id: await desk.openByAgent(tenantId, actor, body) }),
    );

    app.get(
      '/v1/subject-requests/:id',
      action('One request with its steps.'),
      async ({ tenantId, actor, params: { id } }) => {
        const found = await desk.get(tenantId, id, actor);
        if (!found) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        return found;
      },
    );

    app.post('/v1/subject-requests/:id/link', action('Mails the person a link to confirm.'), (request) =>
      desk.sendLink(request.tenantId, request.params.id, request.actor),
    );
    app.post('/v1/subject-requests/:id/dismiss', action('It is no request, or was withdrawn.'), (request) =>
      desk.dismiss(request.tenantId, request.params.id, request.actor),
    );
    app.post(
      '/v1/subject-requests/:id/vouch',
      {
        config,
        schema: {
          summary: 'Asks a colleague of the same account, whose address is known, to vouch.',
          tags,
          params: Id,
          body: z.strictObject({ colleague: Address }),
        },
      },
      ({ tenantId, actor, params, body }) => desk.vouch(tenantId, params.id, actor, body.colleague),
    );
    app.post(
      '/v1/subject-requests/:id/extend',
      {
        config,
        schema: {
          summary: 'Two more months, which the person is told.',
          tags,
          params: Id,
          body: z.strictObject({ code: z.enum(EXTENSION_CODES) }),
        },
      },
      ({ tenantId, actor, params, body }) => desk.extend(tenantId, params.id, actor, body.code),
    );
    app.post(
      '/v1/subject-requests/:id/scope',
      {
        config,
        schema: {
          summary: 'Which tickets it is about, and whom their data went to.',
          tags,
          params: Id,
          body: z.strictObject({ also: Also }),
        },
      },
      ({ tenantId, params, body }) => decisions.scope(tenantId, params.id, body.also),
    );
    app.post(
      '/v1/subject-requests/:id/export',
      {
        config,
        schema: {
          summary: 'What the person would get, as a zip.',
          tags,
          params: Id,
          body: z.strictObject({ also: Also }),
        },
      },
      async ({ tenantId, actor, params, body }, reply) => {
        const zip = await decisions.export(tenantId, params.id, actor, body.also);
        reply.header('content-disposition', 'attachment; filename="data.zip"').type('application/zip');
        return reply.send(Buffer.from(zip));
      },
    );
    app.post(
      '/v1/subject-requests/:id/fulfil',
      {
        config,
        schema: {
          summary: 'Carries a confirmed request out and answers the person.',
          tags,
          params: Id,
          body: z.strictObject({
            words: text.optional().describe('Told to the person.'),
            also: Also,
            correction: z
              .strictObject({
                name: text.max(200).optional(),
                email: Address.optional(),
                note: text.max(2_000).optional(),
              })
              .optional(),
          }),
        },
      },
      ({ tenantId, actor, params, body }) => decisions.fulfil(tenantId, params.id, actor, body),
    );
    app.post(
      '/v1/subject-requests/:id/refuse',
      {
        config,
        schema: {
          summary: 'Refuses it, with a reason that the person is told.',
          tags,
          params: Id,
          body: z.strictObject({ why: z.enum(REFUSAL_CODES), words: text.min(10) }),
        },
      },
      ({ tenantId, actor, params, body }) =>
        decisions.refuse(tenantId, params.id, actor, body.why, body.words),
    );
  };
