import type { Asked, Whose } from '../model/decision.ts';
import type { StoredKeptValue } from '../model/kept-value.ts';
import type { StoredRedaction } from '../model/redaction.ts';
import type { ReviewDecision, StoredOverride } from '../model/review.ts';
import type { DecidedWith } from './decided-with.ts';
import type { Page, PageRequest } from './page.ts';

/** A kept value as the review page shows it. */
export type KeptPlace = Omit<StoredKeptValue, 'ticketId' | 'valueTag' | 'policyVersion'> & {
  readonly whose: Whose;
  readonly asked: Asked;
};

/** What people decide about what was removed, and what was not. */
export interface ReviewRepository {
  /** A redaction that is shown now, with its ticket. */
  redaction(id: string): Promise<(StoredRedaction & { readonly ticketId: string }) | undefined>;
  /** Redactions of the same value that are shown in a ticket now. */
  sameValue(ticketId: string, redaction: StoredRedaction): Promise<readonly StoredRedaction[]>;
  /** Redactions of a document that are shown now. */
  ofDocument(documentId: string): Promise<readonly StoredRedaction[]>;
  /** Documents that became (part of) a ticket, oldest first. */
  documents(ticketId: string): Promise<readonly string[]>;
  /** What a document was decided with; `undefined` for what an earlier version processed. */
  decidedWith(documentId: string): Promise<DecidedWith | undefined>;
  /** Locks a ticket until the transaction ends. False when there is none. */
  lock(ticketId: string): Promise<boolean>;
  /** Takes the redactions of a document that belong to no message out of the list. */
  supersedeHeader(documentId: string): Promise<void>;

  add(
    decision: Omit<ReviewDecision, 'at' | 'undoneAt'>,
    overrides: readonly Omit<StoredOverride, 'decisionId'>[],
  ): Promise<void>;
  get(decisionId: string): Promise<ReviewDecision | undefined>;
  /** What people decided about a document and did not undo, oldest first. */
  overrides(documentId: string): Promise<readonly StoredOverride[]>;
  /** Undoes a decision; answers the documents it changed, or `undefined` when it was undone before. */
  undo(decisionId: string, actor: string): Promise<readonly string[] | undefined>;
  /** Values that stand in a ticket now because somebody or the policy keeps them. */
  kept(ticketId: string, limit: number): Promise<readonly KeptPlace[]>;
  /** Decisions of a ticket, newest first. */
  decisions(ticketId: string, page: PageRequest): Promise<Page<ReviewDecision>>;
}
