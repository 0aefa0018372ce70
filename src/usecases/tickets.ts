import { ZeefError } from '../errors.ts';
import type { StoredDocument } from '../model/intake.ts';
import type { TicketEntry, TicketHeader, TicketState } from '../model/ticket.ts';
import type { Keyring, TenantKeys } from '../ports/keyring.ts';
import type { Page, PageRequest, Store, StoredRedaction, TicketRow } from '../ports/store.ts';
import { openJson } from './sealed-json.ts';

/** A ticket as a list shows it. */
export interface TicketSummary extends TicketHeader {
  readonly id: string;
  readonly state: TicketState;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly entryCount: number;
  readonly redactionCount: number;
  /** Its processing is restricted: nothing of its content is shown. */
  readonly restricted: boolean;
}

/** A ticket with all its messages. */
export interface TicketView extends TicketSummary {
  readonly entries: readonly (TicketEntry & { id: string; documentId: string; receivedAt: Date })[];
}

export interface ReadOptions {
  /** For the data subject at their own request, restricted or not (GDPR art. 18(2)). */
  readonly forSubject?: boolean;
  /** Who reads it, for the audit log; left out where nobody does. */
  readonly openedBy?: string;
}

/** Reading what was stored: sanitised tickets, their redactions, and where every input stands. */
export interface Tickets {
  list(tenantId: string, page: PageRequest & { state?: TicketState }): Promise<Page<TicketSummary>>;
  /** @throws ZeefError ZEEF_RESTRICTED while the ticket's processing is restricted (art. 18 GDPR) */
  get(tenantId: string, id: string, options?: ReadOptions): Promise<TicketView | undefined>;
  redactions(tenantId: string, id: string, page: PageRequest): Promise<Page<StoredRedaction> | undefined>;
  documents(
    tenantId: string,
    page: PageRequest & { state?: StoredDocument['state'] },
  ): Promise<Page<StoredDocument>>;
  document(tenantId: string, id: string): Promise<StoredDocument | undefined>;
}

export function ticketReader(store: Store, keyring: Keyring): Tickets {
  return {
    async list(tenantId, page) {
      const keys = await keyring.tenant(tenantId);
      const rows = await store.transaction(tenantId, ({ tickets }) => tickets.list(page));
      return { items: rows.items.map((row) => summary(row, keys)), next: rows.next };
    },
    async get(tenantId, id, { forSubject = false, openedBy } = {}) {
      const keys = await keyring.tenant(tenantId);
      return store.transaction(tenantId, async ({ tickets, audit }) => {
        const row = await tickets.get(id);
        if (!row) return undefined;
        if (row.restricted && !forSubject) throw new ZeefError('ZEEF_RESTRICTED');
        const entries = (await tickets.entries(id)).map((entry) => ({
          ...openJson<TicketEntry>(keys, { purpose: 'entry', id: entry.id }, entry.content),
          id: entry.id,
          documentId: entry.documentId,
          receivedAt: entry.receivedAt,
        }));
        if (openedBy) await audit.append({ event: 'ticket.opened', actor: openedBy, ticketId: id });
        return { ...summary(row, keys, forSubject), entries };
      });
    },
    redactions: (tenantId, id, page) =>
      store.transaction(tenantId, async ({ tickets }) =>
        (await tickets.get(id)) ? tickets.redactions(id, page) : undefined,
      ),
    documents: (tenantId, page) => store.transaction(tenantId, ({ documents }) => documents.list(page)),
    document: (tenantId, id) => store.transaction(tenantId, ({ documents }) => documents.get(id)),
  };
}

/** In place of the header of a restricted ticket. */
const UNSHOWN: TicketHeader = {
  ticketKey: undefined,
  subject: undefined,
  requester: {},
  language: undefined,
  warnings: [],
  requests: [],
};

function summary(row: TicketRow, keys: TenantKeys, forSubject = false): TicketSummary {
  const { id, state, createdAt, updatedAt, entryCount, redactionCount, restricted } = row;
  const unshown = restricted && !forSubject;
  const header = unshown ? UNSHOWN : openJson<TicketHeader>(keys, { purpose: 'ticket', id }, row.header);
  return { ...header, id, state, createdAt, updatedAt, entryCount, redactionCount, restricted };
}
