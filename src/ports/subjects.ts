import type { AuditEntry } from '../model/audit.ts';
import type { Sealed } from '../model/sealed.ts';
import type { DrawnData, ExtensionCode, RequestState, SubjectRequest, SubjectTag } from '../model/subject.ts';
import type { Page, PageRequest } from './page.ts';

/** A ticket that holds something of somebody. */
export interface SubjectHit {
  readonly ticketId: string;
  /** In which roles: as who asks, as a value kept in the text, as a value removed from it. */
  readonly roles: readonly ('requester' | 'kept' | 'removed')[];
  readonly createdAt: Date;
}

export type NewSubjectRequest = Omit<
  SubjectRequest,
  'extendedAt' | 'extensionCode' | 'confirmedAt' | 'confirmedBy' | 'closedAt' | 'outcome' | 'receipt'
> & {
  readonly emailTag: string;
  /** JSON of RequestContent, sealed with purpose `subject-request` and the request's id. */
  readonly content: Sealed;
};

/** What a one-time link does: confirm as the person, vouch as a colleague, fetch the export. */
export type TokenUse = 'link' | 'colleague' | 'export';

/** What may change in a request. Left out: stays. */
export interface RequestChange {
  readonly state?: RequestState;
  readonly dueAt?: Date;
  readonly extendedAt?: Date;
  readonly extensionCode?: ExtensionCode;
  readonly confirmedAt?: Date;
  readonly confirmedBy?: 'link' | 'colleague';
  readonly closedAt?: Date;
  readonly outcome?: string;
  readonly receipt?: unknown;
  readonly content?: Sealed;
  /** A new one-time link; `null` takes it away. */
  readonly token?: { hash: Uint8Array; expiresAt: Date; for: TokenUse } | null;
}

export type RequestRow = SubjectRequest & {
  /** Absent once it was destroyed. */
  readonly content: Sealed | undefined;
  readonly emailTag: string;
  readonly token: { hash: Uint8Array; expiresAt: Date; for: TokenUse } | undefined;
};

/** One line of the report on what draws data in. */
export interface DrawnTotal extends DrawnData {
  readonly source: string;
  readonly desk: string | undefined;
  /** Messages it came in with. */
  readonly messages: number;
}

/** Data subjects: where they occur, what they ask, what was drawn in of them. */
export interface SubjectRepository {
  addTags(ticketId: string, documentId: string, tags: readonly SubjectTag[]): Promise<void>;
  /** Replaces the requester's tags of a ticket. */
  retag(ticketId: string, tags: readonly SubjectTag[]): Promise<void>;
  addDrawn(documentId: string, drawn: readonly DrawnData[]): Promise<void>;
  /** Tickets that hold any of these tags, newest first, at most `limit`. */
  find(tags: readonly string[], limit: number): Promise<readonly SubjectHit[]>;
  /** Whether a requester with this tag is known. */
  knows(tag: string): Promise<boolean>;
  /** What tickets hold of people. */
  tags(ticketIds: readonly string[]): Promise<readonly (SubjectTag & { ticketId: string })[]>;
  /** Deletes the tags of kept values that were erased wherever they stood. */
  forget(tags: readonly string[]): Promise<void>;
  /** Whom the documents of these tickets were handed to. */
  recipients(ticketIds: readonly string[]): Promise<readonly { desk: string; count: number; last: Date }[]>;
  drawn(from: Date, to: Date): Promise<readonly DrawnTotal[]>;

  insertRequest(request: NewSubjectRequest): Promise<void>;
  /** Locked until the transaction ends when `lock` is given. */
  request(id: string, lock?: boolean): Promise<RequestRow | undefined>;
  changeRequest(id: string, change: RequestChange): Promise<void>;
  listRequests(page: PageRequest & { state?: RequestState; overdue?: boolean }): Promise<Page<RequestRow>>;
  /** How many requests were made from an address since. */
  requestsFrom(emailTag: string, since: Date): Promise<number>;
  /** Whether a request of this ticket is proposed or on its way. */
  hasOpenRequest(ticketId: string): Promise<boolean>;
  /** Destroys what people wrote in a request, and the tag of its address. */
  scrubRequest(id: string): Promise<void>;
  /** Scrubs requests that were closed before. */
  scrubClosed(before: Date): Promise<void>;
  /** Dismisses and scrubs requests of the form whose link expired unused. Answers their ids. */
  dropUnconfirmed(now: Date): Promise<readonly string[]>;
  /** What was done about a request, in order. */
  steps(requestId: string): Promise<readonly AuditEntry[]>;
}
