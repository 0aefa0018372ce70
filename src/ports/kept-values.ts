import type { Span } from '../../detectors/contract.ts';
import type { KeptValue, StoredKeptValue } from '../model/kept-value.ts';
import type { Sealed } from '../model/sealed.ts';

/** Something with a place in a stored text: it moves when the text changes before it. */
export interface Place {
  readonly id: string;
  readonly of: 'kept' | 'redaction';
  readonly documentId: string;
  readonly partId: string;
  readonly spans: readonly Span[];
}

/** What is known of a due value before it goes, for counting. */
export interface DueValues {
  readonly entity: string;
  readonly due: number;
  /** Due, and kept by a hold, a restriction, an agreement, or a delivery that is not done. */
  readonly blocked: number;
  /** With a term that is not over, or not begun. */
  readonly later: number;
}

/** Values that the policy kept. All times are the database's. */
export interface KeptValueRepository {
  /** `entryId` is absent for the ticket's header and for what only the mail that is handed on shows. */
  add(
    ticketId: string,
    entryId: string | undefined,
    documentId: string,
    kept: readonly KeptValue[],
  ): Promise<void>;
  /**
   * Locks a ticket, none of `except`, with values whose term is over; skips what another run has in hand, is on
   * hold, or still goes out.
   */
  lockDue(except: readonly string[]): Promise<string | undefined>;
  /** Values of a ticket whose term is over. */
  due(ticketId: string): Promise<readonly StoredKeptValue[]>;
  /** Values with one of these tags, by ticket, without those of tickets in `except` or kept since `before`. */
  byTags(
    tags: readonly string[],
    except: readonly string[],
    before?: Date,
  ): Promise<readonly StoredKeptValue[]>;
  counts(): Promise<readonly DueValues[]>;
  /** Everything with a place in an entry, or in the header and other texts that belong to none. */
  places(ticketId: string, entryId: string | undefined): Promise<readonly Place[]>;
  move(places: readonly Place[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Forgets those of a document that belong to no entry, before they are stored anew. */
  removeHeader(documentId: string): Promise<void>;
  /** A stored entry, whatever its revision. */
  entry(entryId: string): Promise<Sealed | undefined>;
  replaceEntry(entryId: string, content: Sealed): Promise<void>;
  replaceHeader(ticketId: string, header: Sealed): Promise<void>;
  /** Destroys the sanitised mails of documents; answers how many there were. */
  destroyOutputs(documentIds: readonly string[]): Promise<number>;
}
