import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib';
import { Withheld } from '../format.ts';
import { MAX_PAGES } from '../limits.ts';
import { flattenAnnotations } from './annotations.ts';

/** A PDF of its pages alone. */
export interface CleanedPdf {
  readonly bytes: Uint8Array;
  /** Its pages hold strings that are drawn nowhere, or pictures with data about themselves. */
  readonly whispers: boolean;
}

const FORM = PDFName.of('Form');
const IMAGE = PDFName.of('Image');

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

/** Strings of a content stream that nobody sees: replacement texts, descriptions, comments. */
const UNDRAWN = /\/(?:ActualText|Alt|E|T|Contents|Title)\s*[(<]|%/;

/** Data that cameras and picture editors write into a JPEG: EXIF, XMP, IPTC. */
const PICTURE_DATA_BYTES = 128 * 1024;
const PICTURE_DATA = /Exif\0|ns\.adobe\.com|Photoshop 3\.0/;

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
  const forms = target.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (isDrawn(object) ? [object] : []));
  return {
    bytes: await target.save({ addDefaultPage: false, objectsPerTick: Number.POSITIVE_INFINITY }),
    whispers: [...contents, ...forms].some(whispersIn),
  };
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

/** Forms, patterns and pictures: streams that are drawn beside the contents of pages. */
function isDrawn(object: PDFObject): object is PDFRawStream {
  if (!(object instanceof PDFRawStream)) return false;
  const { dict } = object;
  const subtype = dict.get(PDFName.of('Subtype'));
  return subtype === FORM || subtype === IMAGE || dict.has(PDFName.of('PatternType'));
}

function whispersIn(stream: PDFRawStream): boolean {
  if (stream.dict.get(PDFName.of('Subtype')) === IMAGE) {
    return PICTURE_DATA.test(Buffer.from(stream.contents.subarray(0, PICTURE_DATA_BYTES)).toString('latin1'));
  }
  return UNDRAWN.test(Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'));
}
