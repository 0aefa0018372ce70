import type { Retention } from '../model/retention.ts';
import { loadPolicy } from '../policy/load.ts';
import type { Log } from '../ports/log.ts';
import type { Job } from '../ports/queue.ts';
import type { OriginalCounts } from '../ports/retention.ts';
import type { Repositories, Store } from '../ports/store.ts';

/** How often to look for what has run out. Terms are days: this bounds how late one may end. */
export const RETENTION_INTERVAL_MS = 10 * 60_000;
/** Documents of one transaction: it must not keep intake waiting. */
const BATCH = 200;

/** What a run did, or would do. */
export interface RetentionReport {
  /** Originals destroyed, with their envelopes and outputs. */
  readonly originals: number;
  /** Documents that wait for a person and whose end was announced. */
  readonly warned: number;
}

/** Ends the terms of what is kept. */
export interface Retain {
  /** Does all that is due. With `dryRun` it counts only. */
  run(tenantId: string, options?: { dryRun?: boolean }): Promise<RetentionReport>;
  /** What is due or waits, in numbers. */
  due(tenantId: string): Promise<OriginalCounts>;
  /** Destroys the original of a document that just became final, where the policy says so. */
  afterwards(job: Job): Promise<void>;
  /** A person saw what waits for one. False when there is nothing of this id. */
  acknowledge(tenantId: string, documentId: string, actor: string): Promise<boolean>;
}

export function retainer(store: Store, log: Log): Retain {
  /** Tenants whose originals go at once, as of the last run. */
  const immediate = new Set<string>();

  const destroyOriginals = async (tenantId: string): Promise<number> => {
    for (let total = 0; ; ) {
      const destroyed = await store.transaction(tenantId, async (repositories) => {
        const { retention, audit } = repositories;
        const terms = await termsOf(repositories);
        const originals = await retention.destroyOriginals(terms, BATCH);
        for (const { documentId, ...counts } of originals) {
          const facts = { event: 'original.destroyed', actor: 'system', documentId } as const;
          await audit.append({ ...facts, destroyed: counts });
        }
        return originals.length;
      });
      total += destroyed;
      if (destroyed < BATCH) return total;
    }
  };

  const warn = async (tenantId: string): Promise<number> => {
    for (let total = 0; ; ) {
      const warned = await store.transaction(tenantId, async (repositories) => {
        const ids = await repositories.retention.warn(await termsOf(repositories), BATCH);
        for (const documentId of ids) {
          await repositories.audit.append({ event: 'original.expiring', actor: 'system', documentId });
        }
        return ids.length;
      });
      total += warned;
      if (warned < BATCH) return total;
    }
  };

  const due = (tenantId: string) =>
    store.transaction(tenantId, async (repositories) =>
      repositories.retention.originalCounts(await termsOf(repositories)),
    );

  return {
    due,

    async run(tenantId, { dryRun = false } = {}) {
      if (dryRun) {
        const counts = await due(tenantId);
        return { originals: counts.due, warned: counts.expiring };
      }
      const { original } = await store.transaction(tenantId, termsOf);
      if (original.amount === 0) immediate.add(tenantId);
      else immediate.delete(tenantId);
      const warned = await warn(tenantId);
      return { warned, originals: await destroyOriginals(tenantId) };
    },

    async afterwards({ tenantId, documentId }) {
      if (!immediate.has(tenantId)) return;
      await destroyOriginals(tenantId).catch((error) => log.error('retention.failed', error, { documentId }));
    },

    acknowledge: (tenantId, documentId, actor) =>
      store.transaction(tenantId, async ({ retention, audit }) => {
        if (!(await retention.acknowledge(documentId))) return false;
        await audit.append({ event: 'original.acknowledged', actor, documentId });
        return true;
      }),
  };
}

/** Terms of the policy in force. */
async function termsOf({ policies }: Repositories): Promise<Retention> {
  const active = await policies.active();
  return loadPolicy(active?.yaml ?? 'name: none\nrules: []\n').retention;
}

/** Runs retention for every tenant; what fails is tried again at the next look. */
export async function retainAll(store: Store, retain: Retain, log: Log): Promise<void> {
  try {
    for (const { id: tenantId } of await store.tenants()) {
      const { originals, warned } = await retain.run(tenantId);
      if (originals > 0) log.info('retention.done', { tenantId, count: originals });
      if (warned > 0) log.warn('retention.expiring', { tenantId, count: warned });
    }
  } catch (error) {
    log.error('retention.failed', error);
  }
}
