import type { AuditEntry } from '../model/audit.ts';
import type { Page, PageRequest, Store } from '../ports/store.ts';
import { type ChainVerdict, verifyChain } from './verify-audit.ts';

/** Reading and proving the audit log. */
export interface AuditReader {
  /** Newest first. */
  list(tenantId: string, page: PageRequest): Promise<Page<AuditEntry>>;
  /** Recomputes the whole chain. */
  verify(tenantId: string): Promise<ChainVerdict>;
}

export function auditReader(store: Store): AuditReader {
  return {
    list: (tenantId, page) => store.transaction(tenantId, ({ audit }) => audit.list(page)),
    verify: (tenantId) => store.transaction(tenantId, ({ audit }) => verifyChain(audit)),
  };
}
