import { createHash } from 'node:crypto';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box, Glyph, Recognised } from '../../../model/recognised.ts';
import type { Edit } from '../../edits.ts';
import { type Budget, type Piece, type ReadFile, Withheld } from '../format.ts';
import { MAX_GLYPHS } from '../limits.ts';
import { glyphsIn, wordsOf } from '../page/boxes.ts';
import { type PageText, readingsOf } from '../page/readings.ts';
import { looksLikeIdentity } from '../picture/identity.ts';
import { isRead, scaled } from '../picture/recognised.ts';
import { recognisedText } from '../picture/text.ts';
import { boundStreams } from './bounds.ts';
import { burn } from './burn.ts';
import { cleanPdf } from './clean.ts';
import { eachPage } from './document.ts';
import { draw, isSeen } from './draw.ts';
import { drawnOn, UNTOLD } from './glyphs.ts';

/** A page read. */
interface ReadPage {
  readonly glyphs: readonly Glyph[];
  readonly readings: readonly PageText[];
  /** What was read from its pictures. */
  readonly recognised: Recognised | undefined;
}

/** Dots per inch at which a page is looked at for text that nobody sees. */
const LOOK_DPI = 100;

/** Pages that are read and burnt in a few seconds. */
const QUICK_PAGES = 8;

/** Dots per inch at which letters are recognised. */
const RECOGNISE_DPI = 200;

/** Points: no letters are smaller. */
const SMALLEST_TEXT = 4;

/** Pages with more curves than charts and logos have: letters may be drawn as shapes. */
const MAX_CURVES = 2_000;

/**
 * Reads a PDF: what its pages say, forms and annotations included. Nothing else of it is passed on. Pages of lines
 * and letters without values to remove are written as they are; others, and those with text that nobody sees, become
 * pictures of themselves, blackened where a value stood, with their sanitised text laid over them.
 *
 * A page with pictures, with letters drawn as shapes, or in fonts that do not tell their characters is read from what
 * it looks like as well.
 *
 * @throws Withheld
 */
export async function readPdf(bytes: Uint8Array, budget: Budget): Promise<ReadFile> {
  await boundStreams(bytes, budget);
  const clean = await cleanPdf(bytes);
  if (clean.pages > QUICK_PAGES) budget.takesLong();
  const pages = await pagesOf(clean.bytes, budget);
  if (
    pages.some(({ recognised }) => recognised && looksLikeIdentity(recognisedText(recognised).reading.text))
  )
    throw new Withheld('identity-document');
  return {
    pieces: piecesOf(pages),
    mediaType: 'application/pdf',
    kinds: ['pdf'],
    isDoubtful: (edits) => {
      const rest = [...edits];
      return pages.some((page) => isDoubtful(page, rest.splice(0, page.readings.length)));
    },
    stripped: true,
    write: async (_sources, edits) => {
      const kept = clean.isPlain ? await unchanged(clean.bytes, pages, edits) : new Set<number>();
      return kept.size === pages.length ? clean.bytes : burn(clean.bytes, pages, edits, kept);
    },
    reread: async (written) =>
      piecesOf(
        await eachPage(written, async (page) => {
          const { glyphs } = await drawnOn(page);
          return { readings: readingsOf(glyphs) };
        }),
      ),
  };
}

async function pagesOf(bytes: Uint8Array, budget: Budget): Promise<readonly ReadPage[]> {
  const key = createHash('sha256').update(bytes).digest('base64url');
  let count = 0;
  return eachPage(bytes, async (page, i) => {
    const drawn = await drawnOn(page);
    count += drawn.glyphs.length;
    if (count > MAX_GLYPHS) throw new Withheld('too-large');
    const told = drawn.glyphs.filter(({ text }) => text !== UNTOLD);
    const readings = told.length > 0 ? readingsOf(told) : [];
    const isAllTold = told.length === drawn.glyphs.length;
    const read =
      isAllTold && !drawn.pictures.some(mayHoldText) && drawn.curves <= MAX_CURVES
        ? undefined
        : await recognisePage(page, budget, `${key}/${i}`);
    const recognised = read && beside(read, told);
    const seen = recognised && recognisedText(recognised, told.length);
    if (seen) readings.push(seen.reading);
    for (const { text } of readings) budget.source(text.length);
    return {
      glyphs: [...told, ...(seen?.glyphs ?? [])],
      readings,
      recognised,
    };
  });
}

function isDoubtful(
  { recognised, glyphs, readings }: ReadPage,
  edits: readonly (readonly Edit[])[],
): boolean {
  if (!recognised) return false;
  const gone = readings.flatMap((reading, i) => [...glyphsIn(glyphs, reading, edits[i] ?? [])]);
  return !isRead(recognised, new Set(gone));
}

/** Rules and dots are pictures at times. */
function mayHoldText({ left, top, right, bottom }: Box): boolean {
  return right - left >= SMALLEST_TEXT * 2 && bottom - top >= SMALLEST_TEXT;
}

/** What was read from the drawn page where no text of its own stands, in points. */
function beside({ lines }: Recognised, told: readonly Glyph[]): Recognised {
  const isTold = ({ box }: Glyph) => {
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    return told.some(({ box: own }) => own.left < x && x < own.right && own.top < y && y < own.bottom);
  };
  return {
    lines: lines
      .map((words) => words.filter(({ glyphs }) => !glyphs.every(isTold)))
      .filter((words) => words.length > 0),
  };
}

async function recognisePage(page: PDFPageProxy, budget: Budget, key: string): Promise<Recognised> {
  const read = await budget.recognise(key, async () => {
    const { canvas, context } = await draw(page, RECOGNISE_DPI);
    const { width, height } = canvas;
    return { data: new Uint8Array(context.getImageData(0, 0, width, height).data.buffer), width, height };
  });
  return scaled(read, 72 / RECOGNISE_DPI);
}

function piecesOf(pages: readonly Pick<ReadPage, 'readings'>[]): readonly Piece[] {
  return pages.flatMap(({ readings }, i) =>
    readings.map(({ text }, j): Piece => ({ path: `${i + 1}/${j}`, source: text, syntax: 'plain' })),
  );
}

/** Pages without edits on which every word leaves a trace: white, covered, clipped or invisible text does not. */
async function unchanged(
  bytes: Uint8Array,
  pages: readonly ReadPage[],
  edits: readonly (readonly Edit[])[],
): Promise<ReadonlySet<number>> {
  const rest = [...edits];
  const kept = new Set<number>();
  await eachPage(bytes, async (page, i) => {
    const { glyphs, readings } = pages[i]!;
    if (rest.splice(0, readings.length).some((list) => list.length > 0)) return;
    const picture = await draw(page, LOOK_DPI);
    if (readings.every((reading) => wordsOf(glyphs, reading).every((box) => isSeen(picture, box))))
      kept.add(i);
  });
  return kept;
}
