import type { Confidence, Entity } from '../../detectors/contract.ts';

/** Why something needs a person. */
export const REVIEW_CAUSES = [
  'failed', // it could not be processed and stays sealed
  'policy', // a rule says that a person must look
  'release', // its route hands on only what a person let pass
  'doubtful', // something was removed that is only possibly personal
  'sample', // nothing was doubtful: a random one, to see what is missed
] as const;
export type ReviewCause = (typeof REVIEW_CAUSES)[number];

export const ITEM_STATES = ['open', 'done'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** Something that needs a person: a ticket, or a document that became none. */
export interface InboxItem {
  /** Of the ticket, or of the document. */
  readonly id: string;
  readonly ticketId: string | undefined;
  /** The last document that asked for a person. */
  readonly documentId: string;
  readonly state: ItemState;
  readonly reasons: readonly ReviewCause[];
  readonly entities: readonly Entity[];
  readonly desk: string | undefined;
  /** `RULE|KIND` where all that is doubtful has the same: such items can be approved together. */
  readonly group: string | undefined;
  /** Risk × uncertainty of the worst thing in it: 0.05 to 16. */
  readonly weight: number;
  readonly openedAt: Date;
}

/** What harm a kind does where it is seen by the wrong person: 1 little, 16 most. */
const RISK: Readonly<Record<Entity, number>> = {
  NATIONAL_ID: 16,
  PASSPORT: 16,
  IDENTITY_CARD: 16,
  RESIDENCE_PERMIT: 16,
  DRIVING_LICENCE: 16,
  MRZ: 16,
  PASSWORD: 16,
  API_KEY: 16,
  HEALTH: 16,
  SPECIAL_CATEGORY: 16,
  PAYMENT_CARD: 16,
  IBAN: 8,
  BANK_ACCOUNT: 8,
  ONE_TIME_LINK: 8,
  SESSION_TOKEN: 8,
  DATE_OF_BIRTH: 8,
  GEO_LOCATION: 8,
  POSTAL_ADDRESS: 4,
  PHONE_NUMBER: 4,
  EMAIL_ADDRESS: 4,
  USERNAME: 4,
  PERSONAL_URL: 4,
  IMEI: 4,
  PERSON_NAME: 2,
  CUSTOMER_NUMBER: 2,
  LICENCE_PLATE: 2,
  IP_ADDRESS: 2,
  MAC_ADDRESS: 2,
  AGE: 2,
  VAT_NUMBER: 1,
  CUSTOM: 2,
};

/** How much a person's look may change. */
const UNCERTAINTY: Readonly<Record<Confidence, number>> = { possible: 1, likely: 0.4, certain: 0.1 };

/** What could not be read may hold anything, and nobody has it yet. */
export const FAILED_WEIGHT = 16;
/** A sample can wait until the rest is done. */
export const SAMPLE_WEIGHT = 0.05;

/** Risk × uncertainty of one mark; `unsure` where a person must look whatever the detector thinks. */
export function markWeight(entity: Entity, confidence: Confidence | 'unsure'): number {
  return RISK[entity] * (confidence === 'unsure' ? 1 : UNCERTAINTY[confidence]);
}

const DAY_MS = 86_400_000;

/**
 * Place in the queue, highest first: risk × uncertainty × age, where the age counts double for every day. Since
 * log2(w · 2^days) = log2(w) + now - opened, and `now` is the same for all, it can be written down once.
 */
export function rankOf(weight: number, openedAt: Date): number {
  return Math.log2(weight) - openedAt.getTime() / DAY_MS;
}
