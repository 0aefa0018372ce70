import { createHash } from 'node:crypto';
import sharp, { type Metadata, type Sharp } from 'sharp';
import type { Recognised } from '../../../model/recognised.ts';
import { type Budget, type ReadFile, Withheld } from '../format.ts';
import { MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE } from '../limits.ts';
import { boxesOf, glyphsIn } from '../page/boxes.ts';
import { blacken, type Mark } from './blacken.ts';
import { looksLikeIdentity } from './identity.ts';
import { isRead, type Pixels } from './recognised.ts';
import { recognisedText } from './text.ts';

/** Formats that are read and written. Of moving ones the first picture. */
const FORMATS = ['png', 'jpeg', 'webp', 'gif', 'tiff'] as const;
type Format = (typeof FORMATS)[number];

/** Icons: too small for a value to stand in one. Pixels of the longer side. */
const ICON_SIDE = 64;

/** JPEG and WebP, of 100. */
const QUALITY = 88;

/**
 * Reads a picture: the text that is recognised in it. Written again it has no data about itself (where and when it was
 * made, by what, previews), is at most {@link MAX_PICTURE_SIDE} pixels long, and black where a value stood.
 *
 * Not seen: codes for machines (QR and bars), faces, and writing of hands and scripts that are not recognised at all.
 *
 * @throws Withheld `identity-document` for pictures of one; `too-large`, `unreadable`
 */
export async function readPicture(bytes: Uint8Array, budget: Budget): Promise<ReadFile> {
  const { format, width, height } = await headerOf(bytes);
  const isIcon = Math.max(width, height) <= ICON_SIDE;
  const key = createHash('sha256').update(bytes).digest('base64url');
  const recognised: Recognised = isIcon ? { lines: [] } : await budget.recognise(key, () => pixelsOf(bytes));
  const { glyphs, reading } = recognisedText(recognised);
  if (looksLikeIdentity(reading.text)) throw new Withheld('identity-document');
  budget.source(reading.text.length);
  return {
    pieces: [{ path: '', source: reading.text, syntax: 'plain' }],
    mediaType: `image/${format}`,
    kinds: ['picture'],
    isDoubtful: ([edits = []]) => !isRead(recognised, glyphsIn(glyphs, reading, edits)),
    stripped: true,
    write: async (_sources, [edits = []]) => {
      const marks = edits.map(({ replacement, ...span }): Mark => {
        return { text: replacement, boxes: boxesOf(glyphs, reading, span) };
      });
      const pixels = await pixelsOf(bytes);
      return encoded(marks.length > 0 ? blacken(pixels, marks) : pixels, format);
    },
    // Reading it takes as long again: what is black now was a value, and the rest was searched.
    reread: async (written) => {
      await headerOf(written);
      return [];
    },
  };
}

/** @throws Withheld */
async function headerOf(bytes: Uint8Array): Promise<{ format: Format; width: number; height: number }> {
  let found: Metadata;
  try {
    // Nothing is unpacked yet.
    found = await sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata();
  } catch {
    throw new Withheld('unreadable');
  }
  const { width, height } = found;
  const format = FORMATS.find((known) => known === found.format);
  if (!format) throw new Withheld('type');
  if (width * height > MAX_PICTURE_PIXELS) throw new Withheld('too-large');
  return { format, width, height };
}

function opened(bytes: Uint8Array): Sharp {
  // Damage of any kind is an error: what is behind it could be shown by another program.
  return sharp(bytes, {
    limitInputPixels: MAX_PICTURE_PIXELS,
    failOn: 'warning',
    pages: 1,
    sequentialRead: true,
  });
}

/** The picture as it is shown: turned as its data says, no larger than passed on. */
async function pixelsOf(bytes: Uint8Array): Promise<Pixels> {
  try {
    const { data, info } = await opened(bytes)
      .autoOrient()
      .resize({ width: MAX_PICTURE_SIDE, height: MAX_PICTURE_SIDE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch {
    throw new Withheld('unreadable');
  }
}

function encoded({ data, width, height }: Pixels, format: Format): Promise<Uint8Array> {
  const picture = sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false });
  if (format === 'jpeg') return picture.flatten({ background: '#fff' }).jpeg({ quality: QUALITY }).toBuffer();
  if (format === 'tiff') return picture.tiff({ compression: 'deflate' }).toBuffer();
  return picture.toFormat(format, format === 'webp' ? { quality: QUALITY } : {}).toBuffer();
}
