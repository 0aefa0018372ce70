import type { Confidence, Entity, Span } from '../../detectors/contract.ts';

/** `keep` leaves the value, `redact` replaces it, `hold` redacts it and puts the ticket before a person. */
export type Action = 'keep' | 'redact' | 'hold';

/**
 * How a value is changed. `keep`: not at all; `replace`: by a numbered mark; `mask`: by a mark that shows its
 * last characters; `pseudonym`: by a mark that is the same for the same value in all of a tenant's tickets;
 * `remove`: by nothing.
 */
export const OPERATORS = ['keep', 'replace', 'mask', 'pseudonym', 'remove'] as const;
export type OperatorName = (typeof OPERATORS)[number];

/** What a ticket is about. */
export const PURPOSES = [
  'support',
  'billing', // payment, invoice, refund
  'delivery',
  'security', // login, account access, abuse
  'recruitment',
  'complaint',
  'other',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Whose a value is. `third`: somebody who is neither the requester nor of the desk. */
export const WHOSE = ['requester', 'staff', 'third', 'organisation', 'unknown'] as const;
export type Whose = (typeof WHOSE)[number];

/**
 * Whether the desk asked for this kind. `claimed`: the requester says so, the thread does not show it;
 * `expired`: asked, but longer ago than the policy's term.
 */
export const ASKED = ['yes', 'claimed', 'expired', 'no'] as const;
export type Asked = (typeof ASKED)[number];

/** Where a value stands. `fields`: names and addresses of authors; `quoted`: in an earlier or forwarded message. */
export const LOCATIONS = [
  'subject',
  'fields',
  'body',
  'signature',
  'quoted',
  'hidden',
  'filename',
  'attachment',
] as const;
export type Location = (typeof LOCATIONS)[number];

/** Why {@link DecisionInputs.whose} says what it says. Codes, for logs and rules. */
export const WHOSE_EVIDENCE = [
  'holder', // the detector read it from the text (an office's address, a role mailbox)
  'requester-name', // is, or contains, the requester's name
  'requester-email', // is the requester's address
  'staff-name', // is the name of an agent in the thread, or one the desk sent along
  'own-domain', // an address at a domain of the desk's own
  'greeting', // stands in the salutation
  'sign-off', // stands in the closing or the signature block
  'own-words', // "mijn", "my", "ich", "je" next to it
  'your-words', // "uw", "your" in a message of the desk
  'relation', // "mijn buurvrouw", "my neighbour", "his" next to it
  'named-person', // stands beside a person's name and goes with it
  'forwarded', // the author of a forwarded message is not the requester
] as const;
export type WhoseEvidence = (typeof WHOSE_EVIDENCE)[number];

/** What a decision was taken from. Codes and words of Zeef's own lists; never a value. */
export interface DecisionInputs {
  readonly entity: Entity;
  readonly confidence: Confidence;
  readonly location: Location;
  readonly purpose: Purpose;
  /** `context`: given by route, tag, form or policy; `text`: recognised; `none`: nothing told. */
  readonly purposeFrom: 'context' | 'text' | 'none';
  /** Words of Zeef's own lists that told the purpose. */
  readonly purposeTerms: readonly string[];
  readonly whose: Whose;
  readonly whoseFrom: WhoseEvidence | undefined;
  readonly asked: Asked;
  /** `context`: given; `agent`: a message of the desk; `quoted`: the quotation in the reply; `claim`: the requester's words. */
  readonly askedFrom: 'context' | 'agent' | 'quoted' | 'claim' | undefined;
  /** Equals contact data that the desk holds already. */
  readonly known: 'yes' | 'no';
}

/** A question of the desk for some kind of data. Holds no value: it may be kept with the ticket as it is. */
export interface DataRequest {
  readonly entity: Entity;
  /** ISO 8601; left out when not known: the question then counts. */
  readonly at?: string;
}

/** What is known of a ticket beside its text. Held in memory only: `contacts` and `staff` are personal data. */
export interface DecisionContext {
  /** From route, mailbox, form or tag. Left out: the policy's, else recognised from the text. */
  readonly purpose?: Purpose;
  /** Of the route that the message came by. */
  readonly desk?: string;
  /** What the desk asked for: a form's field, a macro, or earlier messages (see `requestsIn` of the policy). */
  readonly asked?: readonly DataRequest[];
  /** Contact data the desk holds or sent along. */
  readonly contacts?: readonly { readonly entity: Entity; readonly value: string }[];
  /** Names of agents, beside those the thread shows. */
  readonly staff?: readonly string[];
}

/** How long a kept value may stay: until a date (ISO 8601), or so long after the ticket closed or came in. */
export type KeepUntil =
  | { readonly date: string }
  | { readonly from: 'closed' | 'received'; readonly amount: number; readonly unit: 'day' | 'month' };

/** A sentence for people, in the languages the desk reads. */
export interface Reason {
  readonly en: string;
  readonly nl: string;
}

/** What the policy says of one finding. */
export interface PolicyDecision {
  readonly findingId: string;
  readonly partId: string;
  /** Span in the part's `text`. */
  readonly span: Span;
  readonly entity: Entity;
  readonly action: Action;
  readonly operator: OperatorName;
  /** Characters that `mask` leaves at the end; 0 for the other operators. */
  readonly shown: number;
  /** Set where `keep` has a term. */
  readonly keepUntil: KeepUntil | undefined;
  /** Id of the first rule that matched, or `default`. */
  readonly ruleId: string;
  readonly reason: Reason;
  readonly inputs: DecisionInputs;
}
