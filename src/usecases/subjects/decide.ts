import type { Entity } from '../../../detectors/contract.ts';
import { ZeefError } from '../../errors.ts';
import type { RefusalCode, RequestContent, SubjectRequest } from '../../model/subject.ts';
import type { TicketHeader } from '../../model/ticket.ts';
import type { TenantKeys } from '../../ports/keyring.ts';
import type { NoticeMail } from '../../ports/notices.ts';
import type { Repositories } from '../../ports/store.ts';
import type { SubjectOrder, SubjectRights } from '../../ports/subject-rights.ts';
import { queueNotice } from '../notices.ts';
import { openJson, sealJson } from '../sealed-json.ts';
import { fieldTag, requesterTags, searchTags } from '../subject-tags.ts';
import { contentOf, fact, linkBase, type RequestView, requestView } from './desk.ts';
import { collect, type ExportDependencies, exportZip, ticketsOf } from './export.ts';
import { newLink, opens, readLink } from './link.ts';
import { ANSWER } from './texts.ts';

/** How long the person can fetch their data. */
const EXPORT_DAYS = 14;

/** What an officer decides to do. */
export interface Fulfilment {
  /** Told to the person. */
  readonly words?: string | undefined;
  /** More values that were found to be the person's, such as an earlier address. The officer answers for them. */
  readonly also?: readonly { readonly entity: Entity; readonly value: string }[] | undefined;
  /** For a correction: what the requester's fields of the tickets become, and a note that stays with them. */
  readonly correction?:
    | {
        readonly name?: string | undefined;
        readonly email?: string | undefined;
        readonly note?: string | undefined;
      }
    | undefined;
}

/** What would be done, for the officer to see first. */
export interface RequestScope {
  readonly tickets: readonly string[];
  readonly mentions: number;
  /** Whom the data was handed to, who are to be told of it (GDPR art. 19). */
  readonly recipients: readonly { readonly desk: string; readonly count: number; readonly last: Date }[];
  readonly truncated: boolean;
}

/** Decisions about confirmed requests. A person takes them: nothing here runs by itself (GDPR art. 22). */
export interface SubjectDecisions {
  scope(tenantId: string, id: string, also?: Fulfilment['also']): Promise<RequestScope>;
  /** Carries a request out and answers the person. @throws ZeefError ZEEF_REQUEST_STATE */
  fulfil(tenantId: string, id: string, actor: string, how: Fulfilment): Promise<RequestView>;
  refuse(tenantId: string, id: string, actor: string, why: RefusalCode, words: string): Promise<RequestView>;
  /** The export as the person would get it. Audited. */
  export(tenantId: string, id: string, actor: string, also?: Fulfilment['also']): Promise<Uint8Array>;
  /** The export behind a link. @throws ZeefError ZEEF_LINK_INVALID */
  fetch(token: string): Promise<Uint8Array>;
}

export interface DecisionDependencies extends ExportDependencies {
  readonly rights: SubjectRights;
  readonly publicUrl: () => string | undefined;
  readonly now: () => Date;
}

interface Confirmed {
  readonly request: SubjectRequest;
  readonly content: RequestContent;
  readonly tags: readonly string[];
  readonly values: SubjectOrder['values'];
}

export function subjectDecisions(dependencies: DecisionDependencies): SubjectDecisions {
  const { store, keyring, rights, now } = dependencies;

  /** @throws ZeefError ZEEF_REQUEST_STATE when it is not confirmed or was decided already */
  const confirmed = async (
    tenantId: string,
    id: string,
    also: Fulfilment['also'] = [],
    states: readonly string[] = ['open'],
  ): Promise<Confirmed> => {
    const keys = await keyring.tenant(tenantId);
    const row = await store.transaction(tenantId, ({ subjects }) => subjects.request(id));
    if (!row) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
    const content = contentOf(keys, row);
    if (!states.includes(row.state) || !content)
      throw new ZeefError('ZEEF_REQUEST_STATE', { field: 'state' });
    const values = [...also, ...(content.also ?? [])];
    const tags = [
      fieldTag(keys, 'EMAIL_ADDRESS', content.email),
      ...values.flatMap(({ entity, value }) => searchTags(keys, entity, value)),
    ];
    const email = { entity: 'EMAIL_ADDRESS', value: content.email } as const;
    return { request: row, content, tags, values: [email, ...values] };
  };

  const close = async (
    tenantId: string,
    id: string,
    work: (repositories: Repositories, keys: TenantKeys) => Promise<void>,
  ): Promise<RequestView> => {
    const keys = await keyring.tenant(tenantId);
    return store.transaction(tenantId, async (repositories) => {
      const row = await repositories.subjects.request(id, true);
      if (row?.state !== 'open') throw new ZeefError('ZEEF_REQUEST_STATE', { field: 'state' });
      await work(repositories, keys);
      return requestView(keys, (await repositories.subjects.request(id))!, repositories);
    });
  };

  const zip = async (tenantId: string, { request, tags }: Confirmed): Promise<Uint8Array> =>
    exportZip(await collect(tenantId, request, tags, now(), dependencies), request.language);

  return {
    async scope(tenantId, id, also) {
      const { tags } = await confirmed(tenantId, id, also, ['open', 'done', 'refused']);
      const { own, mentions, truncated } = await ticketsOf(tenantId, tags, dependencies);
      const recipients = await store.transaction(tenantId, ({ subjects }) => subjects.recipients(own));
      return { tickets: own, mentions: mentions.length, recipients, truncated };
    },

    async fulfil(tenantId, id, actor, { words = '', also, correction }) {
      const found = await confirmed(tenantId, id, also);
      const { request, content, tags, values } = found;
      const { kind, language } = request;
      const base = linkBase(dependencies.publicUrl());
      const { own: ticketIds } = await ticketsOf(tenantId, tags, dependencies);
      const order = { ticketIds, values, requestId: id, actor };
      const receipt = kind === 'erasure' ? await rights.erase(tenantId, order) : undefined;
      if (kind === 'restriction' || kind === 'objection') await rights.restrict(tenantId, order);
      return close(tenantId, id, async (repositories, keys) => {
        if (kind === 'correction')
          await correct(order.ticketIds, correction ?? {}, id, actor, repositories, keys, now());
        const link = kind === 'access' ? newLink(tenantId, id, 'export', now(), EXPORT_DAYS) : undefined;
        const url = link && `${base}/privacy/data/${link.token}`;
        await repositories.subjects.changeRequest(id, {
          state: 'done',
          closedAt: now(),
          outcome: 'done',
          token: link?.stored ?? null,
          ...(receipt !== undefined && { receipt }),
          content: sealJson(
            keys,
            { purpose: 'subject-request', id },
            { ...content, answer: words, ...(also && { also }) },
          ),
        });
        await answer(repositories, keys, {
          ...ANSWER[language](kind, true, words, url, EXPORT_DAYS),
          to: content.email,
          auto: 'auto-generated',
          ...(receipt !== undefined && { attachments: [receiptFile(receipt)] }),
        });
        // Nothing of the person stays behind but the request's dates and the receipt, which name nobody.
        if (kind === 'erasure') {
          await repositories.subjects.forget(tags);
          await repositories.subjects.scrubRequest(id);
        }
        await repositories.audit.append(fact('request.done', actor, id, kind));
      });
    },

    async refuse(tenantId, id, actor, why, words) {
      const { request, content } = await confirmed(tenantId, id);
      linkBase(dependencies.publicUrl());
      return close(tenantId, id, async (repositories, keys) => {
        await repositories.subjects.changeRequest(id, {
          state: 'refused',
          closedAt: now(),
          outcome: why,
          token: null,
          content: sealJson(keys, { purpose: 'subject-request', id }, { ...content, answer: words }),
        });
        await answer(repositories, keys, {
          ...ANSWER[request.language](request.kind, false, words, undefined, 0),
          to: content.email,
          auto: 'auto-generated',
        });
        await repositories.audit.append(fact('request.refused', actor, id, why));
      });
    },

    async export(tenantId, id, actor, also) {
      const bytes = await zip(tenantId, await confirmed(tenantId, id, also, ['open', 'done']));
      await store.transaction(tenantId, ({ audit }) => audit.append(fact('subject.exported', actor, id)));
      return bytes;
    },

    async fetch(token) {
      const link = readLink(token);
      if (!link) throw new ZeefError('ZEEF_LINK_INVALID');
      const { tenantId, requestId } = link;
      const row = await store.transaction(tenantId, ({ subjects }) => subjects.request(requestId));
      if (!opens({ token: row?.token }, link.secret, now()) || row?.token?.for !== 'export')
        throw new ZeefError('ZEEF_LINK_INVALID');
      const bytes = await zip(tenantId, await confirmed(tenantId, requestId, [], ['done']));
      await store.transaction(tenantId, ({ audit }) =>
        audit.append(fact('subject.exported', 'subject', requestId)),
      );
      return bytes;
    },
  };
}

function answer(repositories: Repositories, keys: TenantKeys, mail: NoticeMail): Promise<void> {
  return queueNotice(repositories, keys, 'answer', mail);
}

function receiptFile(receipt: unknown): NonNullable<NoticeMail['attachments']>[number] {
  const base64 = Buffer.from(`${JSON.stringify(receipt, undefined, 2)}\n`, 'utf8').toString('base64');
  return { name: 'receipt.json', mediaType: 'application/json', base64 };
}

/** Changes the requester's fields, with a note beside them: what stood there before is not kept (GDPR art. 16). */
async function correct(
  ticketIds: readonly string[],
  { name, email, note }: NonNullable<Fulfilment['correction']>,
  requestId: string,
  actor: string,
  { tickets, subjects, audit }: Repositories,
  keys: TenantKeys,
  now: Date,
): Promise<void> {
  for (const ticketId of ticketIds) {
    const row = await tickets.get(ticketId);
    if (!row) continue;
    const binding = { purpose: 'ticket', id: ticketId };
    const header = openJson<TicketHeader>(keys, binding, row.header);
    const corrected: TicketHeader = {
      ...header,
      requester: { ...header.requester, ...(name && { name }), ...(email && { email }) },
      corrections: [
        ...(header.corrections ?? []),
        { at: now.toISOString(), requestId, ...(note && { note }) },
      ],
    };
    await tickets.save(ticketId, row.state, sealJson(keys, binding, corrected));
    await subjects.retag(ticketId, requesterTags(keys, corrected.requester));
    await audit.append({ event: 'subject.corrected', actor, ticketId, requestId });
  }
}
