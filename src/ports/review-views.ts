/** A filter of the inbox with a name. */
export interface ReviewView {
  readonly name: string;
  /** As it stands in the address: `reason=doubtful&desk=service`. */
  readonly query: string;
}

/** Everybody's own views of the inbox. */
export interface ReviewViewRepository {
  list(userId: string): Promise<readonly ReviewView[]>;
  /** One of the same name is replaced. */
  save(userId: string, view: ReviewView): Promise<void>;
  remove(userId: string, name: string): Promise<void>;
}
