import type { Entity } from '../../detectors/contract.ts';
import type { Purpose } from '../model/decision.ts';

/** A question of the desk for some kind of data. No value: it may be stored with the ticket as it is. */
export interface Request {
  readonly entity: Entity;
  /** ISO 8601; left out when not known: it then counts. */
  readonly at?: string;
}

/** What is known of a ticket beside its text. Held in memory only: `contacts` are personal data. */
export interface DecisionContext {
  /** From route, mailbox, form or tag. Left out: recognised from the text. */
  readonly purpose?: Purpose;
  /** What the desk asked for: a form's field, a macro, or earlier messages (see `requestsIn`). */
  readonly asked?: readonly Request[];
  /** Contact data the desk holds or sent along. */
  readonly contacts?: readonly { readonly entity: Entity; readonly value: string }[];
  /** Names of agents, beside those the thread shows. */
  readonly staff?: readonly string[];
}
