import { v7 as uuidv7 } from 'uuid';
import { ZeefError } from '../../errors.ts';
import type { AuditEntry, AuditFacts } from '../../model/audit.ts';
import {
  ANSWER_MONTHS,
  EXTENDED_MONTHS,
  type ExtensionCode,
  monthsAfter,
  type NoticeLanguage,
  type RequestContent,
  type RequestKind,
  type RequestState,
  type SubjectRequest,
} from '../../model/subject.ts';
import type { Keyring, TenantKeys } from '../../ports/keyring.ts';
import type { Page, PageRequest } from '../../ports/page.ts';
import type { Repositories, Store } from '../../ports/store.ts';
import type { RequestRow } from '../../ports/subjects.ts';
import { queueNotice } from '../notices.ts';
import { openJson, sealJson } from '../sealed-json.ts';
import { fieldTag } from '../subject-tags.ts';
import { sameAccount } from './account.ts';
import { newLink, opens, readLink } from './link.ts';
import { CONFIRM, EXTENSION, EXTENSION_REASONS, VOUCH } from './texts.ts';

/** How long a link to confirm holds: somebody may be on a short holiday. */
export const LINK_DAYS = 7;
/** Requests of one address a day that are taken and mailed about; what comes more is answered the same and dropped. */
const REQUESTS_A_DAY = 3;
/** What people wrote in a request is kept so long after it closed: a complaint about the answer comes within a year. */
const KEPT_DAYS = 365;
const DAY_MS = 86_400_000;

export interface NewRequest {
  readonly kind: RequestKind;
  readonly email: string;
  readonly name?: string | undefined;
  readonly note?: string | undefined;
  readonly language: NoticeLanguage;
}

/** A request with what people wrote in it, while that is kept. */
export interface RequestView extends SubjectRequest {
  readonly content: RequestContent | undefined;
  /** Whether the address is one that a requester of some ticket has. */
  readonly addressKnown: boolean;
}

/** What a link leads to, before it is used. Nothing personal: whoever holds the link may see it. */
export interface LinkView {
  readonly kind: RequestKind;
  readonly use: 'link' | 'colleague' | 'export';
  readonly language: NoticeLanguage;
}

/** Requests of data subjects, up to the decision. */
export interface SubjectDesk {
  /** From the public form. Answers the same whatever became of it. @throws ZeefError ZEEF_NOTICES_OFF */
  openByForm(tenantId: string, request: NewRequest): Promise<void>;
  openByAgent(
    tenantId: string,
    actor: string,
    request: NewRequest & { ticketId?: string | undefined },
  ): Promise<string>;
  list(
    tenantId: string,
    page: PageRequest & { state?: RequestState; overdue?: boolean },
  ): Promise<Page<RequestView>>;
  /** One request with its steps. That somebody looked is noted, and is no step. */
  get(
    tenantId: string,
    id: string,
    actor: string,
  ): Promise<{ request: RequestView; steps: readonly AuditEntry[] } | undefined>;
  /** A proposed one is a request: the person gets a link to confirm. Also sends a new link. */
  sendLink(tenantId: string, id: string, actor: string): Promise<RequestView>;
  /** Asks a colleague of the same account, whose address must be known. @throws ZeefError ZEEF_FIELD_INVALID */
  vouch(tenantId: string, id: string, actor: string, colleague: string): Promise<RequestView>;
  dismiss(tenantId: string, id: string, actor: string): Promise<RequestView>;
  /** Two more months, told to the person within the first. @throws ZeefError ZEEF_REQUEST_STATE when it is too late */
  extend(tenantId: string, id: string, actor: string, code: ExtensionCode): Promise<RequestView>;
  /** What a link is for. @throws ZeefError ZEEF_LINK_INVALID */
  peek(token: string): Promise<LinkView>;
  /** Uses a link to confirm. Once. @throws ZeefError ZEEF_LINK_INVALID */
  confirm(token: string): Promise<LinkView>;
  /** Drops requests of the form that nobody confirmed in time, and what people wrote in long closed ones. */
  sweep(): Promise<void>;
}

export interface DeskDependencies {
  readonly store: Store;
  readonly keyring: Keyring;
  /** Where the public pages are, without a slash at the end. `undefined`: Zeef sends no mail. */
  readonly publicUrl: () => string | undefined;
  readonly now: () => Date;
}

export function subjectDesk(dependencies: DeskDependencies): SubjectDesk {
  const { store, keyring, now } = dependencies;

  const change = async (
    tenantId: string,
    id: string,
    from: readonly RequestState[],
    work: (
      row: RequestRow,
      content: RequestContent,
      repositories: Repositories,
      keys: TenantKeys,
    ) => Promise<void>,
  ): Promise<RequestView> => {
    const keys = await keyring.tenant(tenantId);
    return store.transaction(tenantId, async (repositories) => {
      const row = await repositories.subjects.request(id, true);
      if (!row) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
      const content = contentOf(keys, row);
      if (!from.includes(row.state) || !content)
        throw new ZeefError('ZEEF_REQUEST_STATE', { field: 'state' });
      await work(row, content, repositories, keys);
      return requestView(keys, (await repositories.subjects.request(id))!, repositories);
    });
  };

  const mailLink = async (
    tenantId: string,
    row: Pick<RequestRow, 'id' | 'kind' | 'language'>,
    content: RequestContent,
    repositories: Repositories,
    keys: TenantKeys,
    voucher?: string,
  ): Promise<void> => {
    const url = linkBase(dependencies.publicUrl());
    const use = voucher ? 'colleague' : 'link';
    const { token, stored } = newLink(tenantId, row.id, use, now(), LINK_DAYS);
    const link = `${url}/privacy/confirm/${token}`;
    const who = content.name ? `${content.name} (${content.email})` : content.email;
    const text = voucher
      ? VOUCH[row.language](row.kind, link, LINK_DAYS, who)
      : CONFIRM[row.language](row.kind, link, LINK_DAYS);
    await repositories.subjects.changeRequest(row.id, { state: 'unconfirmed', token: stored });
    await queueNotice(repositories, keys, voucher ? 'vouch' : 'confirm', {
      ...text,
      to: voucher ?? content.email,
      auto: 'auto-generated',
    });
  };

  const open = async (
    tenantId: string,
    request: NewRequest & { ticketId?: string | undefined },
    origin: 'agent' | 'form',
    actor: string,
  ): Promise<string> => {
    const keys = await keyring.tenant(tenantId);
    const id = uuidv7();
    const { kind, language, email, name, note, ticketId } = request;
    const content: RequestContent = { email, ...(name && { name }), ...(note && { note }) };
    const emailTag = fieldTag(keys, 'EMAIL_ADDRESS', email);
    const openedAt = now();
    await store.transaction(tenantId, async (repositories) => {
      const { subjects, audit } = repositories;
      if (origin === 'form') {
        const today = await subjects.requestsFrom(emailTag, new Date(openedAt.getTime() - DAY_MS));
        if (today >= REQUESTS_A_DAY) return;
      }
      if (ticketId && !(await repositories.tickets.get(ticketId)))
        throw new ZeefError('ZEEF_NOT_FOUND', { field: 'ticketId' });
      await subjects.insertRequest({
        id,
        kind,
        state: 'unconfirmed',
        origin,
        ticketId,
        language,
        openedAt,
        dueAt: monthsAfter(openedAt, ANSWER_MONTHS),
        emailTag,
        content: sealJson(keys, { purpose: 'subject-request', id }, content),
      });
      await audit.append(fact('request.opened', actor, id, kind));
      if (origin === 'form' || dependencies.publicUrl())
        await mailLink(tenantId, { id, kind, language }, content, repositories, keys);
    });
    return id;
  };

  return {
    async openByForm(tenantId, request) {
      linkBase(dependencies.publicUrl());
      await open(tenantId, request, 'form', 'subject');
    },

    openByAgent: (tenantId, actor, request) => open(tenantId, request, 'agent', actor),

    async list(tenantId, page) {
      const keys = await keyring.tenant(tenantId);
      return store.transaction(tenantId, async (repositories) => {
        const rows = await repositories.subjects.listRequests(page);
        const items: RequestView[] = [];
        for (const row of rows.items) items.push(await requestView(keys, row, repositories));
        return { items, next: rows.next };
      });
    },

    async get(tenantId, id, actor) {
      const keys = await keyring.tenant(tenantId);
      return store.transaction(tenantId, async (repositories) => {
        const row = await repositories.subjects.request(id);
        if (!row) return undefined;
        const steps = await repositories.subjects.steps(id);
        await repositories.audit.append(fact('request.viewed', actor, id));
        return { request: await requestView(keys, row, repositories), steps };
      });
    },

    sendLink: (tenantId, id, actor) =>
      change(tenantId, id, ['proposed', 'unconfirmed'], async (row, content, repositories, keys) => {
        if (!content.email) throw new ZeefError('ZEEF_REQUEST_STATE', { field: 'email', remedy: NO_ADDRESS });
        await mailLink(tenantId, row, content, repositories, keys);
        await repositories.audit.append(fact('request.link-sent', actor, id, 'link'));
      }),

    vouch: (tenantId, id, actor, colleague) =>
      change(tenantId, id, ['unconfirmed'], async (row, content, repositories, keys) => {
        const known = await repositories.subjects.knows(fieldTag(keys, 'EMAIL_ADDRESS', colleague));
        if (!known || !sameAccount(content.email, colleague)) {
          const remedy =
            'A colleague is somebody else with a known address at the same domain, which is no public mail provider.';
          throw new ZeefError('ZEEF_FIELD_INVALID', { field: '/colleague', remedy });
        }
        const named = { ...content, voucher: colleague };
        await repositories.subjects.changeRequest(id, {
          content: sealJson(keys, { purpose: 'subject-request', id }, named),
        });
        await mailLink(tenantId, row, named, repositories, keys, colleague);
        await repositories.audit.append(fact('request.link-sent', actor, id, 'colleague'));
      }),

    dismiss: (tenantId, id, actor) =>
      change(tenantId, id, ['proposed', 'unconfirmed'], async (_row, _content, { subjects, audit }) => {
        await subjects.changeRequest(id, {
          state: 'dismissed',
          closedAt: now(),
          outcome: 'dismissed',
          token: null,
        });
        await subjects.scrubRequest(id);
        await audit.append(fact('request.dismissed', actor, id));
      }),

    extend: (tenantId, id, actor, code) =>
      change(tenantId, id, ['open'], async (row, content, repositories, keys) => {
        linkBase(dependencies.publicUrl());
        if (row.extendedAt || now() > row.dueAt) {
          const remedy =
            'A request can be extended once, and the person must be told within the first month (GDPR art. 12(3)).';
          throw new ZeefError('ZEEF_REQUEST_STATE', { field: 'dueAt', remedy });
        }
        const dueAt = monthsAfter(row.openedAt, EXTENDED_MONTHS);
        await repositories.subjects.changeRequest(id, { dueAt, extendedAt: now(), extensionCode: code });
        const why = EXTENSION_REASONS[row.language][code];
        const text = EXTENSION[row.language](row.kind, dueAt.toISOString().slice(0, 10), why);
        await queueNotice(repositories, keys, 'extension', {
          ...text,
          to: content.email,
          auto: 'auto-generated',
        });
        await repositories.audit.append(fact('request.extended', actor, id, code));
      }),

    async sweep() {
      for (const { id: tenantId } of await store.tenants()) {
        await store.transaction(tenantId, async ({ subjects, audit }) => {
          await subjects.scrubClosed(new Date(now().getTime() - KEPT_DAYS * DAY_MS));
          for (const id of await subjects.dropUnconfirmed(now()))
            await audit.append(fact('request.dismissed', 'system', id, 'unconfirmed'));
        });
      }
    },

    peek: (token) => useLink(token, async () => {}),

    confirm: (token) =>
      useLink(token, async (row, { subjects, audit }) => {
        const use = row.token?.for;
        if (row.state !== 'unconfirmed' || (use !== 'link' && use !== 'colleague'))
          throw new ZeefError('ZEEF_LINK_INVALID');
        await subjects.changeRequest(row.id, {
          state: 'open',
          confirmedAt: now(),
          confirmedBy: use,
          token: null,
        });
        await audit.append(fact('request.confirmed', use === 'link' ? 'subject' : 'colleague', row.id, use));
      }),
  };

  async function useLink(
    token: string,
    work: (row: RequestRow, repositories: Repositories) => Promise<void>,
  ): Promise<LinkView> {
    const link = readLink(token);
    if (!link) throw new ZeefError('ZEEF_LINK_INVALID');
    return store.transaction(link.tenantId, async (repositories) => {
      const row = await repositories.subjects.request(link.requestId, true);
      if (!opens({ token: row?.token }, link.secret, now()) || !row?.token)
        throw new ZeefError('ZEEF_LINK_INVALID');
      const view = { kind: row.kind, use: row.token.for, language: row.language };
      await work(row, repositories);
      return view;
    });
  }
}

const NO_ADDRESS = 'No address is known for this person. Ask a colleague to vouch, or answer on the ticket.';

/** An audit entry about a request. */
export function fact(
  event: AuditFacts['event'],
  actor: string,
  requestId: string,
  code?: string,
): AuditFacts {
  return { event, actor, requestId, ...(code && { code }) };
}

/** @throws ZeefError ZEEF_NOTICES_OFF when Zeef sends no mail */
export function linkBase(publicUrl: string | undefined): string {
  if (publicUrl === undefined) throw new ZeefError('ZEEF_NOTICES_OFF');
  return publicUrl;
}

export function contentOf(keys: TenantKeys, { id, content }: RequestRow): RequestContent | undefined {
  return content && openJson<RequestContent>(keys, { purpose: 'subject-request', id }, content);
}

/** A row with what people wrote in it. */
export async function requestView(
  keys: TenantKeys,
  row: RequestRow,
  { subjects }: Pick<Repositories, 'subjects'>,
): Promise<RequestView> {
  const { content: _sealed, token: _token, emailTag, ...rest } = row;
  const addressKnown = emailTag !== '' && (await subjects.knows(emailTag));
  return { ...rest, content: contentOf(keys, row), addressKnown };
}
