import type { Box, Glyph } from '../../../model/recognised.ts';
import type { Edit } from '../../edits.ts';
import { boxesOf } from '../page/boxes.ts';
import { overlaps } from '../page/geometry.ts';
import type { PageText } from '../page/readings.ts';
import { BurntPdf, type OverlaidText } from './burnt-pdf.ts';
import { eachPage } from './document.ts';
import { draw, isSeen, type Picture } from './draw.ts';

/** A page as it was read. */
interface Page {
  readonly glyphs: readonly Glyph[];
  readonly readings: readonly PageText[];
}

/**
 * Writes each page as a picture of itself, blackened over what was replaced in any of its readings, under the text
 * that is left of the first.
 *
 * @param edits of every reading of every page
 * @param kept numbers of the pages that stay as they are
 */
export async function burn(
  bytes: Uint8Array,
  pages: readonly Page[],
  edits: readonly (readonly Edit[])[],
  kept: ReadonlySet<number>,
): Promise<Uint8Array> {
  const rest = [...edits];
  const burnt = await BurntPdf.create(bytes);
  await eachPage(bytes, async (proxy, i) => {
    const page = pages[i]!;
    const replaced = rest.splice(0, page.readings.length);
    if (kept.has(i)) return burnt.keep(i);
    const picture = await draw(proxy);
    await burnt.add({ picture, ...overlay(page, replaced, picture) });
  });
  return burnt.save();
}

function overlay(
  { glyphs, readings }: Page,
  edits: readonly (readonly Edit[])[],
  picture: Picture,
): { black: Box[]; texts: OverlaidText[] } {
  const gone = new Set<number>();
  const black: Box[] = [];
  const texts: OverlaidText[] = [];
  for (const [i, reading] of readings.entries()) {
    for (const edit of edits[i] ?? []) {
      const boxes = boxesOf(glyphs, reading, edit);
      for (let at = edit.start; at < edit.end; at++) gone.add(reading.glyphs[at] ?? -1);
      const [box] = boxes;
      // Two readings name one value: its mark is written once.
      if (box && !black.some((other) => overlaps(other, box)))
        texts.push({ text: edit.replacement, box, isShown: true });
      black.push(...boxes);
    }
  }
  const [first] = readings;
  if (first) texts.push(...left(glyphs, first, gone, picture));
  return { black, texts };
}

/** The stretches of a reading that stay and that people see. */
function left(
  glyphs: readonly Glyph[],
  { text, glyphs: owners }: PageText,
  gone: ReadonlySet<number>,
  picture: Picture,
): OverlaidText[] {
  const reading = { text, glyphs: owners };
  const texts: OverlaidText[] = [];
  const add = (start: number, end: number) => {
    const [box] = boxesOf(glyphs, reading, { start, end });
    if (box && isSeen(picture, box)) texts.push({ text: text.slice(start, end), box, isShown: false });
  };
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const owner = owners[i] ?? -1;
    const stays = i < text.length && (owner >= 0 ? !gone.has(owner) : text[i] === ' ');
    if (stays) continue;
    if (i > start) add(start, i);
    start = i + 1;
  }
  return texts;
}
