import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import { type IncidentContent, NATURES, REACHES } from '../../model/incident.ts';
import { INCIDENT_DONE, IncidentPage } from '../../ui/pages/incident.tsx';
import { IncidentsPage } from '../../ui/pages/incidents.tsx';
import { dossierText } from '../../usecases/incident-text.ts';
import type { Incidents } from '../../usecases/incidents.ts';
import { FormatQuery, sendReport } from '../reports.ts';
import { PAGE_LIMIT } from './paging.ts';

const Id = z.object({ id: z.uuid() });
const text = (max: number) => z.string().trim().max(max);
/** What an input of date and time sends, meant as UTC. */
const moment = z.iso.datetime({ local: true }).transform((at) => new Date(`${at}Z`));

const NewIncident = z
  .object({
    title: text(200).min(1),
    from: moment,
    to: moment,
    awareAt: moment,
    reach: z.enum(REACHES),
    actor: text(200),
    desk: text(60),
    description: text(10_000),
  })
  .refine(({ from, to }) => from < to, { path: ['to'] });

const words = text(10_000).optional();
const Words = z.object({
  description: words,
  consequences: words,
  measuresAfter: words,
  lateReason: words,
  riskUnlikely: words,
  crossBorder: words,
  processors: words,
  personsNotInformedWhy: words,
  personsInformed: z.enum(['', 'yes', 'no', 'later']).optional(),
  // One box ticked comes as a text, several as a list.
  nature: z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(z.enum(NATURES)).max(NATURES.length),
  ),
});

/** The register of incidents, and a dossier of each. */
export const incidentPages =
  ({ incidents }: { readonly incidents: Incidents }): FastifyPluginAsyncZod =>
  async (app) => {
    const read = { permission: 'incident.read' } as const;
    const manage = { permission: 'incident.manage' } as const;
    const Query = z.object({ after: z.string().max(200).optional() });

    app.get('/incidents', { config: read, schema: { querystring: Query } }, async (request, reply) => {
      const { after } = request.query;
      const { items, next } = await incidents.list(request.tenantId, { after, limit: PAGE_LIMIT });
      const shown = items.map((each) => ({ ...each, dueAt: incidents.dueAt(each) }));
      return reply.page(
        <IncidentsPage incidents={shown} next={next} within={after !== undefined} now={new Date()} />,
        { title: reply.t('incidents.title') },
      );
    });

    app.post('/incidents', { config: manage, schema: { body: NewIncident } }, async (request, reply) => {
      const { title, description, from, to, awareAt, reach, actor, desk } = request.body;
      const scope = {
        from: from.toISOString(),
        to: to.toISOString(),
        reach,
        ...(actor && { actor }),
        ...(desk && { desk }),
      };
      const content = { title, ...(description && { description }) };
      const id = await incidents.open(request.tenantId, request.actor, { awareAt, scope, content });
      return reply.redirect(`/desk/incidents/${id}`, 303);
    });

    const Shown = z.object({ done: z.enum(INCIDENT_DONE).optional().catch(undefined) });
    app.get(
      '/incidents/:id',
      { config: read, schema: { params: Id, querystring: Shown } },
      async ({ tenantId, actor, params: { id }, query: { done } }, reply) => {
        const incident = await incidents.get(tenantId, id);
        if (!incident) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        const dossier = await incidents.dossier(tenantId, id, actor, 'viewed');
        return reply.page(<IncidentPage {...{ incident, dossier, done }} />, {
          title: incident.content.title,
        });
      },
    );

    app.post(
      '/incidents/:id',
      { config: manage, schema: { params: Id, body: Words } },
      async ({ tenantId, actor, params: { id }, body }, reply) => {
        const { personsInformed, ...texts } = body;
        const content = Object.fromEntries(
          Object.entries({ ...texts, personsInformed: personsInformed || undefined }).filter(
            ([, value]) => value !== undefined,
          ),
        ) as Partial<IncidentContent>;
        await incidents.change(tenantId, id, actor, { content });
        return reply.redirect(`/desk/incidents/${id}?done=saved`, 303);
      },
    );
    app.post(
      '/incidents/:id/report',
      { config: manage, schema: { params: Id, body: z.object({ reference: text(200) }) } },
      async ({ tenantId, actor, params: { id }, body }, reply) => {
        await incidents.report(tenantId, id, actor, new Date(), body.reference || undefined);
        return reply.redirect(`/desk/incidents/${id}?done=notedReport`, 303);
      },
    );
    app.post(
      '/incidents/:id/close',
      { config: manage, schema: { params: Id } },
      async ({ tenantId, actor, params: { id } }, reply) => {
        await incidents.close(tenantId, id, actor);
        return reply.redirect(`/desk/incidents/${id}?done=notedClose`, 303);
      },
    );

    app.get(
      '/incidents/:id/dossier',
      { config: read, schema: { params: Id, querystring: FormatQuery } },
      async ({ tenantId, actor, params: { id }, query: { format } }, reply) => {
        const dossier = await incidents.dossier(tenantId, id, actor, 'exported');
        return sendReport(reply, format, dossier, () => dossierText(dossier));
      },
    );
  };
