import { join } from 'node:path';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';

// The fonts that come with pdf.js: machines that test have none at times.
const FONTS = join(import.meta.dirname, '../../node_modules/pdfjs-dist/standard_fonts');
GlobalFonts.registerFromPath(join(FONTS, 'LiberationSans-Regular.ttf'), 'Letter');
GlobalFonts.registerFromPath(join(FONTS, 'LiberationSans-Bold.ttf'), 'Letter Bold');

/** How a picture is drawn. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  /** Of the letters, in pixels. */
  readonly size?: number;
  readonly ink?: string;
  readonly paper?: string;
  readonly format?: 'png' | 'jpeg' | 'webp';
  /** Draws more, over it. */
  readonly more?: (context: SKRSContext2D) => void;
}

/** A picture of lines of text, one below the other. */
export function pictureOf(lines: readonly string[], look: Look = {}): Buffer {
  const { width = 1000, height = 260, size = 28, ink = '#222', paper = '#fff', format = 'png', more } = look;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  context.fillStyle = ink;
  context.font = `${size}px Letter`;
  for (const [i, line] of lines.entries()) context.fillText(line, size, size * (2 + 1.6 * i));
  more?.(context);
  return format === 'png' ? canvas.toBuffer('image/png') : canvas.toBuffer(`image/${format as 'jpeg'}`);
}
