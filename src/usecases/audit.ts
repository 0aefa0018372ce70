import type { AuditEntry } from '../model/audit.ts';
import type { Page, PageRequest, Store } from '../ports/store.ts';
import { type ChainVerdict, verifyChain } from './verify-audit.ts';

/** Reading and proving the audit log. */
export interface AuditReader {
  /** Newest first. */
  list(tenantId: string, page: PageRequest): Promise<Page<AuditEntry>>;
  /** Recomputes the whole chain. */
  verify(tenantId: string): Promise<ChainVerdict>;
  /** Number and hash of the last entry: noted elsewhere, it anchors all before it. */
  head(tenantId: string): Promise<{ seq: number; hash: string }>;
  /** Entries in order from `after`, for keeping elsewhere. The first page (`after` 0) is itself noted in the log. */
  export(tenantId: string, actor: string, after: number): Promise<AuditExport>;
}

export interface AuditExport {
  readonly entries: readonly AuditEntry[];
  readonly head: { readonly seq: number; readonly hash: string };
}

/** Entries of one page of an export. */
const EXPORT_PAGE = 1_000;

export function auditReader(store: Store): AuditReader {
  return {
    list: (tenantId, page) => store.transaction(tenantId, ({ audit }) => audit.list(page)),
    verify: (tenantId) => store.transaction(tenantId, ({ audit }) => verifyChain(audit)),
    head: (tenantId) => store.transaction(tenantId, ({ audit }) => audit.head()),
    export: (tenantId, actor, after) =>
      store.transaction(tenantId, async ({ audit }) => {
        if (after === 0) await audit.append({ event: 'audit.exported', actor });
        return { entries: await audit.read(after, EXPORT_PAGE), head: await audit.head() };
      }),
  };
}
