import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import { type IncidentView, NATURES, REACHES } from '../../model/incident.ts';
import { dossierText } from '../../usecases/incident-text.ts';
import type { AppDependencies } from '../dependencies.ts';
import { FormatQuery, sendReport } from '../reports.ts';
import { PageQuery } from '../schemas.ts';

const time = z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString());
const text = z.string().trim().max(10_000);

const Scope = z
  .strictObject({
    from: time.describe('When it began.'),
    to: time.describe('When it ended.'),
    reach: z
      .enum(REACHES)
      .describe(
        'view: account, key or screen; delivery: what lies behind Zeef; storage: database, disk or backup; keys: these with the key.',
      ),
    actor: z.string().max(200).optional().describe('As the audit log names actors.'),
    desk: z.string().max(60).optional(),
    keyVersion: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe('Version of the tenant key that leaked; default all.'),
  })
  .refine(({ from, to }) => from < to, { path: ['to'] });

const Content = z.strictObject({
  title: text.min(1).max(200),
  description: text.optional(),
  nature: z.array(z.enum(NATURES)).max(NATURES.length).optional(),
  lateReason: text.optional(),
  groups: text.optional(),
  consequences: text.optional(),
  measuresBefore: text.optional(),
  measuresAfter: text.optional(),
  riskUnlikely: text
    .optional()
    .describe('Why a risk to persons is unlikely: the only ground for not reporting.'),
  personsInformed: z.enum(['yes', 'no', 'later']).optional(),
  personsInformedAt: time.optional(),
  personsWording: text.optional(),
  personsNotInformedWhy: text.optional(),
  crossBorder: text.optional(),
  processors: text.optional(),
  authorityReference: text.optional(),
});

/** Undefined and left out are one and the same in a text of an incident. */
type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };
function given<T extends object>(value: T): Given<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Given<T>;
}

const Id = z.object({ id: z.uuid() });

function view({ id, state, createdAt, awareAt, scope, reportedAt, closedAt, content }: IncidentView) {
  return {
    id,
    state,
    createdAt,
    awareAt,
    scope,
    content,
    ...(reportedAt && { reportedAt }),
    ...(closedAt && { closedAt }),
  };
}

/** The register of incidents and their dossiers. */
export const incidentRoutes =
  ({ incidents }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { access: 'key' } as const;
    const tags = ['incidents'];

    app.get(
      '/v1/incidents',
      { config, schema: { summary: 'All incidents, newest first.', tags, querystring: PageQuery } },
      async ({ tenantId, query }) => {
        const page = await incidents.list(tenantId, { after: query.after, limit: query.limit });
        return { items: page.items.map(view), next: page.next };
      },
    );

    app.post(
      '/v1/incidents',
      {
        config,
        schema: {
          summary: 'Puts an incident into the register.',
          tags,
          body: z.strictObject({ awareAt: time, scope: Scope, content: Content }),
        },
      },
      async ({ tenantId, actor, body }, reply) => {
        const { awareAt, scope, content } = body;
        const incident = {
          awareAt: new Date(awareAt),
          scope: { ...given(scope), from: scope.from, to: scope.to, reach: scope.reach },
          content: { ...given(content), title: content.title },
        };
        return reply.code(201).send({ id: await incidents.open(tenantId, actor, incident) });
      },
    );

    app.get('/v1/incidents/:id', { config, schema: { tags, params: Id } }, async ({ tenantId, params }) => {
      const found = await incidents.get(tenantId, params.id);
      if (!found) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
      return view(found);
    });

    app.post(
      '/v1/incidents/:id',
      {
        config,
        schema: {
          summary: 'Changes what is given; the rest stays.',
          tags,
          params: Id,
          body: z.strictObject({
            awareAt: time.optional(),
            scope: Scope.optional(),
            content: Content.partial().optional(),
          }),
        },
      },
      async ({ tenantId, actor, params, body: { awareAt, scope, content } }) =>
        view(
          await incidents.change(tenantId, params.id, actor, {
            ...(awareAt && { awareAt: new Date(awareAt) }),
            ...(scope && { scope: { ...given(scope), from: scope.from, to: scope.to, reach: scope.reach } }),
            ...(content && { content: given(content) }),
          }),
        ),
    );

    app.post(
      '/v1/incidents/:id/report',
      {
        config,
        schema: {
          summary: 'Notes that the authority was told.',
          tags,
          params: Id,
          body: z.strictObject({ at: time, reference: text.max(200).optional() }),
        },
      },
      async ({ tenantId, actor, params, body }) =>
        view(await incidents.report(tenantId, params.id, actor, new Date(body.at), body.reference)),
    );

    app.post(
      '/v1/incidents/:id/close',
      { config, schema: { tags, params: Id } },
      async ({ tenantId, actor, params }) => view(await incidents.close(tenantId, params.id, actor)),
    );

    app.get(
      '/v1/incidents/:id/dossier',
      {
        config,
        schema: {
          summary: 'What it touches, and drafts of what is to be told to whom.',
          tags,
          params: Id,
          querystring: FormatQuery,
        },
      },
      async ({ tenantId, actor, params, query }, reply) => {
        const dossier = await incidents.dossier(tenantId, params.id, actor, 'exported');
        return sendReport(reply, query.format, dossier, () => dossierText(dossier));
      },
    );
  };
