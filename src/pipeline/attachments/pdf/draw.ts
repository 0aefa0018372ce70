import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { PDFPageProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../../model/recognised.ts';
import { Withheld } from '../format.ts';
import { MAX_PAGE_PIXELS } from '../limits.ts';

/** Pixels per inch of pages that are passed on as pictures: small print stays readable, as in a fax of fine grade. */
export const BURN_DPI = 150;
/** Points per inch. */
const POINTS = 72;

/** A page as pixels. */
export interface Picture {
  readonly canvas: Canvas;
  readonly context: SKRSContext2D;
  /** Pixels per point. */
  readonly scale: number;
  /** Size of the page in points. */
  readonly width: number;
  readonly height: number;
}

/** @throws Withheld `too-large` for a page of more pixels than {@link MAX_PAGE_PIXELS} */
export async function draw(page: PDFPageProxy, dpi = BURN_DPI): Promise<Picture> {
  const scale = dpi / POINTS;
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale });
  const [across, down] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  if (!(across > 0 && down > 0) || across * down > MAX_PAGE_PIXELS) throw new Withheld('too-large');
  const canvas = createCanvas(across, down);
  const context = canvas.getContext('2d');
  // The library's types are of a browser's canvas; this is the one that it draws on here.
  const task: RenderTask = Reflect.apply(page.render, page, [{ canvas, viewport, annotationMode: 0 }]);
  await task.promise;
  return { canvas, context, scale, width, height };
}

/** Darkest and lightest pixel that a box holds may be this alike (of 255) where nothing can be read. */
const CONTRAST = 24;

/** Whether something stands out in a box, given in points. What lies outside of the picture does not. */
export function isSeen({ context, canvas, scale }: Picture, box: Box): boolean {
  const left = Math.max(0, Math.floor(box.left * scale));
  const top = Math.max(0, Math.floor(box.top * scale));
  const width = Math.min(canvas.width, Math.ceil(box.right * scale)) - left;
  const height = Math.min(canvas.height, Math.ceil(box.bottom * scale)) - top;
  if (width <= 0 || height <= 0) return false;
  const { data } = context.getImageData(left, top, width, height);
  let [low, high] = [255, 0];
  for (let i = 0; i < data.length; i += 4) {
    const light = (data[i]! * 3 + data[i + 1]! * 6 + data[i + 2]!) / 10;
    low = Math.min(low, light);
    high = Math.max(high, light);
  }
  return high - low >= CONTRAST;
}
