import type { Entity } from '../../detectors/contract.ts';

/** Tickets that something is to be done to for a person. */
export interface SubjectOrder {
  readonly ticketIds: readonly string[];
  /** The person's address and what else was found to be theirs: it goes from other people's tickets too. */
  readonly values: readonly { readonly entity: Entity; readonly value: string }[];
  readonly requestId: string;
  readonly actor: string;
}

/** What a decision about a data subject's request does to their tickets. */
export interface SubjectRights {
  /** Destroys what is held of the person. Answers a signed receipt without personal data. */
  erase(tenantId: string, order: SubjectOrder): Promise<unknown>;
  /** Stops reading and deletion (GDPR art. 18). */
  restrict(tenantId: string, order: SubjectOrder): Promise<void>;
}
