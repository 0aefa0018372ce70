import { type Budget, type Piece, type ReadFile, Withheld } from '../format.ts';
import { MAX_GLYPHS } from '../limits.ts';
import { boundStreams } from './bounds.ts';
import { burn } from './burn.ts';
import { cleanPdf } from './clean.ts';
import { eachPage } from './document.ts';
import { draw, isSeen } from './draw.ts';
import { drawnOn, type Glyph } from './glyphs.ts';
import { wordsOf } from './page-boxes.ts';
import { type PageText, readingsOf } from './page-text.ts';

/** A page read. */
interface ReadPage {
  readonly glyphs: readonly Glyph[];
  readonly readings: readonly PageText[];
}

/** Dots per inch at which a page is looked at for text that nobody sees. */
const LOOK_DPI = 100;

/** Pages with more curves than charts and logos have: letters may be drawn as shapes. */
const MAX_CURVES = 2_000;

/**
 * Reads a PDF: what its pages say, forms and annotations included. Nothing else of it is passed on. One without values
 * to remove is written as its pages; else, and where a page has text that nobody sees, each page becomes a picture of
 * itself, blackened where a value stood, with its sanitised text laid over it.
 *
 * What cannot be read withholds the file: pictures, letters drawn as shapes, fonts that do not tell their characters.
 *
 * @throws Withheld
 */
export async function readPdf(bytes: Uint8Array, budget: Budget): Promise<ReadFile> {
  await boundStreams(bytes, budget);
  const clean = await cleanPdf(bytes);
  const pages = await pagesOf(clean.bytes, budget);
  return {
    pieces: piecesOf(pages),
    mediaType: 'application/pdf',
    stripped: true,
    write: async (_sources, edits) => {
      const isChanged = edits.some((list) => list.length > 0);
      if (!isChanged && !clean.whispers && (await isAllSeen(clean.bytes, pages))) return clean.bytes;
      return burn(clean.bytes, pages, edits);
    },
    reread: async (written) =>
      piecesOf(
        await eachPage(written, async (page) => {
          const { glyphs } = await drawnOn(page);
          return { glyphs, readings: readingsOf(glyphs) };
        }),
      ),
  };
}

function pagesOf(bytes: Uint8Array, budget: Budget): Promise<readonly ReadPage[]> {
  let count = 0;
  return eachPage(bytes, async (page) => {
    const { glyphs, pictures, curves } = await drawnOn(page);
    count += glyphs.length;
    if (count > MAX_GLYPHS) throw new Withheld('too-large');
    const isReadable = pictures.length === 0 && curves <= MAX_CURVES;
    if (!isReadable || glyphs.some(({ text }) => text === '\ufffd')) throw new Withheld('embedded');
    const readings = readingsOf(glyphs);
    for (const { text } of readings) budget.source(text.length);
    return { glyphs, readings };
  });
}

function piecesOf(pages: readonly ReadPage[]): readonly Piece[] {
  return pages.flatMap(({ readings }, i) =>
    readings.map(({ text }, j): Piece => ({ path: `${i + 1}/${j}`, source: text, syntax: 'plain' })),
  );
}

/** Whether every line of text leaves a trace on its page: white, covered, clipped or invisible text does not. */
async function isAllSeen(bytes: Uint8Array, pages: readonly ReadPage[]): Promise<boolean> {
  const seen = await eachPage(bytes, async (page, i) => {
    const { glyphs, readings } = pages[i]!;
    const picture = await draw(page, LOOK_DPI);
    return readings.every((reading) => wordsOf(glyphs, reading).every((box) => isSeen(picture, box)));
  });
  return seen.every(Boolean);
}
