import type { Span } from '../../../../detectors/contract.ts';
import type { Box, Glyph } from '../../../model/recognised.ts';
import { union } from './geometry.ts';
import type { PageText } from './readings.ts';

/** Share of its size by which a box is longer than its glyphs, at each end: italics lean out of theirs. */
const MARGIN = 0.08;

/** Boxes around a stretch of a reading: one for each line it stands on. */
export function boxesOf(glyphs: readonly Glyph[], reading: PageText, { start, end }: Span): readonly Box[] {
  const boxes: Box[] = [];
  let line: Box[] = [];
  const finish = () => {
    if (line.length > 0) boxes.push(union(line));
    line = [];
  };
  for (let i = start; i < end; i++) {
    const owner = reading.glyphs[i] ?? -1;
    if (owner >= 0) line.push(widened(glyphs[owner]!));
    else if (reading.text[i] !== ' ') finish();
  }
  finish();
  return boxes;
}

function widened({ box, from, to, size }: Glyph): Box {
  const by = size * MARGIN;
  const { left, top, right, bottom } = box;
  return Math.abs(to[0] - from[0]) >= Math.abs(to[1] - from[1])
    ? { left: left - by, top, right: right + by, bottom }
    : { left, top: top - by, right, bottom: bottom + by };
}

/** Boxes of the words of a reading. Signs alone are none. */
export function wordsOf(glyphs: readonly Glyph[], reading: PageText): readonly Box[] {
  const words = reading.text.matchAll(/[^\s]{0,200}[\p{L}\p{N}][^\s]{0,200}/gu);
  return [...words].flatMap(({ index, 0: word }) =>
    boxesOf(glyphs, reading, { start: index, end: index + word.length }),
  );
}

/** The glyphs that stretches of a reading are made of. */
export function glyphsIn(
  glyphs: readonly Glyph[],
  reading: PageText,
  spans: readonly Span[],
): ReadonlySet<Glyph> {
  const owners = spans.flatMap(({ start, end }) => reading.glyphs.slice(start, end));
  return new Set(owners.flatMap((owner) => glyphs[owner] ?? []));
}
