/** A page of rows; `next` is given back as `after` for the following page, absent on the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/** Where to start and how much to read. */
export interface PageRequest {
  readonly after: string | undefined;
  /** 1 to 200. */
  readonly limit: number;
}
