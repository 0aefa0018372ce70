import { v7 as uuidv7 } from 'uuid';
import { ZeefError } from '../errors.ts';
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

/** Ids read at a time when looking for what was erased before. */
const BATCH = 1_000;

/** What to erase: whole tickets, by id. */
export interface ErasureScope {
  readonly ticketIds: readonly string[];
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

export function eraser({ store, keyring, tombstones }: Dependencies): Erase {
  const run: Erase['run'] = async (tenantId, scope, cause, actor) => {
    const keys = await keyring.tenant(tenantId);
    return store.transaction(tenantId, async (repositories) => {
      const { erasure, audit } = repositories;
      const plan = await planned(repositories, scope, cause);
      const erasedAt = new Date();
      const stones = plan.tickets.map(
        (id): Tombstone => ({ kind: 'ticket', digest: ticketDigest(keys, id), erasedAt }),
      );
      for (const ticketId of plan.tickets) {
        await erasure.eraseTicket(ticketId);
        await audit.append({ event: 'ticket.erased', actor, ticketId, code: cause });
      }
      await erasure.addTombstones(stones);
      const receipt: Receipt = {
        format: 'zeef-erasure-1',
        id: uuidv7(),
        tenantId,
        at: erasedAt.toISOString(),
        cause,
        actor,
        ...plan,
      };
      const signed = signedBy(keys, receipt);
      await erasure.saveReceipt(signed);
      await audit.append({
        event: 'erasure.done',
        actor,
        code: receipt.id,
        destroyed: { ...receipt.counts },
      });
      // On disk before the commit. Should that fail, the next start makes up for the erasure it records.
      await tombstones.append(tenantId, stones);
      return signed;
    });
  };

  return {
    run,
    plan: (tenantId, scope) =>
      store.transaction(tenantId, (repositories) => planned(repositories, scope, 'operator')),
    receipt: (tenantId, id) => store.transaction(tenantId, ({ erasure }) => erasure.receipt(id)),
    publicKey: async (tenantId) => (await keyring.tenant(tenantId)).publicKey,

    async reapply(tenantId) {
      const keys = await keyring.tenant(tenantId);
      const written = await tombstones.read(tenantId);
      const stored = await store.transaction(tenantId, ({ erasure }) => erasure.tombstones());
      const known = new Set(stored.map(({ digest }) => digest));
      const fresh = written.filter(({ digest }) => !known.has(digest));
      const unwritten = stored.filter(({ digest }) => !written.some((stone) => stone.digest === digest));
      await tombstones.append(tenantId, unwritten);
      if (fresh.length === 0) return undefined;
      const digests = new Set(fresh.map(({ digest }) => digest));
      const ticketIds = await ticketsOf(store, tenantId, (id) => digests.has(ticketDigest(keys, id)));
      const signed = await run(tenantId, { ticketIds }, 'restore', 'system');
      await store.transaction(tenantId, ({ erasure }) => erasure.addTombstones(fresh));
      return signed;
    },
  };
}

/** Locks what is asked for and counts it. */
async function planned(
  { erasure }: Repositories,
  { ticketIds }: ErasureScope,
  cause: ErasureCause,
): Promise<ErasurePlan> {
  const tickets: string[] = [];
  const kept: string[] = [];
  const desks = new Map<string, number>();
  const counts: Record<keyof ErasureCounts, number> = { ...NOTHING };
  // In order, so that two erasures cannot wait for each other.
  for (const id of [...new Set(ticketIds)].sort()) {
    const found = await erasure.lock(id);
    if (!found) continue;
    // What a backup brought back was erased rightly: its holds were lifted by then, and nothing is going out.
    const again = cause === 'restore';
    if (found.sending && !again) throw new ZeefError('ZEEF_BUSY', { field: 'ticketIds' });
    if (found.holds.length > 0 && !again) {
      kept.push(id);
      continue;
    }
    tickets.push(id);
    for (const name of COUNTED) counts[name] += found[name];
    for (const { desk, deliveries } of found.deliveredTo)
      desks.set(desk, (desks.get(desk) ?? 0) + deliveries);
  }
  const deliveredTo = [...desks].map(([desk, deliveries]) => ({ desk, deliveries }));
  return { tickets, kept, copiesIn: [], counts, deliveredTo };
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
