import { createReadStream } from 'node:fs';

const NEWLINE = 0x0a;

/**
 * Lines of a file, each with its line break, as the bytes they are. One that is longer than `most` comes in pieces:
 * a file without line breaks must not fill the memory.
 */
export async function* linesOf(path: string, most: number): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let held = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let at = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, at)) {
      yield Buffer.concat([...rest, chunk.subarray(at, end + 1)]);
      rest = [];
      held = 0;
      at = end + 1;
    }
    if (at === chunk.length) continue;
    rest.push(chunk.subarray(at));
    held += chunk.length - at;
    if (held < most) continue;
    yield Buffer.concat(rest);
    rest = [];
    held = 0;
  }
  if (held > 0) yield Buffer.concat(rest);
}
