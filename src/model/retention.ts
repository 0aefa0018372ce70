/** A length of time: days, or months of the calendar. */
export interface Duration {
  readonly amount: number;
  readonly unit: 'day' | 'month';
}

/** How long things stay. Single values have terms of their own (`KeepUntil`). */
export interface Retention {
  /** Sealed original, envelope and sanitised mail, after processing ended. 0: as soon as it is final. */
  readonly original: Duration;
  /** The same for what waits for a person. */
  readonly held: Duration;
  /** A ticket without new messages for so long counts as closed. */
  readonly idle: Duration;
  /** A whole ticket, after closing. */
  readonly ticket: Duration;
  /** Entries of the audit log. */
  readonly audit: Duration;
}

/**
 * What keeps a ticket from being deleted. `legal`: it may be needed in court; `restriction`: the data subject
 * asked for it (art. 18 GDPR), and reading stops too; `agreement`: the data subject agreed to be kept until a day,
 * such as an applicant for later vacancies. An agreement ends with a request for erasure.
 */
export const HOLD_KINDS = ['legal', 'restriction', 'agreement'] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

/** What people wrote when setting and lifting a hold. Stored sealed. */
export interface HoldReason {
  readonly set: string;
  readonly lifted?: string;
}
