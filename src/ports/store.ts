import type { AuditEntry, AuditFacts } from '../model/audit.ts';
import type { Purpose } from '../model/decision.ts';
import type { Delivery, DeliveryState } from '../model/delivery.ts';
import type { Door, HoldReason, Lane, ReviewReason, StoredDocument } from '../model/intake.ts';
import type { Numbering, Redaction, StoredRedaction } from '../model/redaction.ts';
import type { Duration } from '../model/retention.ts';
import type { RouteMode } from '../model/route.ts';
import type { Sealed } from '../model/sealed.ts';
import type { TicketState } from '../model/ticket.ts';
import type { ActivityRepository } from './activity.ts';
import type { CorrectionRepository } from './corrections.ts';
import type { DecidedRepository } from './decided.ts';
import type { DecidedWith } from './decided-with.ts';
import type { ErasureRepository } from './erasure.ts';
import type { HoldRepository } from './holds.ts';
import type { InboxRepository } from './inbox.ts';
import type { IncidentRepository } from './incidents.ts';
import type { KeptValueRepository } from './kept-values.ts';
import type { NoticeRepository } from './notices.ts';
import type { Page, PageRequest } from './page.ts';
import type {
  AccountLinkRepository,
  AccountRepository,
  SessionRepository,
  SignInRepository,
} from './people.ts';
import type { ProposalRepository } from './proposals.ts';
import type { RetentionRepository } from './retention.ts';
import type { RevealRepository } from './reveal.ts';
import type { ReviewRepository } from './review.ts';
import type { ReviewStatisticsRepository } from './review-statistics.ts';
import type { ReviewViewRepository } from './review-views.ts';
import type { SealedKeyRepository } from './sealed-keys.ts';
import type { SubjectRepository } from './subjects.ts';

export type { Page, PageRequest, StoredRedaction };

export interface NewDocument {
  /** UUIDv7, given by the caller: the sealed original is bound to it. */
  readonly id: string;
  readonly kind: 'mail' | 'ticket';
  readonly door: Door;
  readonly source: string;
  /** Tag of the delivery id or of the content: one row per tenant and tag. */
  readonly dedupeTag: string;
  readonly size: number;
  readonly original: Sealed;
  /** JSON of Envelope, sealed with purpose `envelope` and the document's id. */
  readonly envelope?: Sealed;
  readonly desk?: string;
  readonly purpose?: Purpose;
}

/** Inputs as they came, sealed, and where each stands. */
export interface DocumentRepository {
  /** Stores it, or answers the id of the one already stored under the same tag. */
  insert(document: NewDocument): Promise<{ id: string; duplicate: boolean }>;
  get(id: string): Promise<StoredDocument | undefined>;
  /** The sealed original, while its key exists. */
  original(id: string): Promise<Sealed | undefined>;
  /** The sealed envelope of a mail that came with one. */
  envelope(id: string): Promise<Sealed | undefined>;
  /** Stores it, in place of the one before. */
  saveEnvelope(id: string, envelope: Sealed): Promise<void>;
  /** The sanitised mail as it is handed on, sealed with purpose `output` and the document's id. */
  output(id: string): Promise<Sealed | undefined>;
  saveOutput(id: string, output: Sealed): Promise<void>;
  /**
   * Takes a document up for processing: state `processing`, attempts + 1. `undefined` when it is final already.
   */
  begin(id: string): Promise<StoredDocument | undefined>;
  /**
   * Ends processing; with a reason when a person must look first. False when another worker ended it first:
   * roll back.
   */
  finish(
    id: string,
    ticketId: string,
    reviewReason?: ReviewReason,
    decidedWith?: DecidedWith,
  ): Promise<boolean>;
  /** Holds or quarantines; false when it is final already. */
  hold(id: string, state: 'held' | 'quarantined', reason: HoldReason): Promise<boolean>;
  /** Puts one that was begun into the lane for pictures, as if it had not been begun. False when it is final. */
  defer(id: string): Promise<boolean>;
  /** Those without a final state that nobody touched for `idleMs`. */
  unfinished(idleMs: number, limit: number): Promise<readonly { id: string; lane: Lane }[]>;
  list(page: PageRequest & { state?: StoredDocument['state'] }): Promise<Page<StoredDocument>>;
}

export interface NewDelivery {
  /** UUIDv7. */
  readonly id: string;
  readonly documentId: string;
  /** Tag of the recipient or source: one row per document and tag. */
  readonly targetTag: string;
  readonly desk: string;
  readonly mode: RouteMode;
  /** JSON of DeliveryEnvelope, sealed with purpose `delivery` and the delivery's id. */
  readonly envelope: Sealed;
}

/** A delivery in somebody's hands. `attempts` is the fence: settling with another number changes nothing. */
export interface TakenDelivery extends Delivery {
  readonly targetTag: string;
  /** Tries since it was made or resumed, this one included. */
  readonly tries: number;
  readonly envelope: Sealed;
}

/** Which message goes on to whom, and how far it got. Committed before and after every try. */
export interface DeliveryRepository {
  /** False when the document has one for this target already. */
  add(delivery: NewDelivery): Promise<boolean>;
  has(documentId: string, targetTag: string): Promise<boolean>;
  /** Takes up the next due delivery of a document. */
  take(documentId: string): Promise<TakenDelivery | undefined>;
  /** Says that it is still being worked on. False, here and below: somebody else has it by now. */
  touch(id: string, attempts: number): Promise<boolean>;
  finish(id: string, attempts: number): Promise<boolean>;
  retry(id: string, attempts: number, code: string, delayMs: number): Promise<boolean>;
  bury(id: string, attempts: number, code: string): Promise<boolean>;
  /**
   * Sets pending deliveries of a document aside for a person: all of them, those nobody released, or of
   * these only those of mode `review`. Answers how many.
   */
  hold(documentId: string, reason: string, which: 'all' | 'unreleased' | 'review'): Promise<number>;
  /** Has it tried again, at once and as often as a new one; `undefined` when it is in none of these states. */
  resume(id: string, from: readonly DeliveryState[]): Promise<Delivery | undefined>;
  /** Documents that are final and have something due. What nobody touched for `leaseMs` is due again. */
  due(leaseMs: number, limit: number): Promise<readonly string[]>;
  get(id: string): Promise<Delivery | undefined>;
  list(page: PageRequest & { state?: DeliveryState }): Promise<Page<Delivery>>;
}

export interface TicketRow {
  readonly id: string;
  readonly state: TicketState;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly entryCount: number;
  readonly redactionCount: number;
  /** Its processing is restricted (art. 18 GDPR): it is not shown. */
  readonly restricted: boolean;
  /** JSON of TicketHeader, sealed with purpose `ticket` and the ticket's id. */
  readonly header: Sealed;
}

export interface EntryRow {
  readonly id: string;
  readonly documentId: string;
  readonly receivedAt: Date;
  /** JSON of TicketEntry, sealed with purpose `entry` and the entry's id. */
  readonly content: Sealed;
}

export interface NewEntry {
  /** UUIDv7. */
  readonly id: string;
  readonly documentId: string;
  /** Tag of the message's key within its ticket. */
  readonly keyTag: string;
  /** Tag of the message's raw content: a message posted again unchanged is not stored again. */
  readonly contentTag: string;
  readonly content: Sealed;
}

/** Sanitised tickets. */
export interface TicketRepository {
  /**
   * The ticket that any of these keys belongs to, or a new one with `newId`; all keys belong to it from now
   * on. Locked until the transaction ends, so that messages of one ticket are numbered one after another.
   */
  lockByKeys(keyTags: readonly string[], newId: string): Promise<{ id: string; created: boolean }>;
  /** Sets state and header. */
  save(id: string, state: TicketState, header: Sealed): Promise<void>;
  /**
   * Adds a message; false when its latest revision has the same content already. `again`: as its document was
   * processed once more; false when its latest revision is of another document.
   */
  addEntry(ticketId: string, entry: NewEntry, how?: 'again'): Promise<boolean>;
  addRedactions(
    ticketId: string,
    entryId: string | undefined,
    documentId: string,
    redactions: readonly Redaction[],
  ): Promise<void>;
  numbering(ticketId: string): Promise<readonly Numbering[]>;
  get(id: string): Promise<TicketRow | undefined>;
  /** Latest revision of every message, in order of arrival. */
  entries(ticketId: string): Promise<readonly EntryRow[]>;
  redactions(ticketId: string, page: PageRequest): Promise<Page<StoredRedaction>>;
  list(page: PageRequest & { state?: TicketState }): Promise<Page<TicketRow>>;
}

/** Append-only, hash-chained per tenant. */
export interface AuditLog {
  append(facts: AuditFacts): Promise<void>;
  list(page: PageRequest): Promise<Page<AuditEntry>>;
  /** Entries in order from `afterSeq`, for verification. */
  read(afterSeq: number, limit: number): Promise<readonly AuditEntry[]>;
  /** Number and hash of the last entry as the chain head keeps them. */
  head(): Promise<{ seq: number; hash: string }>;
  /** Number and hash of the last entry that was deleted when its term was over; none before that. */
  checkpoint(): Promise<{ seq: number; hash: string } | undefined>;
  /**
   * Deletes entries older than the term, up to `limit` and never the last one, and moves the checkpoint there; an
   * entry that names it is appended. Answers how many.
   */
  forget(term: Duration, limit: number): Promise<number>;
}

/** API keys; only a SHA-256 of the secret is kept (256 random bits need no slow hash). */
export interface ApiKeyRepository {
  insert(key: { id: string; name: string; secretHash: Uint8Array }): Promise<void>;
  find(id: string): Promise<{ id: string; name: string; secretHash: Uint8Array } | undefined>;
  revoke(id: string): Promise<boolean>;
  list(): Promise<readonly { id: string; name: string; createdAt: Date; revokedAt: Date | undefined }[]>;
}

/** Where webhooks come from, with the secret they sign with. */
export interface SourceRepository {
  /** False when the name is taken (names are unique over all tenants: they stand in URLs). */
  insert(source: { name: string; secret: Sealed }): Promise<boolean>;
  secret(name: string): Promise<Sealed | undefined>;
  list(): Promise<readonly { name: string; createdAt: Date }[]>;
}

/** Policies as they were; a version is never changed. */
export interface PolicyRepository {
  /**
   * Stores it under its version and makes it the active one.
   *
   * @param fileVersion version of the policy file that it was made from, when it is not the file itself
   */
  activate(version: string, yaml: string, fileVersion?: string): Promise<void>;
  active(): Promise<{ version: string; yaml: string; fileVersion: string | undefined } | undefined>;
  /** A version as it was. */
  get(version: string): Promise<{ version: string; yaml: string } | undefined>;
  /** Newest first. */
  versions(limit: number): Promise<readonly { version: string; createdAt: Date }[]>;
}

/** What tags, spools and signatures are made with; not rotated with the keys that seal. */
export interface TenantSecret {
  readonly name: 'tag' | 'spool' | 'signing';
  readonly version: number;
  readonly wrapped: Uint8Array;
}

/** Wrapped tenant keys. */
export interface TenantKeyRepository {
  /** Stores the first key, or answers the one that another process stored first. */
  insertFirst(wrapped: Uint8Array): Promise<{ version: number; wrapped: Uint8Array; active: boolean }>;
  /** `active`: it may seal. */
  all(): Promise<readonly { version: number; wrapped: Uint8Array; active: boolean }[]>;
  /** Stores the next version, to become active after `graceMs`. */
  insertNext(
    version: number,
    wrapped: Uint8Array,
    graceMs: number,
  ): Promise<{ version: number; activeAt: Date }>;
  replaceKey(version: number, wrapped: Uint8Array): Promise<void>;
  replaceSecret(secret: TenantSecret): Promise<void>;
  /**
   * Destroys versions that are not `used` and that no transaction can still be using: a later one has been active
   * for long. Answers which.
   */
  removeUnused(used: readonly number[]): Promise<readonly number[]>;
  /** Wrapped secrets beside the keys, by name. */
  secrets(): Promise<readonly TenantSecret[]>;
  /** Stores one unless there is one of this name and version. */
  insertSecret(secret: TenantSecret): Promise<void>;
}

/** Everything of one tenant, within one transaction. */
export interface Repositories {
  readonly documents: DocumentRepository;
  readonly deliveries: DeliveryRepository;
  readonly tickets: TicketRepository;
  readonly audit: AuditLog;
  readonly apiKeys: ApiKeyRepository;
  readonly sources: SourceRepository;
  readonly policies: PolicyRepository;
  readonly tenantKeys: TenantKeyRepository;
  readonly accounts: AccountRepository;
  readonly sessions: SessionRepository;
  readonly signIns: SignInRepository;
  readonly accountLinks: AccountLinkRepository;
  readonly retention: RetentionRepository;
  readonly holds: HoldRepository;
  readonly keptValues: KeptValueRepository;
  readonly decided: DecidedRepository;
  readonly sealedKeys: SealedKeyRepository;
  readonly review: ReviewRepository;
  readonly reveals: RevealRepository;
  readonly erasure: ErasureRepository;
  readonly inbox: InboxRepository;
  readonly corrections: CorrectionRepository;
  readonly proposals: ProposalRepository;
  readonly reviewStatistics: ReviewStatisticsRepository;
  readonly activity: ActivityRepository;
  readonly subjects: SubjectRepository;
  readonly notices: NoticeRepository;
  readonly incidents: IncidentRepository;
  readonly reviewViews: ReviewViewRepository;
}

export interface Store {
  /**
   * Runs `work` in one transaction as one tenant (row-level security); commits when it resolves, rolls back
   * when it throws.
   */
  transaction<T>(tenantId: string, work: (repositories: Repositories) => Promise<T>): Promise<T>;
  /** All tenants; there is always one named `default`. */
  tenants(): Promise<readonly { id: string; name: string }[]>;
  /** The tenant a webhook source belongs to. */
  tenantOfSource(source: string): Promise<string | undefined>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
