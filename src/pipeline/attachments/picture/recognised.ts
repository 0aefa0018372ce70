import type { Glyph, Recognised } from '../../../model/recognised.ts';

/** Pixels of a picture, four bytes each: red, green, blue, alpha. Rows from the top. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads a picture, or answers what was read from it before.
 *
 * @param key tells pictures of one document apart
 * @param pixels makes the picture, when it is needed
 * @throws Withheld `too-large` when it takes too long
 */
export type Recognise = (key: string, pixels: () => Promise<Pixels>) => Promise<Recognised>;

/** Words the reader is this sure of are what the picture says; people agree with it from here on. */
export const SURE = 65;

/** Share of characters in words the reader is sure of, from which a picture counts as read. */
const READ = 0.75;

/** Characters in all, below which nothing was written in the picture: edges and textures make some. */
const SPECKS = 3;

/** Characters of letters and digits that were read, and those that were read for sure. */
export function legibility({ lines }: Recognised): { readonly sure: number; readonly all: number } {
  let [sure, all] = [0, 0];
  for (const { confidence, glyphs } of lines.flat()) {
    const characters = glyphs.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length;
    all += characters;
    if (confidence >= SURE) sure += characters;
  }
  return { sure, all };
}

/** A word that may be a value: a number, an address. */
const VALUE = /\d.*\d.*\d|@/;

/** Below this the reader guesses, and a value with one character wrong is not found. */
const GUESS = 50;

/**
 * Whether a picture was read well enough to say that nothing else stands in it.
 *
 * @param gone characters that are removed from it
 */
export function isRead(recognised: Recognised, gone: ReadonlySet<Glyph>): boolean {
  const { sure, all } = legibility(recognised);
  if (all >= SPECKS && sure < READ * all) return false;
  return !recognised.lines
    .flat()
    .some(
      ({ confidence, glyphs }) =>
        confidence < GUESS &&
        VALUE.test(glyphs.map(({ text }) => text).join('')) &&
        !glyphs.every((glyph) => gone.has(glyph)),
    );
}

/** The same in another measure. */
export function scaled({ lines }: Recognised, by: number): Recognised {
  const point = ([x, y]: readonly [number, number]): readonly [number, number] => [x * by, y * by];
  const glyphOf = ({ text, box, from, to, size }: Glyph): Glyph => ({
    text,
    box: { left: box.left * by, top: box.top * by, right: box.right * by, bottom: box.bottom * by },
    from: point(from),
    to: point(to),
    size: size * by,
  });
  return {
    lines: lines.map((words) => words.map((word) => ({ ...word, glyphs: word.glyphs.map(glyphOf) }))),
  };
}
