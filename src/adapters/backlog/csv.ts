import type { BacklogItem } from '../../ports/backlog.ts';
import { linesOf } from './lines.ts';

/** Rows are scanned together up to this size: large enough to be fast, small enough for a thread's limits. */
const PIECE_BYTES = 64 * 1024;
/** A row longer than this is cut: an unclosed quote must not take in the rest of the file. */
const MAX_ROW_BYTES = 8 * 1024 * 1024;
const QUOTE = 0x22;
const BOM = Buffer.from('\ufeff');

/** Pieces of a table, each with the header row before its own rows, since it tells what a column holds. */
export async function* csvPieces(path: string, extension: string): AsyncGenerator<BacklogItem> {
  let header: Buffer | undefined;
  let rows: Buffer[] = [];
  let size = 0;
  for await (const row of rowsOf(path)) {
    if (!header) {
      header = row;
      continue;
    }
    rows.push(row);
    size += row.length;
    if (size < PIECE_BYTES) continue;
    yield { kind: 'file', raw: Buffer.concat([header, ...rows]), extension };
    rows = [];
    size = 0;
  }
  if (header && (size > 0 || rows.length === 0))
    yield { kind: 'file', raw: Buffer.concat([header, ...rows]), extension };
}

/** The rows of a sanitised piece as the copy goes on: the header stands in the first alone. */
export function withoutHeader(output: Uint8Array, index: number): Uint8Array {
  const bytes = Buffer.from(output);
  if (index === 0) return bytes;
  const from = bytes.subarray(0, BOM.length).equals(BOM) ? BOM.length : 0;
  return bytes.subarray(rowEnd(bytes, from));
}

/** A line break inside quotes belongs to its row. */
async function* rowsOf(path: string): AsyncGenerator<Buffer> {
  let lines: Buffer[] = [];
  let size = 0;
  let inQuotes = false;
  for await (const line of linesOf(path, MAX_ROW_BYTES)) {
    for (const byte of line) if (byte === QUOTE) inQuotes = !inQuotes;
    lines.push(line);
    size += line.length;
    if (inQuotes && size < MAX_ROW_BYTES) continue;
    yield Buffer.concat(lines);
    lines = [];
    size = 0;
    inQuotes = false;
  }
  if (size > 0) yield Buffer.concat(lines);
}

function rowEnd(bytes: Buffer, from: number): number {
  let inQuotes = false;
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === QUOTE) inQuotes = !inQuotes;
    else if (bytes[at] === 0x0a && !inQuotes) return at + 1;
  }
  return bytes.length;
}
