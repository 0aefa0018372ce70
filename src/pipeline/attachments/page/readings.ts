import type { Glyph } from '../../../model/recognised.ts';
import { overlaps } from './geometry.ts';

/** A way to read the glyphs of a page as text. */
export interface PageText {
  readonly text: string;
  /** For every UTF-16 unit of the text the glyph it is of; -1 for what was put between them. */
  readonly glyphs: readonly number[];
}

/** Gaps in sizes of the font: a space, and a column of its own. */
const SPACE = 0.18;
const COLUMN = 2;
/** How far off a line, in sizes of the font, a glyph still stands on it: raised figures do. */
const OFF_LINE = 0.4;

/**
 * Reads a page in the order it is drawn, in which its sentences mostly stand, and, where that says something else,
 * line by line as people see it: forms are often drawn all labels first.
 */
export function readingsOf(glyphs: readonly Glyph[]): PageText[] {
  const drawn = textOf(
    glyphs,
    glyphs.map((_, i) => i),
  );
  const seen = textOf(glyphs, asSeen(glyphs));
  return packed(seen.text) === packed(drawn.text) ? [drawn] : [drawn, seen];
}

function packed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A glyph along and across the direction its line runs in. */
interface Placed {
  readonly index: number;
  readonly direction: number;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly size: number;
}

function placed(glyph: Glyph, index: number): Placed {
  const { from, to, size } = glyph;
  // In steps of a degree: lines drawn in pieces differ by less.
  const angle = Math.round((Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI);
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const start = from[0] * cos + from[1] * sin;
  return {
    index,
    direction: angle === -180 ? 180 : angle,
    start,
    end: Math.max(start, to[0] * cos + to[1] * sin),
    line: from[1] * cos - from[0] * sin,
    size,
  };
}

function textOf(glyphs: readonly Glyph[], order: readonly number[]): PageText {
  const text: string[] = [];
  const owners: number[] = [];
  const add = (characters: string, owner: number) => {
    text.push(characters);
    for (let i = 0; i < characters.length; i++) owners.push(owner);
  };
  let before: Placed | undefined;
  for (const index of order) {
    const glyph = glyphs[index]!;
    const place = placed(glyph, index);
    if (before) {
      const between = separation(before, place);
      if (between !== '' && !(between === ' ' && (isSpace(glyph) || isSpace(glyphs[before.index]!))))
        add(between, -1);
    }
    add(isSpace(glyph) ? ' ' : glyph.text, index);
    before = place;
  }
  return { text: text.join(''), glyphs: owners };
}

function isSpace(glyph: Glyph): boolean {
  return glyph.text.trim() === '';
}

function separation(before: Placed, now: Placed): '' | ' ' | '\t' | '\n' {
  const size = Math.max(before.size, now.size);
  if (!onOneLine(before, now) || now.start < before.end - size) return '\n';
  const gap = now.start - before.end;
  if (gap > COLUMN * size) return '\t';
  return gap > SPACE * size ? ' ' : '';
}

function onOneLine(a: Placed, b: Placed): boolean {
  return a.direction === b.direction && Math.abs(a.line - b.line) <= OFF_LINE * Math.max(a.size, b.size);
}

/** Indexes of glyphs line by line, those drawn twice (for weight or a shadow) once. */
function asSeen(glyphs: readonly Glyph[]): readonly number[] {
  const sorted = glyphs.map(placed).sort((a, b) => a.direction - b.direction || a.line - b.line);
  const lines: Placed[][] = [];
  for (const place of sorted) {
    const line = lines.at(-1);
    if (line && onOneLine(line[0]!, place)) line.push(place);
    else lines.push([place]);
  }
  return lines.flatMap((line) => {
    line.sort((a, b) => a.start - b.start || a.index - b.index);
    const kept: number[] = [];
    for (const { index } of line) {
      const last = kept.at(-1);
      if (last === undefined || !isRepeated(glyphs[last]!, glyphs[index]!)) kept.push(index);
    }
    return kept;
  });
}

function isRepeated(a: Glyph, b: Glyph): boolean {
  if (a.text !== b.text || !overlaps(a.box, b.box)) return false;
  return Math.hypot(a.from[0] - b.from[0], a.from[1] - b.from[1]) < a.size * 0.12;
}
