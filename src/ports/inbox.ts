import type { Entity } from '../../detectors/contract.ts';
import type { InboxItem, ItemState, ReviewCause } from '../model/inbox.ts';
import type { Judged } from '../model/review.ts';
import type { Page, PageRequest } from './page.ts';

/** What items to list. */
export interface InboxFilter {
  readonly state: ItemState;
  readonly reason?: ReviewCause | undefined;
  readonly entity?: Entity | undefined;
  readonly desk?: string | undefined;
  readonly group?: string | undefined;
  /** Opened before. */
  readonly before?: Date | undefined;
}

/** How many open items have a tag, up to a limit. */
export interface TagCount {
  readonly tag: string;
  readonly count: number;
}

/** Marks of a ticket that nobody judged yet, by what they have in common. */
export interface Unjudged extends Judged {
  readonly documentId: string;
  readonly places: number;
}

/** What needs a person, and the samples that are drawn. */
export interface InboxRepository {
  /** Adds an item; where its ticket has an open one, they become one. */
  open(item: Omit<InboxItem, 'state' | 'openedAt'>): Promise<void>;
  get(id: string): Promise<InboxItem | undefined>;
  /** By rank, highest first. */
  list(filter: InboxFilter, page: PageRequest): Promise<Page<InboxItem>>;
  /** Counts of open items by tag (`reason:…`, `kind:…`, `desk:…`, `group:…`) and, as tag `all`, of all. */
  counts(limit: number): Promise<readonly TagCount[]>;
  /** Some open items of a group, at random among the first `among`. */
  sample(group: string, among: number, limit: number): Promise<readonly InboxItem[]>;
  /** False when it is not open. */
  close(id: string, actor: string): Promise<boolean>;

  unjudged(ticketId: string): Promise<readonly Unjudged[]>;
  /**
   * Says that a person looked at a ticket: it no longer counts as held, and what waited for that is handed on.
   * Answers the deliveries that were let pass.
   */
  approve(ticketId: string): Promise<readonly { id: string; documentId: string }[]>;
  /** Has a document that could not be processed tried again; false when it is in no such state. */
  retry(documentId: string): Promise<boolean>;
  /** Whether a delivery of a document waits for a person by its route. */
  waitsForRelease(documentId: string): Promise<boolean>;

  /** Draws a document into the sample. */
  draw(documentId: string, ticketId: string): Promise<void>;
  /** Judges the samples of a ticket that nobody judged, by whether something was missed in them. */
  judge(ticketId: string, actor: string): Promise<void>;
}
