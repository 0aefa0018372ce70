import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker as Thread } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { createWorker, OEM, type Worker } from 'tesseract.js';
import type { Glyph, Recognised, RecognisedWord } from '../../../model/recognised.ts';
import { Withheld } from '../format.ts';
import { boundsOf } from '../page/geometry.ts';
import { legibility, type Pixels } from './recognised.ts';

/**
 * One picture's share of time, all its turns together. A page of print takes some seconds; noise takes without end.
 */
const PICTURE_TIME_LIMIT_MS = 60_000;

/** Pixels of the long side that letters of ordinary size are read best at; smaller pictures are enlarged. */
const BEST_SIDE = 2_200;
const MAX_ENLARGEMENT = 3;

/** Read without turning when this many characters are, and this share of all is, sure. */
const ENOUGH_SURE = 12;
const SURE_SHARE = 0.6;

/** The first is the language most mail is in; words of the others are read as well. */
const LANGUAGES = ['nld', 'eng', 'deu', 'fra'] as const;

const require = createRequire(import.meta.url);

/** Trained data of a language, from its package: nothing is fetched, nothing is written. */
function folderOf(language: string): string {
  return join(dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)), '4.0.0_best_int');
}

/** The reader of this thread. Loading takes a second or two, so it is kept. */
let reader: Promise<Worker> | undefined;

async function startReader(): Promise<Worker> {
  const [first, ...others] = LANGUAGES;
  const worker = await createWorker(first, OEM.LSTM_ONLY, {
    langPath: folderOf(first),
    cacheMethod: 'none',
    gzip: true,
    // Without one, an error is thrown where nobody can catch it.
    errorHandler: () => undefined,
  });
  // The library looks for all languages in one folder; each has its own here.
  for (const language of others) {
    const packed = readFileSync(join(folderOf(language), `${language}.traineddata.gz`));
    await worker.FS('writeFile', [`./${language}.traineddata`, new Uint8Array(gunzipSync(packed))]);
  }
  await worker.reinitialize(first, OEM.LSTM_ONLY, `tessedit_load_sublangs ${others.join('+')}`);
  await worker.setParameters({
    user_defined_dpi: '300',
    // Nothing is learnt from a picture: the next one is somebody else's, and the same one reads the same.
    tessedit_enable_doc_dict: '0',
    classify_enable_learning: '0',
  });
  return worker;
}

/**
 * Reads a picture.
 *
 * @throws Withheld `too-large` when it takes too long, `unreadable`
 */
export async function recognise(pixels: Pixels): Promise<Recognised> {
  reader ??= startReader();
  const worker = await reader;
  // The thread of a reader that waits keeps no process from ending.
  const thread: unknown = Reflect.get(worker, 'worker');
  const hold = (held: boolean) => thread instanceof Thread && (held ? thread.ref() : thread.unref());
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Withheld('too-large')), PICTURE_TIME_LIMIT_MS);
  });
  hold(true);
  try {
    return await Promise.race([inAnyTurn(worker, pixels), late]);
  } catch (error) {
    reader = undefined;
    await worker.terminate();
    throw error instanceof Withheld ? error : new Withheld('unreadable');
  } finally {
    clearTimeout(timer);
    hold(false);
  }
}

/** Reads a picture upright, and where that gives little turned as well: the turn in which most is sure. */
async function inAnyTurn(worker: Worker, pixels: Pixels): Promise<Recognised> {
  let best: Recognised = { lines: [] };
  let most = -1;
  for (const turn of [0, 90, 270, 180] as const) {
    const read = await turned(worker, pixels, turn);
    const { sure, all } = legibility(read);
    if (sure > most) [best, most] = [read, sure];
    if (sure >= ENOUGH_SURE && sure >= SURE_SHARE * all) break;
  }
  return best;
}

async function turned(worker: Worker, pixels: Pixels, turn: 0 | 90 | 180 | 270): Promise<Recognised> {
  const { data, width, height } = pixels;
  const longSide = Math.max(width, height);
  const scale = Math.min(MAX_ENLARGEMENT, Math.max(1, BEST_SIDE / longSide));
  const image = await sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false })
    .flatten({ background: '#fff' })
    .resize({ width: Math.round(longSide * scale), height: Math.round(longSide * scale), fit: 'inside' })
    // Contrast is left as it is: stretching it makes letters of what JPEG leaves around them.
    .grayscale()
    .rotate(turn)
    .png({ compressionLevel: 1 })
    .toBuffer();
  const { data: page } = await worker.recognize(image, {}, { blocks: true, text: false });
  const lines = (page.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines: all }) => all));
  const back = (x: number, y: number): readonly [number, number] => {
    const [a, b] = [x / scale, y / scale];
    if (turn === 90) return [b, height - a];
    if (turn === 180) return [width - a, height - b];
    return turn === 270 ? [width - b, a] : [a, b];
  };
  return {
    lines: lines.map(({ words, bbox }) =>
      words.map(({ symbols, confidence }): RecognisedWord => {
        const { y0, y1 } = bbox;
        const glyphs = symbols.map(({ text, bbox: { x0, x1, y0: top, y1: bottom } }): Glyph => {
          // The whole height of the line: what a letter leaves above and below it goes with it.
          const corners = [back(x0, Math.min(y0, top)), back(x1, Math.max(y1, bottom))];
          return {
            text,
            box: boundsOf(corners),
            from: back(x0, y1),
            to: back(x1, y1),
            size: (y1 - y0) / scale,
          };
        });
        return { confidence, glyphs };
      }),
    ),
  };
}
