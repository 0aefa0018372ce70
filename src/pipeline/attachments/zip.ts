import { type ArchiveEntry, pack } from './archive.ts';
import { type Budget, type Piece, type ReadFile, Withheld } from './format.ts';

/** Longest name of a file inside; longer ones no program writes. */
const MAX_NAME_CHARS = 200;

/**
 * Reads a zip that is no office document: every file in it as if it were attached by itself, and their names. One
 * that cannot be read withholds all of it.
 *
 * @throws Withheld
 */
export async function readZip(
  entries: readonly ArchiveEntry[],
  budget: Budget,
  readInner: (entry: ArchiveEntry) => Promise<ReadFile>,
): Promise<ReadFile> {
  const files: { readonly name: string; readonly file: ReadFile; readonly first: number }[] = [];
  const pieces: Piece[] = [];
  let stripped = false;
  for (const entry of entries) {
    if (entry.name.length > MAX_NAME_CHARS) throw new Withheld('too-large');
    budget.source(entry.name.length);
    const file = await readInner(entry);
    stripped ||= file.stripped;
    files.push({ name: entry.name, file, first: pieces.length });
    pieces.push({ path: `${files.length}/name`, source: entry.name, syntax: 'plain', role: 'filename' });
    for (const piece of file.pieces) pieces.push({ ...piece, path: `${files.length}/${piece.path}` });
  }
  const write = async (sources: readonly string[]): Promise<Uint8Array> => {
    const names = new Set<string>();
    const written: ArchiveEntry[] = [];
    for (const { file, first } of files) {
      const bytes = await file.write(sources.slice(first + 1, first + 1 + file.pieces.length));
      written.push({ name: unique(sources[first]!, names), bytes });
    }
    return pack(written);
  };
  return { pieces, mediaType: 'application/zip', stripped, write };
}

/** A name that is not taken: marks may make two names one. */
function unique(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.');
  const [stem, extension] =
    dot > name.lastIndexOf('/') + 1 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = name;
  for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${stem} (${i})${extension}`;
  taken.add(free.toLowerCase());
  return free;
}
