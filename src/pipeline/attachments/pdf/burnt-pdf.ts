import {
  beginText,
  endText,
  PDFDocument,
  type PDFFont,
  type PDFName,
  type PDFOperator,
  popGraphicsState,
  pushGraphicsState,
  StandardFonts,
  setCharacterSqueeze,
  setFillingRgbColor,
  setFontAndSize,
  setTextMatrix,
  setTextRenderingMode,
  showText,
  TextRenderingMode,
} from '@cantoo/pdf-lib';
import type { Box } from '../../../model/recognised.ts';
import type { Picture } from './draw.ts';

/** A text laid over a page picture. */
export interface OverlaidText {
  readonly text: string;
  readonly box: Box;
  /** Shown, in white; others are there to be searched and copied. */
  readonly isShown: boolean;
}

/** A page to burn: what is blacked out, in points, and what it says now. */
export interface BurntPage {
  readonly picture: Picture;
  readonly black: readonly Box[];
  readonly texts: readonly OverlaidText[];
}

/** Of JPEG, of 100: letters keep their edges. */
const QUALITY = 80;

/** Share of a box's height that a letter's size takes, and where its baseline lies. */
const SIZE = 0.75;
const BASELINE = 0.76;

/** Boxes higher than this many times their width hold a line that runs upwards. */
const UPRIGHT = 1.5;

/** Writes pages as pictures of themselves. Below a black box nothing remains. */
export class BurntPdf {
  readonly #document: PDFDocument;
  readonly #font: PDFFont;

  readonly #source: PDFDocument;

  private constructor(document: PDFDocument, font: PDFFont, source: PDFDocument) {
    this.#document = document;
    this.#font = font;
    this.#source = source;
  }

  /** @param source what pages are kept from */
  static async create(source: Uint8Array): Promise<BurntPdf> {
    const document = await PDFDocument.create({ updateMetadata: false });
    const font = await document.embedFont(StandardFonts.Helvetica);
    return new BurntPdf(document, font, await PDFDocument.load(source, { updateMetadata: false }));
  }

  /** Adds a page of the source as it is. Nothing of the other pages comes with it but fonts. */
  async keep(index: number): Promise<void> {
    for (const page of await this.#document.copyPages(this.#source, [index])) this.#document.addPage(page);
  }

  async add({ picture, black, texts }: BurntPage): Promise<void> {
    const { canvas, context, scale, width, height } = picture;
    context.resetTransform();
    context.fillStyle = '#000';
    for (const box of black) {
      const [left, top] = [Math.floor(box.left * scale) - 1, Math.floor(box.top * scale) - 1];
      context.fillRect(
        left,
        top,
        Math.ceil(box.right * scale) + 1 - left,
        Math.ceil(box.bottom * scale) + 1 - top,
      );
    }
    const page = this.#document.addPage([width, height]);
    const image = await this.#document.embedJpg(await canvas.encode('jpeg', QUALITY));
    page.drawImage(image, { x: 0, y: 0, width, height });
    const font = page.node.newFontDictionary('F', this.#font.ref);
    for (const text of texts) page.pushOperators(...this.#laid(text, font, height));
  }

  save(): Promise<Uint8Array> {
    return this.#document.save({ objectsPerTick: Number.POSITIVE_INFINITY });
  }

  #laid({ text, box, isShown }: OverlaidText, font: PDFName, pageHeight: number): PDFOperator[] {
    const encoded = this.#encodable(text);
    const natural = this.#font.widthOfTextAtSize(encoded, 1);
    if (natural === 0) return [];
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    const isUpright = height <= UPRIGHT * width;
    const [length, thickness] = isUpright ? [width, height] : [height, width];
    const size = isShown ? Math.min(thickness * SIZE, length / natural) : thickness * SIZE;
    const stretch = isShown ? 100 : Math.min(1000, Math.max(1, (100 * length) / (natural * size)));
    const matrix = isUpright
      ? setTextMatrix(1, 0, 0, 1, box.left, pageHeight - (box.top + height * BASELINE))
      : setTextMatrix(0, 1, -1, 0, box.left + width * BASELINE, pageHeight - box.bottom);
    return [
      pushGraphicsState(),
      beginText(),
      setFillingRgbColor(1, 1, 1),
      setTextRenderingMode(isShown ? TextRenderingMode.Fill : TextRenderingMode.Invisible),
      setFontAndSize(font, size),
      setCharacterSqueeze(stretch),
      matrix,
      showText(this.#font.encodeText(encoded)),
      endText(),
      popGraphicsState(),
    ];
  }

  /** Characters that the font of every reader has; others are shown in the picture alone. */
  #encodable(text: string): string {
    const known = new Set(this.#font.getCharacterSet());
    return [...text].map((character) => (known.has(character.codePointAt(0)!) ? character : '?')).join('');
  }
}
