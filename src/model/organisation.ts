/** Who answers for the data, as the organisation file says. Needed for the register and for notifications. */
export interface Organisation {
  readonly name: string;
  readonly address: string | undefined;
  /** Chamber of commerce number. */
  readonly registration: string | undefined;
  readonly contact: Contact | undefined;
  /** Data protection officer. */
  readonly dpo: Contact | undefined;
  /** `processor`: for customers, who are the controllers. */
  readonly role: 'controller' | 'processor';
  readonly customers: readonly Customer[];
  /** Countries outside the EEA that data goes to, and on what ground. */
  readonly transfers: string | undefined;
  /** Measures that Zeef cannot know of. */
  readonly measures: readonly string[];
  readonly terms: BreachTerms;
}

export interface Contact {
  readonly name: string;
  readonly email: string | undefined;
  readonly phone: string | undefined;
}

export interface Customer {
  readonly name: string;
  readonly contact: Contact | undefined;
  readonly noticeHours: number | undefined;
}

/** How long there is to tell of a breach. */
export interface BreachTerms {
  /** To the authority, from becoming aware (GDPR art. 33(1)). */
  readonly authorityHours: number;
  /** To a customer, as a processor, where the contract says no other. */
  readonly customerHours: number;
  /** When these were last looked at, ISO 8601 date. */
  readonly asOf: string;
}

/**
 * 72 hours is what the law says. The Digital Omnibus proposal of 19 November 2025 would make it 96, for high risk only;
 * in November 2026 no adoption was found. Art. 33(2) gives processors no number of hours: 24 is what many Dutch
 * contracts say.
 */
export const DEFAULT_TERMS: BreachTerms = { authorityHours: 72, customerHours: 24, asOf: '2026-11-01' };

/** Where no organisation file is given. */
export const UNNAMED: Organisation = {
  name: '',
  address: undefined,
  registration: undefined,
  contact: undefined,
  dpo: undefined,
  role: 'controller',
  customers: [],
  transfers: undefined,
  measures: [],
  terms: DEFAULT_TERMS,
};

/** A contact in one line; empty where there is none. */
export function contactLine(contact: Contact | undefined): string {
  return contact ? [contact.name, contact.email, contact.phone].filter(Boolean).join(', ') : '';
}
