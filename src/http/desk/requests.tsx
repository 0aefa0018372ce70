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
import { REQUEST_DONE, RequestPage } from '../../ui/pages/request.tsx';
import { FoundPage, RequestsPage } from '../../ui/pages/requests.tsx';
import { SEARCHED, type Searched } from '../../ui/request-labels.ts';
import type { SubjectDecisions } from '../../usecases/subjects/decide.ts';
import type { SubjectDesk } from '../../usecases/subjects/desk.ts';
import type { SearchSubjects } from '../../usecases/subjects/search.ts';
import { Address } from '../address.ts';
import { PAGE_LIMIT } from './paging.ts';

interface Dependencies {
  readonly subjectDesk: SubjectDesk;
  readonly subjectDecisions: SubjectDecisions;
  readonly searchSubjects: SearchSubjects;
  readonly sendsMail: boolean;
}

const Id = z.object({ id: z.uuid() });
/** Fields that were left empty are as good as not there. */
const optional = <T extends z.ZodType>(field: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    field.optional(),
  );
const text = (max: number) => z.string().trim().max(max);
const searched = z.enum(Object.keys(SEARCHED) as [Searched, ...Searched[]]);

const NewRequest = z.object({
  kind: z.enum(REQUEST_KINDS),
  email: Address,
  name: optional(text(200)),
  note: optional(text(2_000)),
  language: z.enum(NOTICE_LANGUAGES),
});
const Also = z.object({ entity: z.enum(ENTITIES).optional(), value: optional(text(200)) });
const Fulfilment = Also.extend({
  words: optional(text(10_000)),
  name: optional(text(200)),
  email: optional(Address),
  note: optional(text(2_000)),
});
const Refusal = z.object({ why: z.enum(REFUSAL_CODES), words: text(10_000).min(10) });
const Action = Id.extend({ action: z.enum(['link', 'dismiss']) });

function alsoOf({ entity, value }: z.output<typeof Also>) {
  return entity && value ? [{ entity, value }] : [];
}

/** Requests of data subjects: the list, one with its steps, what may be done, and looking for people. */
export const requestPages =
  ({ subjectDesk, subjectDecisions, searchSubjects, sendsMail }: Dependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const read = { permission: 'request.read' } as const;
    const manage = { permission: 'request.manage' } as const;
    const Query = z.object({
      filter: z
        .enum(['overdue', ...REQUEST_STATES])
        .optional()
        .catch(undefined),
      after: z.string().max(200).optional(),
    });

    app.get('/requests', { config: read, schema: { querystring: Query } }, async (request, reply) => {
      const { filter, after } = request.query;
      const which = filter === 'overdue' ? { overdue: true } : filter ? { state: filter } : {};
      const { items, next } = await subjectDesk.list(request.tenantId, {
        after,
        limit: PAGE_LIMIT,
        ...which,
      });
      return reply.page(
        <RequestsPage
          {...{ next, filter, sendsMail }}
          requests={items}
          within={after !== undefined}
          now={new Date()}
        />,
        { title: reply.t('requests.title') },
      );
    });

    app.post(
      '/requests/search',
      {
        config: read,
        schema: {
          body: z.object({ entity: searched, value: text(200).min(1), loose: z.string().optional() }),
        },
      },
      async ({ tenantId, actor, body: { entity, value, loose } }, reply) => {
        const found = await searchSubjects(tenantId, actor, { entity, value, loose: loose !== undefined });
        return reply.page(<FoundPage found={found} entity={entity} />, { title: reply.t('requests.find') });
      },
    );

    app.post('/requests', { config: manage, schema: { body: NewRequest } }, async (request, reply) => {
      const id = await subjectDesk.openByAgent(request.tenantId, request.actor, request.body);
      return reply.redirect(`/desk/requests/${id}?done=created`, 303);
    });

    const Shown = z.object({ done: z.enum(REQUEST_DONE).optional().catch(undefined) });
    app.get(
      '/requests/:id',
      { config: read, schema: { params: Id, querystring: Shown } },
      async ({ tenantId, actor, params: { id }, query: { done } }, reply) => {
        const found = await subjectDesk.get(tenantId, id, actor);
        if (!found) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        const scope = found.request.state === 'open' ? await subjectDecisions.scope(tenantId, id) : undefined;
        return reply.page(<RequestPage {...found} scope={scope} done={done} now={new Date()} />, {
          title: reply.t(`requests.${found.request.kind}`),
        });
      },
    );

    app.post(
      '/requests/:id/:action',
      { config: manage, schema: { params: Action } },
      async ({ tenantId, actor, params: { id, action } }, reply) => {
        await (action === 'link'
          ? subjectDesk.sendLink(tenantId, id, actor)
          : subjectDesk.dismiss(tenantId, id, actor));
        return reply.redirect(`/desk/requests/${id}?done=${action === 'link' ? 'linkSent' : 'dropped'}`, 303);
      },
    );
    app.post(
      '/requests/:id/vouch',
      { config: manage, schema: { params: Id, body: z.object({ colleague: Address }) } },
      async ({ tenantId, actor, params: { id }, body }, reply) => {
        await subjectDesk.vouch(tenantId, id, actor, body.colleague);
        return reply.redirect(`/desk/requests/${id}?done=linkSent`, 303);
      },
    );
    app.post(
      '/requests/:id/extend',
      { config: manage, schema: { params: Id, body: z.object({ code: z.enum(EXTENSION_CODES) }) } },
      async ({ tenantId, actor, params: { id }, body }, reply) => {
        await subjectDesk.extend(tenantId, id, actor, body.code);
        return reply.redirect(`/desk/requests/${id}?done=extended`, 303);
      },
    );
    app.post(
      '/requests/:id/fulfil',
      { config: manage, schema: { params: Id, body: Fulfilment } },
      async ({ tenantId, actor, params: { id }, body }, reply) => {
        const { words, name, email, note } = body;
        const how = { words, also: alsoOf(body), correction: { name, email, note } };
        await subjectDecisions.fulfil(tenantId, id, actor, how);
        return reply.redirect(`/desk/requests/${id}?done=decided`, 303);
      },
    );
    app.post(
      '/requests/:id/refuse',
      { config: manage, schema: { params: Id, body: Refusal } },
      async ({ tenantId, actor, params: { id }, body }, reply) => {
        await subjectDecisions.refuse(tenantId, id, actor, body.why, body.words);
        return reply.redirect(`/desk/requests/${id}?done=decided`, 303);
      },
    );
    app.post(
      '/requests/:id/export',
      { config: manage, schema: { params: Id, body: Also } },
      async ({ tenantId, actor, params: { id }, body }, reply) => {
        const zip = await subjectDecisions.export(tenantId, id, actor, alsoOf(body));
        reply.header('content-disposition', 'attachment; filename="data.zip"').type('application/zip');
        return reply.send(Buffer.from(zip));
      },
    );
  };
