import { v7 as uuidv7 } from 'uuid';
import { ZeefError } from '../errors.ts';
import type { AuditFacts } from '../model/audit.ts';
import type { Dossier } from '../model/dossier.ts';
import type { Extent, IncidentContent, IncidentScope, IncidentView } from '../model/incident.ts';
import type { Organisation } from '../model/organisation.ts';
import type { IncidentChange, IncidentRow } from '../ports/incidents.ts';
import type { Keyring, TenantKeys } from '../ports/keyring.ts';
import type { Page, PageRequest } from '../ports/page.ts';
import type { Repositories, Store } from '../ports/store.ts';
import { dossierOf } from './incident-dossier.ts';
import { openJson, sealJson } from './sealed-json.ts';

/** Tickets named in a dossier; all are counted. */
const MAX_NAMED = 1_000;
const HOUR_MS = 3_600_000;

/** The register of incidents (GDPR art. 33(5)), and a dossier of each on demand. */
export interface Incidents {
  open(
    tenantId: string,
    actor: string,
    incident: { awareAt: Date; scope: IncidentScope; content: IncidentContent },
  ): Promise<string>;
  list(tenantId: string, page: PageRequest): Promise<Page<IncidentView>>;
  get(tenantId: string, id: string): Promise<IncidentView | undefined>;
  /** Changes scope or texts; what is left out stays. */
  change(
    tenantId: string,
    id: string,
    actor: string,
    change: { scope?: IncidentScope; awareAt?: Date; content?: Partial<IncidentContent> },
  ): Promise<IncidentView>;
  /** The authority was told. */
  report(
    tenantId: string,
    id: string,
    actor: string,
    at: Date,
    reference: string | undefined,
  ): Promise<IncidentView>;
  close(tenantId: string, id: string, actor: string): Promise<IncidentView>;
  /** What it touches as of now, and the draft of what is to be told to whom. Noted as looked at or taken along. */
  dossier(tenantId: string, id: string, actor: string, use: 'viewed' | 'exported'): Promise<Dossier>;
  /** When the authority must have been told. */
  dueAt(incident: Pick<IncidentView, 'awareAt'>): Date;
  /** What a scope would touch, before anything is put into the register. */
  extent(tenantId: string, scope: IncidentScope): Promise<Extent>;
}

export function incidentRegister(dependencies: {
  store: Store;
  keyring: Keyring;
  organisation: Organisation;
  now: () => Date;
}): Incidents {
  const { store, keyring, organisation, now } = dependencies;

  const edit = async (
    tenantId: string,
    id: string,
    entry: Pick<AuditFacts, 'event' | 'actor'>,
    work: (before: IncidentView) => Omit<IncidentChange, 'content'> & { content?: IncidentContent },
  ): Promise<IncidentView> => {
    const keys = await keyring.tenant(tenantId);
    return store.transaction(tenantId, async ({ incidents, audit }) => {
      const { content, ...change } = work(await existing(keys, id, incidents));
      await incidents.change(id, { ...change, ...(content && { content: seal(keys, id, content) }) });
      await audit.append({ ...entry, incidentId: id });
      return existing(keys, id, incidents);
    });
  };

  return {
    async open(tenantId, actor, { awareAt, scope, content }) {
      const keys = await keyring.tenant(tenantId);
      const id = uuidv7();
      await store.transaction(tenantId, async ({ incidents, audit }) => {
        await incidents.insert({ id, awareAt, scope, content: seal(keys, id, content) });
        await audit.append({ event: 'incident.opened', actor, incidentId: id });
      });
      return id;
    },

    async list(tenantId, page) {
      const keys = await keyring.tenant(tenantId);
      const rows = await store.transaction(tenantId, ({ incidents }) => incidents.list(page));
      return { items: rows.items.map((row) => view(keys, row)), next: rows.next };
    },

    async get(tenantId, id) {
      const keys = await keyring.tenant(tenantId);
      const row = await store.transaction(tenantId, ({ incidents }) => incidents.get(id));
      return row && view(keys, row);
    },

    change: (tenantId, id, actor, { content, ...rest }) =>
      edit(tenantId, id, { event: 'incident.changed', actor }, (before) => ({
        ...rest,
        ...(content && { content: { ...before.content, ...content } }),
      })),

    report: (tenantId, id, actor, at, reference) =>
      edit(tenantId, id, { event: 'incident.reported', actor }, ({ content }) => ({
        reportedAt: at,
        ...(reference && { content: { ...content, authorityReference: reference } }),
      })),

    close: (tenantId, id, actor) =>
      edit(tenantId, id, { event: 'incident.closed', actor }, () => ({ state: 'closed', closedAt: now() })),

    async dossier(tenantId, id, actor, use) {
      const keys = await keyring.tenant(tenantId);
      return store.transaction(tenantId, async ({ incidents, audit }) => {
        const incident = await existing(keys, id, incidents);
        const extent = await incidents.extent(incident.scope, MAX_NAMED);
        await audit.append({ event: `incident.${use}`, actor, incidentId: id });
        return dossierOf(incident, extent, organisation, now());
      });
    },

    dueAt: ({ awareAt }) => new Date(awareAt.getTime() + organisation.terms.authorityHours * HOUR_MS),

    extent: (tenantId, scope) =>
      store.transaction(tenantId, ({ incidents }) => incidents.extent(scope, MAX_NAMED)),
  };
}

async function existing(
  keys: TenantKeys,
  id: string,
  incidents: Repositories['incidents'],
): Promise<IncidentView> {
  const row = await incidents.get(id);
  if (!row) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
  return view(keys, row);
}

function view(keys: TenantKeys, { content, ...incident }: IncidentRow): IncidentView {
  return {
    ...incident,
    content: openJson<IncidentContent>(keys, { purpose: 'incident', id: incident.id }, content),
  };
}

function seal(keys: TenantKeys, id: string, content: IncidentContent) {
  return sealJson(keys, { purpose: 'incident', id }, content);
}
