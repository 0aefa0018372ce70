/** What somebody wants to see: one removed value, or the whole original. */
export interface RevealTarget {
  readonly documentId: string;
  readonly redactionId: string | undefined;
}

/** A request to see something, where a second person must agree. */
export interface RevealRequest extends RevealTarget {
  readonly id: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly approvedBy: string | undefined;
}

/** Requests for a second person, which end by themselves. */
export interface RevealRepository {
  /** The request of this person for this target that has not ended, or a new one that ends in `ttlMs`. */
  ask(id: string, target: RevealTarget, requestedBy: string, ttlMs: number): Promise<RevealRequest>;
  /** Approves somebody else's request, for `ttlMs` from now; `undefined` when there is none to approve. */
  approve(id: string, approvedBy: string, ttlMs: number): Promise<RevealRequest | undefined>;
  /** Requests that wait for a second person. */
  waiting(limit: number): Promise<readonly RevealRequest[]>;
}
