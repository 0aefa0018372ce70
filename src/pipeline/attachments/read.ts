import { unpack } from './archive.ts';
import { type Budget, type ReadFile, Withheld } from './format.ts';
import { MAX_FILE_BYTES, MAX_NESTING } from './limits.ts';
import { isOdf, readOdf } from './odf.ts';
import { readOoxml } from './ooxml.ts';
import { readRtfFile } from './rtf-file.ts';
import { sniff } from './sniff.ts';
import { type FileHint, readTextFile } from './text.ts';
import { readZip } from './zip.ts';

/**
 * Reads an attachment completely, or not at all. What it is tells its content; `hint` only chooses between readings
 * of a text.
 *
 * @param nesting archives around this file
 * @throws Withheld with why it must not be passed on
 */
export async function readFile(
  bytes: Uint8Array,
  hint: FileHint,
  budget: Budget,
  nesting = 0,
): Promise<ReadFile> {
  if (bytes.length > MAX_FILE_BYTES) throw new Withheld('too-large');
  if (nesting > MAX_NESTING) throw new Withheld('too-nested');
  if (nesting === 0) budget.file();
  const kind = await sniff(bytes);
  if (kind === 'text') return readTextFile(bytes, budget, hint);
  if (kind === 'rtf') return readRtfFile(bytes, budget);
  // Loaded when the first comes: they are large, and most threads never see one.
  if (kind === 'pdf') return (await import('./pdf/read-pdf.ts')).readPdf(bytes, budget);
  if (kind === 'picture') return (await import('./picture/read-picture.ts')).readPicture(bytes, budget);
  if (kind === 'other') throw new Withheld('type');
  const entries = await unpack(bytes, budget);
  if (entries.some(({ name }) => name === '[Content_Types].xml')) return readOoxml(entries, budget);
  if (isOdf(entries)) return readOdf(entries, budget);
  return readZip(entries, budget, (entry, left) =>
    readFile(entry.bytes, { mediaType: '', extension: extensionOf(entry.name) }, left, nesting + 1),
  );
}

/** Last part of a file name, lower case, without its dot. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
