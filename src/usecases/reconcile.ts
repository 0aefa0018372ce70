import type { Lane } from '../model/intake.ts';
import type { Log } from '../ports/log.ts';
import type { JobQueue } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';

/** How long a document may lie untouched before it is queued again: well beyond the limit on processing. */
export const IDLE_MS = 60_000;
/** How often to look. */
export const INTERVAL_MS = 15_000;
/** How many to queue again per look and tenant. */
const BATCH = 1_000;

/**
 * Queues, each in its lane, every stored document that has no final state and that nobody touched for `idleMs`. The queue may
 * forget or give up (it does after two worker crashes); the store does not.
 */
export async function reconcile(
  store: Store,
  queues: Readonly<Record<Lane, JobQueue>>,
  log: Log,
  idleMs = IDLE_MS,
): Promise<void> {
  try {
    for (const tenant of await store.tenants()) {
      const found = await store.transaction(tenant.id, ({ documents }) =>
        documents.unfinished(idleMs, BATCH),
      );
      for (const { id, lane } of found) await queues[lane].add({ tenantId: tenant.id, documentId: id });
      if (found.length > 0) log.info('reconcile.requeued', { tenantId: tenant.id, count: found.length });
    }
  } catch (error) {
    log.error('reconcile.failed', error);
  }
}
