import {
  configure,
  type Entry,
  type FileEntry,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js';
import { type Budget, Withheld } from './format.ts';

// Everything runs in a thread of its own already.
configure({ useWebWorkers: false });

/** A file of an archive. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Compression methods of PKWARE's APPNOTE, 4.4.5, that are undone: stored and deflated. */
const METHODS = new Set([0, 8]);

/** True for what begins like a zip. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * Unpacks a zip, all of it or nothing. Strict: an archive that two programs may read differently (records that
 * contradict each other, entries that overlap, data between or behind them, equal names) is refused, as is one with a
 * name that leads out of it. Folders are left out: names hold them.
 *
 * @throws Withheld `encrypted`, `too-large`, `unreadable`
 */
export async function unpack(bytes: Uint8Array, budget: Budget): Promise<readonly ArchiveEntry[]> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), {
    strictness: 'balanced',
    filenameValidation: 'strict',
    checkOverlappingEntry: true,
    checkSignature: true,
  });
  try {
    const entries = await listed(reader, budget);
    const unpacked: ArchiveEntry[] = [];
    for (const entry of entries) {
      unpacked.push({
        name: entry.filename,
        bytes: await entry.getData(new BoundedWriter(entry.uncompressedSize)),
      });
    }
    return unpacked;
  } catch (error) {
    // The library's errors may quote names.
    throw error instanceof Withheld ? error : new Withheld('unreadable');
  } finally {
    await reader.close().catch(() => undefined);
  }
}

async function listed(reader: ZipReader<unknown>, budget: Budget): Promise<readonly (Entry & FileEntry)[]> {
  const files: (Entry & FileEntry)[] = [];
  const names = new Set<string>();
  for await (const entry of reader.getEntriesGenerator()) {
    budget.entries(1);
    if (entry.encrypted) throw new Withheld('encrypted');
    if (entry.directory) continue;
    if (!METHODS.has(entry.compressionMethod)) throw new Withheld('unreadable');
    // Programs differ in the case of names: Windows reads two that differ in it as one.
    const key = entry.filename.toLowerCase();
    if (names.has(key)) throw new Withheld('unreadable');
    names.add(key);
    // Taken before anything is unpacked; the writer sees to it that entries do not lie about it.
    budget.unpacked(entry.uncompressedSize, entry.compressedSize);
    files.push(entry);
  }
  return files;
}

/** Gives up where an entry turns out larger than it says. */
class BoundedWriter extends Uint8ArrayWriter {
  readonly #most: number;
  #written = 0;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override writeUint8Array(array: Uint8Array): Promise<void> {
    this.#written += array.length;
    if (this.#written > this.#most) throw new Withheld('too-large');
    return super.writeUint8Array(array);
  }
}

/** Date of every entry written: when a file was saved is nobody's business. The first that zip can hold. */
const NO_DATE = new Date(1980, 0, 1);

/**
 * Packs files into a zip without comments, dates or anything beside them. A file named `mimetype` is stored as it is,
 * for OpenDocument (part 2, 3.3) wants it so.
 */
export async function pack(entries: readonly ArchiveEntry[]): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    extendedTimestamp: false,
    dataDescriptor: false,
    lastModDate: NO_DATE,
    keepOrder: true,
  });
  for (const { name, bytes } of entries) {
    await writer.add(name, new Uint8ArrayReader(bytes), name === 'mimetype' ? { level: 0 } : {});
  }
  return writer.close();
}
