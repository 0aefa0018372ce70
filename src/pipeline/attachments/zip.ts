import { type ArchiveEntry, pack, unpack } from './archive.ts';
import { Budget, type Piece, type ReadFile, Withheld } from './format.ts';

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
  readInner: (entry: ArchiveEntry, budget: Budget) => Promise<ReadFile>,
): Promise<ReadFile> {
  const files: { readonly name: string; readonly file: ReadFile; readonly first: number }[] = [];
  const pieces: Piece[] = [];
  let stripped = false;
  for (const entry of entries) {
    if (entry.name.length > MAX_NAME_CHARS) throw new Withheld('too-large');
    budget.source(entry.name.length);
    const file = await readInner(entry, budget);
    stripped ||= file.stripped;
    files.push({ name: entry.name, file, first: pieces.length });
    pieces.push(...entryPieces(files.length, entry.name, file.pieces));
  }
  const write: ReadFile['write'] = async (sources, edits) => {
    const names = new Set<string>();
    const written: ArchiveEntry[] = [];
    for (const { file, first } of files) {
      const bytes = await file.write(own(file, first, sources), own(file, first, edits));
      written.push({ name: unique(sources[first]!, names), bytes });
    }
    return pack(written);
  };
  const reread: ReadFile['reread'] = async (written) => {
    const again: Piece[] = [];
    // Whatever has pictures knows how to read itself again.
    const fresh = new Budget(async () => {
      throw new Withheld('unreadable');
    });
    for (const [i, entry] of (await unpack(written, fresh)).entries()) {
      const inner = (await files[i]?.file.reread?.(entry.bytes)) ?? (await readInner(entry, fresh)).pieces;
      again.push(...entryPieces(i + 1, entry.name, inner));
    }
    return again;
  };
  return {
    pieces,
    mediaType: 'application/zip',
    kinds: ['archive', ...files.flatMap(({ file }) => file.kinds)],
    isDoubtful: (edits) => files.some(({ file, first }) => file.isDoubtful?.(own(file, first, edits))),
    stripped,
    write,
    reread,
  };
}

/** Of what there is one of for each piece, those of a file whose name is piece `first`. */
function own<T>({ pieces }: ReadFile, first: number, all: readonly T[]): readonly T[] {
  return all.slice(first + 1, first + 1 + pieces.length);
}

function entryPieces(number: number, name: string, inner: readonly Piece[]): readonly Piece[] {
  return [
    { path: `${number}/name`, source: name, syntax: 'plain', role: 'filename' },
    ...inner.map((piece) => ({ ...piece, path: `${number}/${piece.path}` })),
  ];
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
