import { v7 as uuidv7 } from 'uuid';
import type { Entity } from '../../detectors/contract.ts';
import { ZeefError } from '../errors.ts';
import type { StoredKeptValue } from '../model/kept-value.ts';
import {
  type ErasureCause,
  type ErasureCounts,
  type Receipt,
  receiptBytes,
  type SignedReceipt,
} from '../model/receipt.ts';
import type { Tombstone } from '../ports/erasure.ts';
import type { Keyring, TenantKeys } from '../ports/keyring.ts';
import type { Repositories, Store } from '../ports/store.ts';
import type { TombstoneFile } from '../ports/tombstones.ts';
import { groupBy, removeKept } from './remove-kept.ts';
import { searchTags } from './subject-tags.ts';

/** Ids read at a time when looking for what was erased before. */
const BATCH = 1_000;

/** What to erase. */
export interface ErasureScope {
  /** Whole tickets. */
  readonly ticketIds: readonly string[];
  /** Values that go wherever else they were kept: quoted, forwarded, in merged tickets, in other people's. */
  readonly values?: readonly { readonly entity: Entity; readonly value: string }[];
}

/** What an erasure would do. */
export type ErasurePlan = Pick<Receipt, 'tickets' | 'copiesIn' | 'kept' | 'counts' | 'deliveredTo'>;

/** Erasure that is erasure: keys, tags, redactions and records go, and a signed receipt stays. */
export interface Erase {
  /** What would be erased. Nothing is changed. */
  plan(tenantId: string, scope: ErasureScope): Promise<ErasurePlan>;
  /**
   * Erases all of it in one transaction. Tickets under a hold stay and are named in the receipt. Ids that do not
   * exist are left out.
   *
   * @param actor as the audit log names them
   * @throws ZeefError ZEEF_BUSY when something of it is being handed on this moment: nothing was erased
   */
  run(tenantId: string, scope: ErasureScope, cause: ErasureCause, actor: string): Promise<SignedReceipt>;
  /** A receipt given out before. */
  receipt(tenantId: string, id: string): Promise<SignedReceipt | undefined>;
  /** Key that receipts of this tenant are signed with: SubjectPublicKeyInfo (DER), base64. */
  publicKey(tenantId: string): Promise<string>;
  /**
   * Erases again what was erased before and is there all the same, since the database was put back from a
   * backup. Answers the receipt, if there was anything.
   */
  reapply(tenantId: string): Promise<SignedReceipt | undefined>;
}

interface Dependencies {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly tombstones: TombstoneFile;
}

/** Stands in the log where a value was that was erased. */
const ERASED = {
  en: 'It was erased at the request of the person it is about, or by the desk.',
  nl: 'Dit is gewist op verzoek van degene over wie het gaat, of door de helpdesk.',
};

/** What is looked for: tickets, and values by their tags. */
interface Target {
  readonly ticketIds: readonly string[];
  readonly tags: readonly string[];
  /** Values kept since are others. */
  readonly before?: Date;
}

export function eraser({ store, keyring, tombstones }: Dependencies): Erase {
  const erased = (
    tenantId: string,
    target: Target,
    cause: ErasureCause,
    actor: string,
  ): Promise<SignedReceipt> =>
    store.transaction(tenantId, async (repositories) => {
      const { erasure, audit } = repositories;
      const keys = await keyring.tenant(tenantId);
      const { copies, ...plan } = await planned(repositories, target, cause);
      const erasedAt = new Date();
      const stones: readonly Tombstone[] = [
        ...plan.tickets.map((id) => ({ kind: 'ticket', digest: ticketDigest(keys, id), erasedAt }) as const),
        ...target.tags.map((digest) => ({ kind: 'value', digest, erasedAt }) as const),
      ];
      for (const ticketId of plan.tickets) {
        await erasure.eraseTicket(ticketId);
        await audit.append({ event: 'ticket.erased', actor, ticketId, code: cause });
      }
      for (const [ticketId, values] of copies) {
        const removed = await removeKept(repositories, keys, ticketId, values, ERASED);
        const destroyed = { value: removed.values, output: removed.outputs };
        const facts = { event: 'ticket.expired', actor, ticketId, code: cause } as const;
        await audit.append({ ...facts, counts: removed.counts, destroyed });
      }
      await erasure.untag(target.tags);
      await erasure.addTombstones(stones);
      const said = { id: uuidv7(), tenantId, at: erasedAt.toISOString(), cause, actor };
      const signed = signedBy(keys, { format: 'zeef-erasure-1', ...said, ...plan });
      await erasure.saveReceipt(signed);
      await audit.append({ event: 'erasure.done', actor, code: said.id, destroyed: { ...plan.counts } });
      // On disk before the commit. Should that fail, the next start makes up for the erasure it records.
      await tombstones.append(tenantId, stones);
      return signed;
    });

  return {
    run: async (tenantId, scope, cause, actor) =>
      erased(tenantId, targetOf(await keyring.tenant(tenantId), scope), cause, actor),

    async plan(tenantId, scope) {
      const target = targetOf(await keyring.tenant(tenantId), scope);
      return store.transaction(tenantId, async (repositories) => {
        const { copies: _copies, ...plan } = await planned(repositories, target, 'operator');
        return plan;
      });
    },

    receipt: (tenantId, id) => store.transaction(tenantId, ({ erasure }) => erasure.receipt(id)),
    publicKey: async (tenantId) => (await keyring.tenant(tenantId)).publicKey,

    async reapply(tenantId) {
      const keys = await keyring.tenant(tenantId);
      const written = await tombstones.read(tenantId);
      const stored = await store.transaction(tenantId, ({ erasure }) => erasure.tombstones());
      const isIn = (list: readonly Tombstone[]) => {
        const digests = new Set(list.map(({ digest }) => digest));
        return ({ digest }: Tombstone) => digests.has(digest);
      };
      const isWritten = isIn(written);
      const isStored = isIn(stored);
      const unwritten = stored.filter((stone) => !isWritten(stone));
      await tombstones.append(tenantId, unwritten);
      const fresh = written.filter((stone) => !isStored(stone));
      if (fresh.length === 0) return undefined;
      const isGone = isIn(fresh);
      const ticketIds = await ticketsOf(store, tenantId, (id) =>
        isGone({ kind: 'ticket', digest: ticketDigest(keys, id), erasedAt: new Date(0) }),
      );
      const values = fresh.filter(({ kind }) => kind === 'value');
      const before = new Date(Math.max(0, ...values.map(({ erasedAt }) => erasedAt.getTime())));
      const tags = values.map(({ digest }) => digest);
      const signed = await erased(tenantId, { ticketIds, tags, before }, 'restore', 'system');
      await store.transaction(tenantId, ({ erasure }) => erasure.addTombstones(fresh));
      return signed;
    },
  };
}

function targetOf(keys: TenantKeys, { ticketIds, values = [] }: ErasureScope): Target {
  const tags = values.flatMap(({ entity, value }) => searchTags(keys, entity, value));
  return { ticketIds, tags: [...new Set(tags)] };
}

interface LockedPlan extends ErasurePlan {
  /** Values to remove from tickets that stay. */
  readonly copies: ReadonlyMap<string, readonly StoredKeptValue[]>;
}

/** Locks what is asked for and counts it. */
async function planned(
  { erasure, keptValues }: Repositories,
  { ticketIds, tags, before }: Target,
  cause: ErasureCause,
): Promise<LockedPlan> {
  const tickets: string[] = [];
  const kept: string[] = [];
  const desks = new Map<string, number>();
  const counts: Record<keyof ErasureCounts, number> = { ...NOTHING };
  const whole = [...new Set(ticketIds)];
  const found = groupBy(await keptValues.byTags(tags, whole, before), ({ ticketId }) => ticketId);
  // In order, so that two erasures cannot wait for each other.
  for (const id of [...whole, ...found.keys()].sort()) {
    const contents = await erasure.lock(id);
    if (!contents) continue;
    // What a backup brought back was erased rightly: its holds were lifted by then, and nothing is going out.
    const again = cause === 'restore';
    if (contents.sending && !again) throw new ZeefError('ZEEF_BUSY', { field: 'ticketIds' });
    if (contents.holds.length > 0 && !again) {
      kept.push(id);
      found.delete(id);
      continue;
    }
    for (const { desk, deliveries } of contents.deliveredTo) {
      desks.set(desk, (desks.get(desk) ?? 0) + deliveries);
    }
    counts.copies += found.get(id)?.length ?? 0;
    if (found.has(id)) continue;
    tickets.push(id);
    for (const name of COUNTED) counts[name] += contents[name];
  }
  const deliveredTo = [...desks].map(([desk, deliveries]) => ({ desk, deliveries }));
  return { tickets, kept, copiesIn: [...found.keys()], counts, deliveredTo, copies: found };
}

const NOTHING: ErasureCounts = {
  tickets: 0,
  documents: 0,
  originals: 0,
  entries: 0,
  redactions: 0,
  copies: 0,
};
const COUNTED = ['tickets', 'documents', 'originals', 'entries', 'redactions'] as const;

function ticketDigest(keys: TenantKeys, ticketId: string): string {
  return keys.tag('tombstone', ticketId);
}

function signedBy(keys: TenantKeys, receipt: Receipt): SignedReceipt {
  const signature = Buffer.from(keys.sign(receiptBytes(receipt))).toString('base64');
  return { receipt, signature, publicKey: keys.publicKey };
}

async function ticketsOf(
  store: Store,
  tenantId: string,
  wanted: (id: string) => boolean,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after: string | undefined; ; ) {
    const ids = await store.transaction(tenantId, ({ erasure }) => erasure.ticketIds(after, BATCH));
    found.push(...ids.filter(wanted));
    after = ids.at(-1);
    if (ids.length < BATCH) return found;
  }
}
