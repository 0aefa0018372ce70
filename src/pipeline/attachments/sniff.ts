import { fileTypeFromBuffer } from 'file-type';
import { isZip } from './archive.ts';

/** What a file is by its content: `other` is what is not read. */
export type FileKind = 'zip' | 'text' | 'rtf' | 'pdf' | 'picture' | 'other';

/** Text that the library knows by how it begins. */
const TEXT_TYPES = new Set([
  'application/xml',
  'text/calendar',
  'text/vcard',
  'text/vtt',
  'application/x-subrip',
]);

/** Pictures that are read. Of moving ones the first. */
const PICTURE_TYPES = new Set([
  'image/png',
  'image/apng',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/tiff',
]);

/** Tells what a file is, by its content alone: names and declared types are the sender's word. */
export async function sniff(bytes: Uint8Array): Promise<FileKind> {
  // The library would unpack it to say more; that is done within limits elsewhere.
  if (isZip(bytes)) return 'zip';
  const type = await fileTypeFromBuffer(bytes).catch(() => ({ mime: 'application/octet-stream' }));
  if (type?.mime === 'application/rtf') return 'rtf';
  if (type?.mime === 'application/pdf') return 'pdf';
  if (type && PICTURE_TYPES.has(type.mime)) return 'picture';
  return type === undefined || TEXT_TYPES.has(type.mime) ? 'text' : 'other';
}
