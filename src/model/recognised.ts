/** An upright rectangle; y grows downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * A character as it stands on a page or in a picture as it is shown. Lengths in points for pages, in pixels for
 * pictures.
 */
export interface Glyph {
  /** One character, or some for a ligature. U+FFFD where it is not told which. */
  readonly text: string;
  readonly box: Box;
  /** Where it starts and ends on its baseline. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** Size of the font as drawn. */
  readonly size: number;
}

/** A word read from a picture. */
export interface RecognisedWord {
  /** How sure the reader is of it, of 100. */
  readonly confidence: number;
  readonly glyphs: readonly Glyph[];
}

/** What was read from a picture, line by line. */
export interface Recognised {
  readonly lines: readonly (readonly RecognisedWord[])[];
}
