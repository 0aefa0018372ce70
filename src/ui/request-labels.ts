import type { RefusalCode, RequestKind, RequestState } from '../model/subject.ts';
import type { MessageKey } from './messages/catalogue.ts';

/** Colours of the states of a request; the words say the same. */
export const REQUEST_TONES = {
  proposed: 'accent',
  unconfirmed: 'neutral',
  open: 'attention',
  done: 'good',
  refused: 'bad',
  dismissed: 'neutral',
} as const satisfies Record<RequestState, string>;

export const REFUSAL_LABELS = {
  'not-identified': 'requests.notIdentified',
  unfounded: 'requests.unfounded',
  'rights-of-others': 'requests.rightsOfOthers',
  'legal-duty': 'requests.legalDuty',
  'legal-claim': 'requests.legalClaim',
  'no-data': 'requests.noData',
} as const satisfies Record<RefusalCode, MessageKey>;

export const DECISION_LABELS = {
  access: 'requests.doAccess',
  correction: 'requests.doCorrection',
  erasure: 'requests.doErasure',
  restriction: 'requests.doRestriction',
  objection: 'requests.doObjection',
} as const satisfies Record<RequestKind, MessageKey>;

/** What people are looked for by, with the kinds it stands for. */
export const SEARCHED = {
  EMAIL_ADDRESS: 'requests.email',
  PERSON_NAME: 'requests.name',
  PHONE_NUMBER: 'requests.phone',
  CUSTOMER_NUMBER: 'requests.customerNumber',
  IBAN: 'requests.iban',
  NATIONAL_ID: 'requests.nationalId',
} as const satisfies Record<string, MessageKey>;
export type Searched = keyof typeof SEARCHED;
