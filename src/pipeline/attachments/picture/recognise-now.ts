import type { Recognise } from './recognised.ts';

/** Reads a picture here and now. Its reader is loaded when the first comes: it is large. */
export const recogniseNow: Recognise = async (_key, pixels) =>
  (await import('./tesseract.ts')).recognise(await pixels());
