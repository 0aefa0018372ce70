import type { Span } from './contract.ts';

/** A text made plain for detection, with the way back to the text it came from. */
export interface Normalised {
  readonly text: string;
  /** Span in the original for a span of `text`; never splits a surrogate pair. */
  toOriginal(span: Span): Span;
}

/** Returns `text` ready for detection. Plain texts come back as they are, at no cost. */
export function normalise(text: string): Normalised {
  return { text, toOriginal: (span) => span };
}
