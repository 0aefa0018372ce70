import type { Entity } from '../../../detectors/contract.ts';
import { type Report, type ReportSection, toHtml } from '../../model/report.ts';
import type { NoticeLanguage, SubjectRequest } from '../../model/subject.ts';
import { pack } from '../../pipeline/attachments/archive.ts';
import type { Keyring, TenantKeys } from '../../ports/keyring.ts';
import type { Pipeline } from '../../ports/pipeline.ts';
import type { Store } from '../../ports/store.ts';
import type { Tickets, TicketView } from '../tickets.ts';
import { EXPORT_TEXTS } from './export-texts.ts';
import { ownTexts } from './own-data.ts';

/** Tickets of one person at most; a desk's most frequent writers stay below. */
const MAX_TICKETS = 1_000;

/** What is held of a person, without what is others'. JSON of it is the machine-readable half of an export. */
export interface SubjectExport {
  readonly madeAt: string;
  readonly requestId: string;
  readonly requestedAt: string;
  /** Names and addresses that the tickets are under. */
  readonly person: { readonly names: readonly string[]; readonly addresses: readonly string[] };
  readonly tickets: readonly ExportedTicket[];
  /** Other people's tickets that mention the person: when, and by which kinds. Their texts are others'. */
  readonly mentions: readonly {
    readonly ticketId: string;
    readonly at: string;
    readonly how: readonly string[];
  }[];
  /** Whom it was handed to (GDPR art. 15(1)(c)). */
  readonly recipients: readonly { readonly desk: string; readonly messages: number; readonly last: string }[];
  /** There are more tickets than fit. */
  readonly truncated: boolean;
}

export interface ExportedTicket {
  readonly id: string;
  readonly createdAt: string;
  readonly subject: string | undefined;
  readonly messages: readonly {
    readonly at: string;
    readonly from: string;
    readonly text: string;
    readonly attachments: readonly {
      readonly mediaType: string;
      readonly bytes: number;
      readonly state: string;
    }[];
  }[];
  /** How many values of each kind were removed before anybody read them. */
  readonly removed: Readonly<Partial<Record<Entity, number>>>;
}

export interface ExportDependencies {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly pipeline: Pipeline;
  readonly tickets: Tickets;
}

/** Tickets of a person: those under one of the tags as requester, and those that mention one of them. */
export async function ticketsOf(
  tenantId: string,
  tags: readonly string[],
  { store }: Pick<ExportDependencies, 'store'>,
): Promise<{ own: readonly string[]; mentions: SubjectExport['mentions']; truncated: boolean }> {
  const hits = await store.transaction(tenantId, ({ subjects }) => subjects.find(tags, MAX_TICKETS + 1));
  const shown = hits.slice(0, MAX_TICKETS);
  return {
    own: shown.filter(({ roles }) => roles.includes('requester')).map(({ ticketId }) => ticketId),
    mentions: shown
      .filter(({ roles }) => !roles.includes('requester'))
      .map(({ ticketId, createdAt, roles }) => ({ ticketId, at: createdAt.toISOString(), how: roles })),
    truncated: hits.length > MAX_TICKETS,
  };
}

/** Collects what is held of a person. `tags`: of their confirmed address and what else was found to be theirs. */
export async function collect(
  tenantId: string,
  request: SubjectRequest,
  tags: readonly string[],
  now: Date,
  dependencies: ExportDependencies,
): Promise<SubjectExport> {
  const { store, keyring, tickets } = dependencies;
  const keys = await keyring.tenant(tenantId);
  const { own, mentions, truncated } = await ticketsOf(tenantId, tags, dependencies);
  const { known, recipients } = await store.transaction(tenantId, async ({ subjects }) => ({
    known: await subjects.tags(own),
    recipients: await subjects.recipients(own),
  }));
  const theirs = new Set([
    ...tags,
    ...known.filter(({ whose }) => whose === 'requester' || whose === 'organisation').map(({ tag }) => tag),
  ]);
  const views: TicketView[] = [];
  const exported: ExportedTicket[] = [];
  for (const id of own) {
    // Under restriction too: the person asks for it, which is the consent that art. 18(2) wants.
    const view = await tickets.get(tenantId, id, { forSubject: true });
    if (!view) continue;
    views.push(view);
    exported.push(await exportTicket(tenantId, view, theirs, request.language, keys, dependencies));
  }
  return {
    madeAt: now.toISOString(),
    requestId: request.id,
    requestedAt: request.openedAt.toISOString(),
    person: {
      names: unique(views.map(({ requester }) => requester.name)),
      addresses: unique(views.map(({ requester }) => requester.email)),
    },
    tickets: exported,
    mentions,
    recipients: recipients.map(({ desk, count, last }) => ({
      desk,
      messages: count,
      last: last.toISOString(),
    })),
    truncated,
  };
}

async function exportTicket(
  tenantId: string,
  view: TicketView,
  own: ReadonlySet<string>,
  language: NoticeLanguage,
  keys: TenantKeys,
  { pipeline, tickets }: ExportDependencies,
): Promise<ExportedTicket> {
  const { subject, messages } = await ownTexts({ header: view, entries: view.entries }, own, language, {
    keys,
    pipeline,
  });
  const removed: Partial<Record<Entity, number>> = {};
  let after: string | undefined;
  do {
    const page = await tickets.redactions(tenantId, view.id, { after, limit: 200 });
    for (const { entity } of page?.items ?? []) removed[entity] = (removed[entity] ?? 0) + 1;
    after = page?.next;
  } while (after !== undefined);
  return {
    id: view.id,
    createdAt: view.createdAt.toISOString(),
    subject,
    messages: view.entries.map(({ at, receivedAt, role, attachments }, index) => ({
      at: at ?? receivedAt.toISOString(),
      from: role,
      text: messages[index] ?? '',
      attachments: attachments.map(({ mediaType, size, state }) => ({ mediaType, bytes: size, state })),
    })),
    removed,
  };
}

/** The export as a zip: `data.json` for machines, `data.html` for people. */
export function exportZip(data: SubjectExport, language: NoticeLanguage): Promise<Uint8Array> {
  return pack([
    { name: 'data.html', bytes: Buffer.from(toHtml(readable(data, language)), 'utf8') },
    { name: 'data.json', bytes: Buffer.from(`${JSON.stringify(data, undefined, 2)}\n`, 'utf8') },
  ]);
}

function readable(data: SubjectExport, language: NoticeLanguage): Report {
  const say = EXPORT_TEXTS[language];
  const sections: ReportSection[] = [
    {
      title: say.person,
      table: [
        [say.name, say.address],
        [data.person.names.join('\n'), data.person.addresses.join('\n')],
      ],
    },
  ];
  for (const { id, createdAt, subject, messages, removed } of data.tickets) {
    const gone = Object.entries(removed).map(([entity, count]) => `${entity}: ${count}`);
    sections.push({
      title: `${day(createdAt)} ${subject ?? id}`,
      paragraphs: gone.length > 0 ? [`${say.removed} ${gone.join(', ')}`] : [],
      table: [
        [say.when, say.from, say.text],
        ...messages.map(({ at, from, text, attachments }) => [
          day(at),
          say.roles[from === 'requester' ? 'requester' : from === 'agent' ? 'agent' : 'other'],
          [
            text,
            ...attachments.map(({ mediaType, bytes, state }) => `[${mediaType}, ${bytes} bytes, ${state}]`),
          ].join('\n'),
        ]),
      ],
    });
  }
  if (data.mentions.length > 0) {
    const rows = data.mentions.map(({ at, how }) => [day(at), how.join(', ')]);
    sections.push({
      title: say.mentions,
      paragraphs: [say.mentionsWhy],
      table: [[say.when, say.how], ...rows],
    });
  }
  const rows = data.recipients.map(({ desk, messages, last }) => [desk, `${messages}`, day(last)]);
  sections.push({ title: say.recipients, table: [[say.desk, say.messages, say.last], ...rows] });
  return {
    title: say.title,
    language,
    notes: [say.note, ...(data.truncated ? [say.truncated] : [])],
    sections,
  };
}

function day(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}

function unique(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
