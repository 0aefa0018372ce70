import type { ErasureCounts, SignedReceipt } from '../model/receipt.ts';
import type { HoldKind } from '../model/retention.ts';

/** What one ticket holds. */
export interface TicketContents extends Omit<ErasureCounts, 'copies'> {
  /** Holds in force: such a ticket is not erased. */
  readonly holds: readonly HoldKind[];
  /** Something of it is on its way out this moment: it cannot be erased now. */
  readonly sending: boolean;
  readonly deliveredTo: readonly { readonly desk: string; readonly deliveries: number }[];
}

/** What an erasure leaves behind, so that it can be done again. */
export interface Tombstone {
  readonly kind: 'ticket' | 'value';
  /** Keyed digest of a ticket's id, or the tag of a value. */
  readonly digest: string;
  readonly erasedAt: Date;
}

/** Deletes for good, and remembers that it did. */
export interface ErasureRepository {
  /** Locks a ticket and counts what it holds; `undefined` when there is none of this id. */
  lock(ticketId: string): Promise<TicketContents | undefined>;
  /** Deletes a locked ticket with all that came in for it. */
  eraseTicket(ticketId: string): Promise<void>;
  /** Takes the tags of these values off the records of their removal: those no longer say that it was the same. */
  untag(tags: readonly string[]): Promise<void>;
  /** Ids of all tickets, in order, for finding out which of them were erased before. */
  ticketIds(after: string | undefined, limit: number): Promise<readonly string[]>;
  addTombstones(tombstones: readonly Tombstone[]): Promise<void>;
  tombstones(): Promise<readonly Tombstone[]>;
  saveReceipt(receipt: SignedReceipt): Promise<void>;
  receipt(id: string): Promise<SignedReceipt | undefined>;
}
