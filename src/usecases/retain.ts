import type { Retention } from '../model/retention.ts';
import { loadPolicy } from '../policy/load.ts';
import type { DueValues } from '../ports/kept-values.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { Log } from '../ports/log.ts';
import type { Job } from '../ports/queue.ts';
import type { OriginalCounts } from '../ports/retention.ts';
import type { Repositories, Store } from '../ports/store.ts';
import type { Erase } from './erase.ts';
import { removeKept } from './remove-kept.ts';

/** How often to look for what has run out. Terms are days: this bounds how late one may end. */
export const RETENTION_INTERVAL_MS = 10 * 60_000;
/** Documents of one transaction: it must not keep intake waiting. */
const BATCH = 200;

/** A dry run counts whole tickets no further than this. */
const COUNTED = 100_000;
/** Audit entries of one transaction. */
const ENTRIES = 1_000;
/** Tickets of one transaction that erases them. */
const TICKETS = 50;

/** What a run did, or would do. */
export interface RetentionReport {
  /** Originals destroyed, with their envelopes and outputs. */
  readonly originals: number;
  /** Documents that wait for a person and whose end was announced. */
  readonly warned: number;
  /** Tickets closed since nothing came for long. A dry run does not tell. */
  readonly closed: number;
  /** Kept values whose term was over. */
  readonly values: number;
  /** Whole tickets whose term was over. */
  readonly tickets: number;
  /** Entries of the audit log. A dry run does not tell. */
  readonly auditEntries: number;
}

/** What is due or waits. */
export interface Due {
  readonly originals: OriginalCounts;
  /** By kind. */
  readonly values: readonly DueValues[];
}

/** Stands in the log beside what goes when its term is over. */
const TERM_OVER = {
  en: 'It was kept for a term, and the term is over.',
  nl: 'Dit bleef voor een termijn, en die termijn is voorbij.',
};

/** Ends the terms of what is kept. */
export interface Retain {
  /** Does all that is due. With `dryRun` it counts only. */
  run(tenantId: string, options?: { dryRun?: boolean }): Promise<RetentionReport>;
  /** What is due or waits, in numbers. */
  due(tenantId: string): Promise<Due>;
  /** Closes a ticket: terms that begin with closing begin. False when there is none of this id. */
  close(tenantId: string, ticketId: string, actor: string): Promise<boolean>;
  /** Destroys the original of a document that just became final, where the policy says so. */
  afterwards(job: Job): Promise<void>;
  /** A person saw what waits for one. False when there is nothing of this id. */
  acknowledge(tenantId: string, documentId: string, actor: string): Promise<boolean>;
}

interface Dependencies {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly erase: Erase;
  readonly log: Log;
}

export function retainer({ store, keyring, erase, log }: Dependencies): Retain {
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
    store.transaction(tenantId, async (repositories) => ({
      originals: await repositories.retention.originalCounts(await termsOf(repositories)),
      values: await repositories.keptValues.counts(),
    }));

  const closeIdle = async (tenantId: string): Promise<number> => {
    for (let total = 0; ; ) {
      const closed = await store.transaction(tenantId, async (repositories) => {
        const { retention, audit } = repositories;
        const ids = await retention.closeIdle((await termsOf(repositories)).idle, BATCH);
        for (const ticketId of ids) {
          await audit.append({ event: 'ticket.closed', actor: 'system', ticketId, code: 'idle' });
        }
        for (const ticketId of await retention.endAgreements()) {
          await audit.append({ event: 'hold.lifted', actor: 'system', ticketId, code: 'agreement' });
        }
        return ids.length;
      });
      total += closed;
      if (closed < BATCH) return total;
    }
  };

  /** One ticket a transaction: its messages are locked no longer than it takes to seal them anew. */
  const removeValues = async (tenantId: string): Promise<number> => {
    const keys = await keyring.tenant(tenantId);
    const done: string[] = [];
    for (let total = 0; ; ) {
      const taken = await store.transaction(tenantId, async (repositories) => {
        const { keptValues, audit } = repositories;
        const ticketId = await keptValues.lockDue(done);
        if (ticketId === undefined) return undefined;
        done.push(ticketId);
        const values = await keptValues.due(ticketId);
        const removed = await removeKept(repositories, keys, ticketId, values, TERM_OVER);
        const destroyed = { value: removed.values, output: removed.outputs };
        const facts = { event: 'ticket.expired', actor: 'system', ticketId, code: 'term' } as const;
        await audit.append({ ...facts, counts: removed.counts, destroyed });
        return values.length;
      });
      if (taken === undefined) return total;
      total += taken;
    }
  };

  const forgetEntries = async (tenantId: string): Promise<number> => {
    for (let total = 0; ; ) {
      const gone = await store.transaction(tenantId, async (repositories) =>
        repositories.audit.forget((await termsOf(repositories)).audit, ENTRIES),
      );
      total += gone;
      if (gone < ENTRIES) return total;
    }
  };

  const dueTickets = (tenantId: string, limit: number) =>
    store.transaction(tenantId, async (repositories) =>
      repositories.retention.dueTickets((await termsOf(repositories)).ticket, limit),
    );

  const eraseTickets = async (tenantId: string): Promise<number> => {
    for (let total = 0; ; ) {
      const ticketIds = await dueTickets(tenantId, TICKETS);
      if (ticketIds.length === 0) return total;
      const { receipt } = await erase.run(tenantId, { ticketIds }, 'retention', 'system');
      total += receipt.counts.tickets;
      // All of them were put on hold meanwhile.
      if (receipt.counts.tickets === 0) return total;
    }
  };

  return {
    due,

    async run(tenantId, { dryRun = false } = {}) {
      if (dryRun) {
        const { originals, values } = await due(tenantId);
        const tickets = await dueTickets(tenantId, COUNTED);
        const dueValues = values.reduce((sum, kind) => sum + kind.due, 0);
        const counts = { originals: originals.due, warned: originals.expiring, closed: 0 };
        return { ...counts, values: dueValues, tickets: tickets.length, auditEntries: 0 };
      }
      const { original } = await store.transaction(tenantId, termsOf);
      if (original.amount === 0) immediate.add(tenantId);
      else immediate.delete(tenantId);
      return {
        warned: await warn(tenantId),
        originals: await destroyOriginals(tenantId),
        closed: await closeIdle(tenantId),
        tickets: await eraseTickets(tenantId),
        values: await removeValues(tenantId),
        auditEntries: await forgetEntries(tenantId),
      };
    },

    close: (tenantId, ticketId, actor) =>
      store.transaction(tenantId, async ({ retention, audit }) => {
        if (!(await retention.close(ticketId))) return false;
        await audit.append({ event: 'ticket.closed', actor, ticketId });
        return true;
      }),

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
      const { warned, ...done } = await retain.run(tenantId);
      const count = done.originals + done.values + done.tickets;
      if (count > 0) log.info('retention.done', { tenantId, count });
      if (warned > 0) log.warn('retention.expiring', { tenantId, count: warned });
    }
  } catch (error) {
    log.error('retention.failed', error);
  }
}
