import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';
import type { Box, Glyph } from '../../../model/recognised.ts';
import { Withheld } from '../format.ts';
import { boundsOf, IDENTITY, type Matrix, multiplied, transformed } from '../page/geometry.ts';

/** What a page draws. */
export interface Drawn {
  readonly glyphs: readonly Glyph[];
  /** Where it draws pictures. */
  readonly pictures: readonly Box[];
  /** Curves drawn: letters may have been made of them. */
  readonly curves: number;
}

/** How far letters reach above and below the baseline, in sizes of the font; accents and tails included. */
const ASCENT = 0.95;
const DESCENT = 0.3;

/** Text of a glyph whose font does not tell it. */
export const UNTOLD = '\ufffd';

/** Says nothing of a character: of a private use area, or a control. */
const NO_CHARACTER = /^$|[\p{Co}\p{Cn}\p{Cc}\ufffd]/u;

const GlyphArg = z.union([
  z.number(),
  z.object({ unicode: z.string(), width: z.number().nullish(), isSpace: z.boolean().optional() }),
  z.null(),
]);
const MatrixArg = z.preprocess(
  (value) => (value && typeof value === 'object' && !Array.isArray(value) ? Object.values(value) : value),
  z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]),
);

interface Font {
  readonly unit: number;
}

interface TextState {
  readonly font: Font | undefined;
  readonly size: number;
  readonly direction: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly hScale: number;
  readonly leading: number;
  readonly rise: number;
}

const START: TextState = {
  font: undefined,
  size: 0,
  direction: 1,
  charSpacing: 0,
  wordSpacing: 0,
  hScale: 1,
  leading: 0,
  rise: 0,
};

/** Walks what a page draws, as the library that draws it does. @throws Withheld for what it does not know */
export async function drawnOn(page: PDFPageProxy): Promise<Drawn> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
  const walk = new Walk(page);
  for (const [i, operator] of fnArray.entries()) walk.step(operator, argsArray[i] ?? []);
  return walk;
}

class Walk implements Drawn {
  readonly glyphs: Glyph[] = [];
  readonly pictures: Box[] = [];
  curves = 0;
  readonly #page: PDFPageProxy;
  readonly #view: Matrix;
  readonly #whole: Box;
  #matrix: Matrix = IDENTITY;
  #state = START;
  readonly #saved: { matrix: Matrix; state: TextState }[] = [];
  #textMatrix: Matrix = IDENTITY;
  #x = 0;
  #y = 0;
  #lineX = 0;
  #lineY = 0;

  constructor(page: PDFPageProxy) {
    const viewport = page.getViewport({ scale: 1 });
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: number[] = viewport.transform;
    this.#page = page;
    this.#view = [a, b, c, d, e, f];
    this.#whole = { left: 0, top: 0, right: viewport.width, bottom: viewport.height };
  }

  step(operator: number, args: readonly unknown[]): void {
    switch (operator) {
      case OPS.save:
      case OPS.beginGroup:
        this.#save();
        break;
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        this.#restore();
        break;
      case OPS.paintFormXObjectBegin:
        this.#save();
        if (args[0]) this.#concat(args[0]);
        break;
      case OPS.transform:
        this.#concat(args);
        break;
      case OPS.constructPath:
        this.#path(args);
        break;
      case OPS.setGState:
        for (const [key, value] of z.array(z.tuple([z.string(), z.unknown()])).parse(args[0])) {
          if (key === 'Font') this.#setFont(z.array(z.unknown()).parse(value));
        }
        break;
      case OPS.setFillColorN:
      case OPS.setStrokeColorN:
        // What a pattern draws is not walked.
        if (args[0] === 'TilingPattern') this.pictures.push(this.#whole);
        break;
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
        this.#picture();
        break;
      case OPS.paintImageXObjectRepeat:
      case OPS.paintImageMaskXObjectRepeat:
      case OPS.paintImageMaskXObjectGroup:
      case OPS.paintInlineImageXObjectGroup:
        this.pictures.push(this.#whole);
        break;
      default:
        this.#text(operator, args);
    }
  }

  #text(operator: number, args: readonly unknown[]): void {
    switch (operator) {
      case OPS.beginText:
        this.#setTextMatrix(IDENTITY);
        break;
      case OPS.setTextMatrix:
        this.#setTextMatrix(MatrixArg.parse(args[0]));
        break;
      case OPS.setFont:
        this.#setFont(args);
        break;
      case OPS.setCharSpacing:
        this.#state = { ...this.#state, charSpacing: z.number().parse(args[0]) };
        break;
      case OPS.setWordSpacing:
        this.#state = { ...this.#state, wordSpacing: z.number().parse(args[0]) };
        break;
      case OPS.setHScale:
        this.#state = { ...this.#state, hScale: z.number().parse(args[0]) / 100 };
        break;
      case OPS.setLeading:
        this.#state = { ...this.#state, leading: -z.number().parse(args[0]) };
        break;
      case OPS.setTextRise:
        this.#state = { ...this.#state, rise: z.number().parse(args[0]) };
        break;
      case OPS.setLeadingMoveText:
        this.#state = { ...this.#state, leading: z.number().parse(args[1]) };
        this.#move(args);
        break;
      case OPS.moveText:
        this.#move(args);
        break;
      case OPS.nextLine:
        this.#move([0, this.#state.leading]);
        break;
      case OPS.showText:
        this.#show(z.array(GlyphArg).parse(args[0]));
        break;
      case OPS.showSpacedText:
      case OPS.nextLineShowText:
      case OPS.nextLineSetSpacingShowText:
        // The library writes all of them as the one above.
        throw new Withheld('unreadable');
    }
  }

  #save(): void {
    this.#saved.push({ matrix: this.#matrix, state: this.#state });
  }

  #restore(): void {
    const saved = this.#saved.pop();
    if (saved) ({ matrix: this.#matrix, state: this.#state } = saved);
  }

  #concat(matrix: unknown): void {
    this.#matrix = multiplied(this.#matrix, MatrixArg.parse(matrix));
  }

  #setTextMatrix(matrix: Matrix): void {
    this.#textMatrix = matrix;
    this.#x = this.#y = this.#lineX = this.#lineY = 0;
  }

  #move([x, y]: readonly unknown[]): void {
    this.#x = this.#lineX += z.number().parse(x);
    this.#y = this.#lineY += z.number().parse(y);
  }

  #setFont([name, size]: readonly unknown[]): void {
    const font: unknown = this.#page.commonObjs.get(z.string().parse(name));
    const { fontMatrix, vertical } = z
      .object({ fontMatrix: z.array(z.number()).nullish(), vertical: z.boolean().nullish() })
      .parse(read(font, ['fontMatrix', 'vertical']));
    if (vertical) throw new Withheld('unreadable');
    const given = z.number().parse(size);
    this.#state = {
      ...this.#state,
      font: { unit: fontMatrix?.[0] ?? 0.001 },
      size: Math.abs(given),
      direction: given < 0 ? -1 : 1,
    };
  }

  #show(glyphs: readonly z.infer<typeof GlyphArg>[]): void {
    const { font, size, direction, charSpacing, wordSpacing, hScale, rise } = this.#state;
    if (!font) throw new Withheld('unreadable');
    const across = hScale * direction;
    const matrix = multiplied(this.#view, multiplied(this.#matrix, this.#textMatrix));
    for (const glyph of glyphs) {
      if (glyph === null) continue;
      if (typeof glyph === 'number') {
        this.#x -= (glyph * size * across) / 1000;
        continue;
      }
      const width = (glyph.width ?? 0) * font.unit * size;
      this.#place(glyph.unicode, matrix, width * across, this.#y + rise, size * direction);
      this.#x += (width + ((glyph.isSpace ? wordSpacing : 0) + charSpacing) * direction) * across;
    }
  }

  #place(unicode: string, matrix: Matrix, width: number, y: number, size: number): void {
    const x = this.#x;
    const from = transformed(matrix, x, y);
    const to = transformed(matrix, x + width, y);
    const above = transformed(matrix, x, y + size);
    const corners = [x, x + width].flatMap((cx) =>
      [y - DESCENT * size, y + ASCENT * size].map((cy) => transformed(matrix, cx, cy)),
    );
    this.glyphs.push({
      text: NO_CHARACTER.test(unicode) ? UNTOLD : unicode,
      box: boundsOf(corners),
      from,
      to,
      size: Math.hypot(above[0] - from[0], above[1] - from[1]),
    });
  }

  #picture(): void {
    const matrix = multiplied(this.#view, this.#matrix);
    const corners = [0, 1].flatMap((x) => [0, 1].map((y) => transformed(matrix, x, y)));
    this.pictures.push(boundsOf(corners));
  }

  #path(args: readonly unknown[]): void {
    const [data] = Array.isArray(args[1]) ? args[1] : [];
    if (!(data instanceof Float32Array)) return;
    for (let i = 0; i < data.length; ) {
      const verb = data[i]!;
      if (verb === 2 || verb === 3) this.curves++;
      i += [3, 3, 7, 5, 1][verb] ?? data.length;
    }
  }
}

/** Properties that an object has by way of its class, as plain ones. */
function read(object: unknown, keys: readonly string[]): Record<string, unknown> {
  if (typeof object !== 'object' || object === null) throw new Withheld('unreadable');
  return Object.fromEntries(keys.map((key) => [key, Reflect.get(object, key)]));
}
