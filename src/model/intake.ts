import type { Purpose } from './decision.ts';

/**
 * Where a stored input stands. `received` and `processing` are on their way; the others are final until a
 * person acts: `done` became (part of) a ticket, `held` could not be processed and stays sealed,
 * `quarantined` brought the worker down again and again.
 */
export const DOCUMENT_STATES = ['received', 'processing', 'done', 'held', 'quarantined'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** Why a document is held. Codes, never content. */
export const HOLD_REASONS = [
  'unreadable', // parsing failed
  'time-limit', // processing took too long
  'memory-limit', // processing needed too much memory
  'verification', // detecting again over the output still found something to remove
  'loop', // it is our own output, come back to where it was delivered
  'internal', // anything else that threw
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Why a person must look before a document goes on. Codes, never content. */
export const REVIEW_REASONS = [
  'policy', // a rule holds one of its values
  'encrypted', // it holds what cannot be read
  'ambiguous', // readers differ on what it says
] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** Queues of their own: pictures take seconds each to read, and other mail does not wait for them. */
export const LANES = ['ordinary', 'ocr'] as const;
export type Lane = (typeof LANES)[number];

/** Through which door an input came. */
export type Door = 'api' | 'webhook' | 'pipe' | 'smtp' | 'imap' | 'scan';

/** A stored input, without its content. */
export interface StoredDocument {
  readonly id: string;
  readonly kind: 'mail' | 'ticket';
  readonly door: Door;
  /** Name of the source (webhook) or `api`, `pipe`. */
  readonly source: string;
  readonly state: DocumentState;
  readonly holdReason: HoldReason | undefined;
  /** How often processing was begun. */
  readonly attempts: number;
  /** Raw size in bytes. */
  readonly size: number;
  readonly receivedAt: Date;
  readonly processedAt: Date | undefined;
  readonly ticketId: string | undefined;
  /** Of the route it came by; absent where none matched. */
  readonly desk: string | undefined;
  readonly purpose: Purpose | undefined;
  /** A person must look before it goes on. */
  readonly needsReview: boolean;
  /** Why: the first reason there is. Absent for documents from before reasons were kept. */
  readonly reviewReason: ReviewReason | undefined;
  /** When its original, envelope and output were destroyed. */
  readonly originalDestroyedAt: Date | undefined;
  /** It waits for a person, its term ends soon, and nobody said yet that they saw it. */
  readonly expiring: boolean;
}
