import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib';
import { Withheld } from '../format.ts';
import { MAX_PAGES, MAX_PDF_PICTURE_PIXELS } from '../limits.ts';
import { flattenAnnotations } from './annotations.ts';

/** A PDF of its pages alone. */
export interface CleanedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /**
   * Its pages are lines and letters and nothing else. Others may hold what is drawn nowhere, or in part: pictures with
   * data about themselves or cut at an edge, forms that no page shows, strings beside the text.
   */
  readonly isPlain: boolean;
}

const FORM = PDFName.of('Form');
const IMAGE = PDFName.of('Image');
const PATTERN = PDFName.of('PatternType');
const LETTERS = PDFName.of('CharProcs');
const WIDTH = PDFName.of('Width');
const HEIGHT = PDFName.of('Height');

/** What a page needs to be drawn (ISO 32000-2, table 31). The rest is data about it, or acts. */
const PAGE_KEYS = new Set(
  ['Type', 'Parent', 'MediaBox', 'CropBox', 'Rotate', 'UserUnit', 'Resources', 'Contents', 'Group'].map(
    (key) => PDFName.of(key),
  ),
);

/** Data about an object, and ways from it to somewhere else: nothing of it is drawn. */
const DATA_KEYS = (
  'AA AF Alternates EF JavaScript JS LastModified Measure Metadata OC OPI PieceInfo Properties PtData ' +
  'StructParent StructParents Thumb URI'
)
  .split(' ')
  .map((key) => PDFName.of(key));

/** What a content stream says beside its text: replacement texts, descriptions, comments, pictures of its own. */
const UNDRAWN = /\/(?:ActualText|Alt|E|T|Contents|Title)\s*[(<]|%|\bBI\s/;

/**
 * Writes the pages of a PDF into a new one: what annotations and forms show becomes part of the page; metadata,
 * outlines, scripts, actions, embedded files, earlier revisions and whatever no page draws are not in it.
 *
 * @throws Withheld `encrypted`, `unreadable`, `too-large`
 */
export async function cleanPdf(bytes: Uint8Array): Promise<CleanedPdf> {
  const source = await load(bytes);
  const pages = source.getPages();
  if (pages.length === 0) throw new Withheld('unreadable');
  if (pages.length > MAX_PAGES) throw new Withheld('too-large');
  drawFields(source);
  for (const page of pages) {
    flattenAnnotations(source, page);
    for (const key of page.node.keys()) if (!PAGE_KEYS.has(key)) page.node.delete(key);
  }
  for (const [, object] of source.context.enumerateIndirectObjects()) withoutData(object);
  const target = await PDFDocument.create({ updateMetadata: false });
  for (const page of await target.copyPages(source, source.getPageIndices())) target.addPage(page);
  const contents = target.getPages().flatMap(({ node }) => streamsOf(node.Contents()));
  const others = target.context.enumerateIndirectObjects().map(([, object]) => object);
  for (const object of others) checkSize(object);
  return {
    bytes: await target.save({ addDefaultPage: false, objectsPerTick: Number.POSITIVE_INFINITY }),
    pages: pages.length,
    isPlain: !others.some(isComposed) && !contents.some(saysMore),
  };
}

/** The library that draws leaves out pictures that are larger than it is told, without a word. */
function checkSize(object: PDFObject): void {
  if (!(object instanceof PDFStream)) return;
  const [width, height] = [WIDTH, HEIGHT].map((key) => object.dict.lookup(key));
  if (!(width instanceof PDFNumber && height instanceof PDFNumber)) return;
  if (width.asNumber() * height.asNumber() > MAX_PDF_PICTURE_PIXELS) throw new Withheld('too-large');
}

/** Draws the values of form fields that were filled in but not drawn: programs do that on opening. */
function drawFields(document: PDFDocument): void {
  const form = document.catalog.getAcroForm();
  if (!form) return;
  // Forms in XML repeat what the fields say, or replace the pages; the library warns about them.
  form.dict.delete(PDFName.of('XFA'));
  try {
    document.getForm().updateFieldAppearances();
  } catch {
    throw new Withheld('unreadable');
  }
}

async function load(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      parseSpeed: Number.POSITIVE_INFINITY,
      throwOnInvalidObject: true,
      updateMetadata: false,
    });
    if (document.context.trailerInfo.Encrypt) throw new Withheld('encrypted');
    return document;
  } catch (error) {
    // The library's errors may quote the file.
    if (error instanceof Withheld) throw error;
    throw new Withheld(Buffer.from(bytes).includes('/Encrypt') ? 'encrypted' : 'unreadable');
  }
}

function withoutData(object: PDFObject): void {
  if (object instanceof PDFStream) withoutData(object.dict);
  else if (object instanceof PDFArray) for (const item of object.asArray()) withoutData(item);
  else if (object instanceof PDFDict) {
    for (const key of DATA_KEYS) object.delete(key);
    for (const value of object.values()) withoutData(value);
  }
}

function streamsOf(contents: PDFObject | undefined): PDFRawStream[] {
  if (contents instanceof PDFRawStream) return [contents];
  if (!(contents instanceof PDFArray)) return [];
  return Array.from({ length: contents.size() }, (_, i) => contents.lookup(i)).filter(
    (stream) => stream instanceof PDFRawStream,
  );
}

/** Forms, pictures and patterns, and fonts whose letters are drawn as they are. */
function isComposed(object: PDFObject): boolean {
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return false;
  const subtype = dict.get(PDFName.of('Subtype'));
  return subtype === FORM || subtype === IMAGE || dict.has(PATTERN) || dict.has(LETTERS);
}

function saysMore(content: PDFRawStream): boolean {
  return UNDRAWN.test(Buffer.from(decodePDFRawStream(content).decode()).toString('latin1'));
}
