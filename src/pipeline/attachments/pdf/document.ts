import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Withheld } from '../format.ts';
import { MAX_PDF_PICTURE_PIXELS } from '../limits.ts';

/** Where the library keeps fonts and tables that a PDF may name without holding them. */
const LIBRARY = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/**
 * Does something with each page of a PDF, one after another. Nothing in it is run, and nothing loaded from anywhere
 * but the library's own folder.
 *
 * @throws Withheld `unreadable`
 */
export async function eachPage<T>(
  bytes: Uint8Array,
  visit: (page: PDFPageProxy, index: number) => Promise<T>,
): Promise<T[]> {
  const task = getDocument({
    // A copy: the library keeps the buffer.
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    standardFontDataUrl: `${LIBRARY}/standard_fonts/`,
    cMapUrl: `${LIBRARY}/cmaps/`,
    wasmUrl: `${LIBRARY}/wasm/`,
    iccUrl: `${LIBRARY}/iccs/`,
    maxImageSize: MAX_PDF_PICTURE_PIXELS,
    verbosity: 0,
  });
  try {
    const document: PDFDocumentProxy = await task.promise;
    const results: T[] = [];
    for (let i = 0; i < document.numPages; i++) {
      const page = await document.getPage(i + 1);
      results.push(await visit(page, i));
      page.cleanup();
    }
    return results;
  } catch (error) {
    // The library's errors may quote the file.
    throw error instanceof Withheld ? error : new Withheld('unreadable');
  } finally {
    await task.destroy();
  }
}
