import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, GlobalFonts, ImageData } from '@napi-rs/canvas';
import type { Box } from '../../../model/recognised.ts';
import type { Pixels } from './recognised.ts';

/** What is blacked out, and what is written there. */
export interface Mark {
  readonly text: string;
  readonly boxes: readonly Box[];
}

const FONT = 'Zeef marks';
/** Share of a box's height that letters take. */
const SIZE = 0.72;

/** Blackens pixels: nothing of what was there is left in them. The first box of a mark says what stood there. */
export function blacken({ data, width, height }: Pixels, marks: readonly Mark[]): Pixels {
  registerFont();
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength);
  context.putImageData(new ImageData(pixels, width, height), 0, 0);
  context.fillStyle = '#000';
  for (const { left, top, right, bottom } of marks.flatMap(({ boxes }) => boxes)) {
    const margin = Math.max(2, Math.round(Math.min(right - left, bottom - top) * 0.12));
    context.fillRect(
      Math.floor(left) - margin,
      Math.floor(top) - margin,
      Math.ceil(right - left) + 2 * margin + 1,
      Math.ceil(bottom - top) + 2 * margin + 1,
    );
  }
  context.fillStyle = '#fff';
  context.textBaseline = 'middle';
  for (const { text, boxes } of marks) {
    const [box] = boxes;
    if (!box) continue;
    const [across, down] = [box.right - box.left, box.bottom - box.top];
    const isUpright = down <= 1.5 * across;
    context.save();
    context.translate(box.left, isUpright ? box.top + down / 2 : box.bottom);
    if (!isUpright) {
      context.translate(across / 2, 0);
      context.rotate(-Math.PI / 2);
    }
    context.font = `${Math.max(6, Math.min(across, down) * SIZE)}px "${FONT}"`;
    context.fillText(text, 0, 0, Math.max(across, down));
    context.restore();
  }
  return { data: new Uint8Array(context.getImageData(0, 0, width, height).data), width, height };
}

/** A font that comes with a library we have: servers often have none. */
function registerFont(): void {
  if (GlobalFonts.has(FONT)) return;
  const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  GlobalFonts.registerFromPath(join(library, 'standard_fonts/LiberationSans-Regular.ttf'), FONT);
}
