import type { Entity } from '../../detectors/contract.ts';
import type { Asked, Purpose, Whose } from './decision.ts';

/** What a person may ask: GDPR articles 15, 16, 17, 18 and 21. */
export const REQUEST_KINDS = ['access', 'correction', 'erasure', 'restriction', 'objection'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/**
 * Where a request stands. `proposed`: recognised in a ticket, an agent says whether it is one; `unconfirmed`:
 * waits for the person to confirm by the link; `open`: to be decided; `done` and `refused`: decided;
 * `dismissed`: it was none, or was withdrawn.
 */
export const REQUEST_STATES = ['proposed', 'unconfirmed', 'open', 'done', 'refused', 'dismissed'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** States in which the clock no longer runs. */
export const CLOSED_STATES: readonly RequestState[] = ['done', 'refused', 'dismissed'];

/** How a request came: typed in by an agent, through the public form, recognised in a ticket. */
export type RequestOrigin = 'agent' | 'form' | 'ticket';

/** Languages that people are written to in. */
export const NOTICE_LANGUAGES = ['nl', 'en', 'de', 'fr'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

/** Why the answer takes longer (GDPR art. 12(3)). */
export const EXTENSION_CODES = ['complex', 'many-requests'] as const;
export type ExtensionCode = (typeof EXTENSION_CODES)[number];

/** Why a request is not followed. Codes; what is written to the person stands in the sealed answer. */
export const REFUSAL_CODES = [
  'not-identified', // art. 11(2), 12(2)
  'unfounded', // art. 12(5)
  'rights-of-others', // art. 15(4)
  'legal-duty', // art. 17(3)(b)
  'legal-claim', // art. 17(3)(e)
  'no-data', // nothing is held
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** What people wrote in a request. Personal: stored sealed only. */
export interface RequestContent {
  /** The address the person asks from. */
  readonly email: string;
  readonly name?: string;
  /** In the person's own words. */
  readonly note?: string;
  /** A colleague of the same account who vouches. */
  readonly voucher?: string;
  /** Further values that an officer found to be the person's. */
  readonly also?: readonly { readonly entity: Entity; readonly value: string }[];
  /** What the person was answered. */
  readonly answer?: string;
}

/** A request without what people wrote. */
export interface SubjectRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly origin: RequestOrigin;
  readonly ticketId: string | undefined;
  readonly language: NoticeLanguage;
  readonly openedAt: Date;
  /** One month from the start, three where it was extended. */
  readonly dueAt: Date;
  readonly extendedAt: Date | undefined;
  readonly extensionCode: ExtensionCode | undefined;
  readonly confirmedAt: Date | undefined;
  /** Who confirmed: the person by the link, or a colleague by theirs. */
  readonly confirmedBy: 'link' | 'colleague' | undefined;
  readonly closedAt: Date | undefined;
  /** `done`, or a {@link RefusalCode}. */
  readonly outcome: string | undefined;
  /** Signed receipt of an erasure. Holds no personal data. */
  readonly receipt: unknown;
}

/** A keyed tag of somebody in a ticket. `kept`: a value the policy left in its text. */
export interface SubjectTag {
  readonly entity: Entity;
  readonly tag: string;
  readonly role: 'requester' | 'kept';
  readonly whose: Whose;
}

/** How many values of a kind came in with a document, and what became of them. */
export interface DrawnData {
  readonly entity: Entity;
  readonly purpose: Purpose;
  readonly whose: Whose;
  readonly asked: Asked;
  readonly removed: number;
  readonly kept: number;
}

const DAY_MS = 86_400_000;

/**
 * The day so many calendar months later, at the same time (UTC); the last day of the month where it has no such
 * day (EDPB guidelines 01/2022, 159). Weekends and holidays are not counted out, which is the stricter reading.
 */
export function monthsAfter(start: Date, months: number): Date {
  const day = start.getUTCDate();
  const later = new Date(start);
  later.setUTCDate(1);
  later.setUTCMonth(later.getUTCMonth() + months);
  const lastDay = new Date(
    Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 1) - DAY_MS,
  ).getUTCDate();
  later.setUTCDate(Math.min(day, lastDay));
  return later;
}

/** Months to answer, and with an extension told within the first (GDPR art. 12(3)). */
export const ANSWER_MONTHS = 1;
export const EXTENDED_MONTHS = 3;
