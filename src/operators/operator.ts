/** What stands in a placeholder beside the value's own characters. */
export interface Mark {
  /** Word for the kind in the ticket's language: `phone`, `telefoon`. */
  readonly label: string;
  /** Number of the value within its kind and ticket, from 1. */
  readonly number: number;
  /** Keyed tag of the value, for `pseudonym`. Never the value or an unkeyed hash of it. */
  readonly valueTag: string;
  /** Characters that `mask` leaves at the end. */
  readonly shown: number;
}

/** Turns one value into what stands in its place. Pure; the value leaves no other trace. */
export type Operator = (value: string, mark: Mark) => string;
