import type { Duration } from '../model/retention.ts';

/** How much of a document was destroyed with its original. */
export interface DestroyedOriginal {
  readonly documentId: string;
  readonly original: number;
  readonly envelope: number;
  readonly output: number;
  /** Envelopes of deliveries: their states stay as a record. */
  readonly delivery: number;
}

/** Terms that originals go by. */
export interface OriginalTerms {
  readonly original: Duration;
  readonly held: Duration;
}

/** What may still be done with an original. `waiting`: for a person; `unseen`: and nobody said that they saw it. */
export interface OriginalCounts {
  /** Would be destroyed now. */
  readonly due: number;
  /** Wait for a person, and their term ends within {@link WARNING_DAYS} or is over. */
  readonly expiring: number;
  /** Of these: over their term, and kept since nobody acknowledged them. */
  readonly unseen: number;
}

/** The end of what waits for a person is announced this many days before. */
export const WARNING_DAYS = 14;

/** What runs out, and when. All times are the database's. */
export interface RetentionRepository {
  /** Locks up to `limit` documents whose original is due and destroys it; skips what another run has in hand. */
  destroyOriginals(terms: OriginalTerms, limit: number): Promise<readonly DestroyedOriginal[]>;
  /** Announces the end of what waits for a person; answers the documents it was not announced for before. */
  warn(terms: OriginalTerms, limit: number): Promise<readonly string[]>;
  /** A person saw it: it may go when its term ends. False when there is nothing of this id to go. */
  acknowledge(documentId: string): Promise<boolean>;
  /**
   * Closes a ticket: terms that begin with closing begin. One that is closed stays closed as of when it was. A new
   * message opens it. False when there is no such ticket.
   */
  close(ticketId: string): Promise<boolean>;
  /** Closes tickets as of the day they had been idle for so long; answers which. */
  closeIdle(idle: Duration, limit: number): Promise<readonly string[]>;
  /** Lifts agreements that ran out; answers their tickets. */
  endAgreements(): Promise<readonly string[]>;
  /** Closed tickets whose term is over, neither on hold nor going out. */
  dueTickets(term: Duration, limit: number): Promise<readonly string[]>;
  originalCounts(terms: OriginalTerms): Promise<OriginalCounts>;
}
