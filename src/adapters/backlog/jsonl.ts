import type { BacklogItem } from '../../ports/backlog.ts';
import { linesOf } from './lines.ts';

/** Lines are scanned together up to this size: large enough to be fast, small enough for a thread's limits. */
const PIECE_BYTES = 64 * 1024;
const MAX_LINE_BYTES = 8 * 1024 * 1024;

/**
 * Pieces of a file with a JSON value a line (https://jsonlines.org), each as one array with the values on lines of
 * their own: JSON has no line break inside a value, so that the lines can be told apart afterwards.
 */
export async function* jsonlPieces(path: string): AsyncGenerator<BacklogItem> {
  let lines: string[] = [];
  let size = 0;
  for await (const bytes of linesOf(path, MAX_LINE_BYTES)) {
    const line = bytes
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trim();
    if (line === '') continue;
    if (!isJson(line)) {
      // Broken where it stands: whatever it is, it is scanned by itself.
      if (lines.length > 0) yield asArray(lines);
      yield { kind: 'file', raw: bytes, extension: 'txt' };
      lines = [];
      size = 0;
      continue;
    }
    lines.push(line);
    size += line.length;
    if (size < PIECE_BYTES) continue;
    yield asArray(lines);
    lines = [];
    size = 0;
  }
  if (lines.length > 0) yield asArray(lines);
}

/** The lines of a sanitised piece. */
export function asLines(output: Uint8Array): Uint8Array {
  const text = Buffer.from(output).toString('utf8');
  if (!text.startsWith('[\n')) return Buffer.from(text.endsWith('\n') ? text : `${text}\n`);
  return Buffer.from(text.slice(2, -2).replace(/,\n/g, '\n').concat('\n'));
}

function asArray(lines: readonly string[]): BacklogItem {
  return { kind: 'file', raw: Buffer.from(`[\n${lines.join(',\n')}\n]`), extension: 'json' };
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
