import { createInflate } from 'node:zlib';
import { type Budget, Withheld } from '../format.ts';

/**
 * Ways of packing whose unpacked size cannot be told cheaply, LZW and run lengths, under their full and short names,
 * and names spelt so that a search misses them. All of them are long out of use.
 */
const UNBOUNDED = /\/(?:LZW(?:Decode)?|RL|RunLengthDecode)\b|\/[A-Za-z]{0,30}#[0-9A-Fa-f]{2}/;

/** Dictionaries of streams are short: this much before the data is looked at. */
const DICTIONARY_BYTES = 4_000;

/**
 * Sees to it that nothing in a PDF unpacks to more than the budget has, before a parser unpacks it: they do so in
 * memory, without limit. Looks at every stream of the file, referenced or not (ISO 32000-2, 7.3.8 and 7.4).
 *
 * @throws Withheld `too-large`, `unreadable`
 */
export async function boundStreams(bytes: Uint8Array, budget: Budget): Promise<void> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    // Its end has the same letters.
    if (file.toString('latin1', at - 3, at) === 'end') continue;
    const before = file.toString('latin1', Math.max(0, at - DICTIONARY_BYTES), at);
    if (UNBOUNDED.test(before.slice(before.lastIndexOf(' obj') + 1))) throw new Withheld('unreadable');
    let start = at + 6;
    while (file[start] === 0x0d || file[start] === 0x0a || file[start] === 0x20) start++;
    await boundStream(file.subarray(start), budget);
  }
}

/** Header of zlib data (RFC 1950, 2.2): method 8, and the first two bytes a multiple of 31. */
function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && first >> 4 <= 7 && ((first << 8) | second) % 31 === 0;
}

/** Takes what a stream unpacks to from the budget. Broken data ends where it breaks, for parsers too. */
async function boundStream(packed: Uint8Array, budget: Budget): Promise<void> {
  if (!isZlib(packed)) return;
  const inflate = createInflate();
  inflate.on('error', () => inflate.destroy());
  inflate.end(packed);
  let isFirst = true;
  try {
    for await (const chunk of inflate) {
      const piece: Uint8Array = chunk;
      // No ratio here: rows of white pixels shrink a thousand times.
      budget.unpacked(piece.length, piece.length);
      if (isFirst && isZlib(piece)) throw new Withheld('too-large');
      isFirst = false;
    }
  } catch (error) {
    if (error instanceof Withheld) throw error;
  }
}
