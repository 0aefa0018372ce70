import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import { type InboxView, queryOf, viewOf } from '../../ui/inbox-filter.ts';
import { InboxList, InboxPage, type InboxProps } from '../../ui/pages/inbox.tsx';
import { InboxGroupPage } from '../../ui/pages/inbox-group.tsx';
import { MessagePage } from '../../ui/pages/message.tsx';
import { COUNT_LIMIT } from '../../usecases/review/inbox.ts';
import type { DeskDependencies } from './dependencies.ts';
import { filterOf, reviewerOf } from './reviewer.ts';

const PAGE_SIZE = 50;
const Id = z.object({ id: z.uuid() });

/** What needs a person, and being done with many at once. */
export const inboxRoutes =
  ({ inbox, reveal, reviewViews, tickets }: DeskDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { permission: 'inbox.read' } as const;

    const propsOf = async (request: FastifyRequest, done?: string): Promise<InboxProps> => {
      const { tenantId, viewer, visitor } = request;
      const query = new URLSearchParams(request.url.split('?', 2)[1] ?? '');
      const view = viewOf(query.toString());
      const after = query.get('after') ?? undefined;
      const page = await inbox.list(tenantId, filterOf(view), { after, limit: PAGE_SIZE });
      const ids = page.items.flatMap(({ ticketId }) => ticketId ?? []);
      const subjects = await inbox.subjects(tenantId, ids);
      const counts = await inbox.counts(tenantId);
      return {
        view,
        rows: page.items.map((item) => ({ ...item, title: subjects.get(item.ticketId ?? '') })),
        next: page.next,
        within: after !== undefined,
        counts: new Map(counts.map(({ tag, count }) => [tag, count])),
        countLimit: COUNT_LIMIT,
        views: visitor ? await reviewViews.list(tenantId, visitor.userId) : [],
        reveals: viewer?.may('value.agree') ? await reveal.waiting(tenantId) : [],
        now: new Date(),
        done,
      };
    };
    const show = async (request: FastifyRequest, reply: FastifyReply, done?: string) =>
      reply.page(<InboxPage {...(await propsOf(request, done))} />, {
        title: reply.t('inbox.title'),
        modules: ['review'],
      });

    app.get('/inbox', { config }, async (request, reply) => show(request, reply));

    app.get('/inbox/list', { config }, async (request, reply) =>
      reply.fragment(<InboxList {...(await propsOf(request))} />),
    );

    app.get('/inbox/next', { config }, async (request, reply) => {
      const view = viewOf(request.url.split('?', 2)[1] ?? '');
      return reply.redirect(await nextHref(request.tenantId, view, inbox), 303);
    });

    const View = z.object({ name: z.string().trim().min(1).max(40), query: z.string().max(500).catch('') });
    app.post(
      '/inbox/views',
      { config, schema: { body: View } },
      async ({ tenantId, visitor, body }, reply) => {
        const query = queryOf(viewOf(body.query));
        if (visitor) await reviewViews.save(tenantId, visitor.userId, { name: body.name, query });
        return reply.redirect(`/desk/inbox${query && `?${query}`}`, 303);
      },
    );
    app.post(
      '/inbox/views/remove',
      { config, schema: { body: View.pick({ name: true }) } },
      async ({ tenantId, visitor, body }, reply) => {
        if (visitor) await reviewViews.remove(tenantId, visitor.userId, body.name);
        return reply.redirect('/desk/inbox', 303);
      },
    );

    const bulk = { permission: 'ticket.bulk' } as const;
    const group = z.string().max(120);
    app.get(
      '/inbox/group',
      { config: bulk, schema: { querystring: z.object({ group }) } },
      async ({ tenantId, query }, reply) => {
        const sample = await inbox.sample(tenantId, query.group);
        return reply.page(<InboxGroupPage sample={sample} />, {
          title: reply.t('inbox.groupTitle'),
          modules: ['review'],
        });
      },
    );
    app.post(
      '/inbox/group',
      {
        config: bulk,
        schema: { body: z.object({ group, until: z.iso.datetime(), token: z.string().max(60) }) },
      },
      async (request, reply) => {
        const sampled = { ...request.body, until: new Date(request.body.until) };
        const { approved, left } = await inbox.approveGroup(request.tenantId, reviewerOf(request), sampled);
        return show(request, reply, reply.t('inbox.groupDone', { approved, left }));
      },
    );

    app.get(
      '/messages/:id',
      { config: { permission: 'ticket.read' }, schema: { params: Id } },
      async ({ tenantId, params }, reply) => {
        const document = await tickets.document(tenantId, params.id);
        if (!document) throw new ZeefError('ZEEF_NOT_FOUND');
        if (document.ticketId) return reply.redirect(`/desk/tickets/${document.ticketId}`, 303);
        return reply.page(<MessagePage document={document} />, { title: reply.t('inbox.failedTitle') });
      },
    );
    for (const action of ['retry', 'dismiss'] as const) {
      app.post(
        `/messages/:id/${action}`,
        { config: { permission: 'ticket.review' }, schema: { params: Id } },
        async (request, reply) => {
          await inbox[action](request.tenantId, reviewerOf(request), request.params.id);
          return reply.redirect('/desk/inbox', 303);
        },
      );
    }

    app.post(
      '/reveals/:id/agree',
      { config: { permission: 'value.agree' }, schema: { params: Id } },
      async (request, reply) => {
        await reveal.approve(request.tenantId, reviewerOf(request), request.params.id);
        return reply.redirect('/desk/inbox', 303);
      },
    );
  };

/** Address of what is most urgent now, of this view of the inbox. */
export async function nextHref(
  tenantId: string,
  view: InboxView,
  inbox: DeskDependencies['inbox'],
): Promise<string> {
  const query = queryOf(view);
  const { items } = await inbox.list(tenantId, filterOf({ ...view, state: 'open' }), {
    after: undefined,
    limit: 1,
  });
  const [first] = items;
  if (!first) return `/desk/inbox${query && `?${query}`}`;
  const path =
    first.ticketId === undefined ? `/desk/messages/${first.id}` : `/desk/tickets/${first.ticketId}`;
  return `${path}${query && `?${query}`}`;
}
