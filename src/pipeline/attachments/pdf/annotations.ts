import {
  concatTransformationMatrix,
  drawObject,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRef,
  PDFStream,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib';
import { Withheld } from '../format.ts';

/** More than the largest forms have on a page. */
const MAX_ANNOTATIONS = 2_000;

/** Flags of annotations that are not shown (ISO 32000-2, table 167): hidden, no view. */
const UNSHOWN = 0b100010;

type Matrix = readonly [number, number, number, number, number, number];
type Box = readonly [number, number, number, number];

/** Makes what the annotations and form fields of a page show part of the page. Takes none of them away. */
export function flattenAnnotations(document: PDFDocument, page: PDFPage): void {
  const annotations = page.node.Annots();
  if (!annotations) return;
  if (annotations.size() > MAX_ANNOTATIONS) throw new Withheld('too-large');
  for (let i = 0; i < annotations.size(); i++) {
    const annotation = annotations.lookup(i);
    if (annotation instanceof PDFDict) flatten(document, page, annotation);
  }
}

function flatten(document: PDFDocument, page: PDFPage, annotation: PDFDict): void {
  const flags = annotation.lookup(PDFName.of('F'));
  if (flags instanceof PDFNumber && (flags.asNumber() & UNSHOWN) !== 0) return;
  if (annotation.lookup(PDFName.of('Subtype')) === PDFName.of('Popup')) return;
  const found = appearanceOf(annotation);
  const rect = boxOf(annotation.lookup(PDFName.of('Rect')));
  if (!found || !rect) return;
  const { ref, stream } = found;
  const box = boxOf(stream.dict.lookup(PDFName.of('BBox')));
  if (!box) return;
  const matrix = placed(box, matrixOf(stream.dict.lookup(PDFName.of('Matrix'))), rect);
  const key = page.node.newXObject('Flat', ref);
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(...matrix),
    drawObject(key),
    popGraphicsState(),
  );

  function appearanceOf(dict: PDFDict): { ref: PDFRef; stream: PDFStream } | undefined {
    const appearances = dict.lookup(PDFName.of('AP'));
    if (!(appearances instanceof PDFDict)) return undefined;
    let value = appearances.get(PDFName.of('N'));
    const states = document.context.lookup(value);
    if (states instanceof PDFDict) {
      const state = dict.lookup(PDFName.of('AS'));
      value = state instanceof PDFName ? states.get(state) : undefined;
    }
    const stream = document.context.lookup(value);
    return value instanceof PDFRef && stream instanceof PDFStream ? { ref: value, stream } : undefined;
  }
}

function numbersOf(object: unknown, count: number): number[] | undefined {
  if (!(object instanceof PDFArray) || object.size() !== count) return undefined;
  const numbers = Array.from({ length: count }, (_, i) => object.lookup(i));
  const values = numbers.map((value) => (value instanceof PDFNumber ? value.asNumber() : Number.NaN));
  return values.every(Number.isFinite) ? values : undefined;
}

function boxOf(object: unknown): Box | undefined {
  const [a, b, c, d] = numbersOf(object, 4) ?? [];
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

function matrixOf(object: unknown): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(object, 6) ?? [];
  return [a, b, c, d, e, f];
}

/** The matrix that takes an appearance's box, as its own matrix turns it, into its rectangle (12.5.5, algorithm). */
function placed(box: Box, [a, b, c, d, e, f]: Matrix, rect: Box): Matrix {
  const xs = [box[0], box[2]].flatMap((x) => [box[1], box[3]].map((y) => a * x + c * y + e));
  const ys = [box[0], box[2]].flatMap((x) => [box[1], box[3]].map((y) => b * x + d * y + f));
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scaleX = right > left ? (rect[2] - rect[0]) / (right - left) : 1;
  const scaleY = top > bottom ? (rect[3] - rect[1]) / (top - bottom) : 1;
  return [scaleX, 0, 0, scaleY, rect[0] - left * scaleX, rect[1] - bottom * scaleY];
}
