import type { SourceSyntax } from '../../model/document.ts';
import { type ArchiveEntry, pack } from './archive.ts';
import { type Budget, type Piece, type ReadFile, Withheld } from './format.ts';
import { readSource } from './syntax.ts';

/** A file inside an office document: XML, or bytes that hold nothing of anyone's. */
export type PackagePart =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly source: string; readonly syntax: SourceSyntax };

export interface PackageOptions {
  readonly mediaType: string;
  readonly stripped: boolean;
  /** Makes a part whole again after marks were written into it. */
  readonly finish?: (name: string, before: string, after: string) => string;
}

/** Characters of base64 without a break: somewhat more than a key or a token has. */
const BLOB_CHARS = 600;

/** True for a text with a file written into it, which nobody can read there. */
export function holdsBlob(source: string): boolean {
  for (const [run] of source.matchAll(/[A-Za-z0-9+/]+/g)) if (run.length >= BLOB_CHARS) return true;
  return false;
}

/** The package of an office document as a file read. Names of its parts are a text that cannot be changed. */
export function packageFile(
  parts: readonly PackagePart[],
  budget: Budget,
  { mediaType, stripped, finish }: PackageOptions,
): ReadFile {
  const pieces: Piece[] = [
    { path: 'names', source: parts.map(({ name }) => name).join('\n'), syntax: 'plain', role: 'fixed' },
  ];
  const texts: number[] = [];
  for (const [i, part] of parts.entries()) {
    if ('bytes' in part) continue;
    if (holdsBlob(part.source)) throw new Withheld('embedded');
    if (readSource(part.syntax, part.source).text.trim() === '') continue;
    budget.source(part.source.length);
    pieces.push({ path: part.name, source: part.source, syntax: part.syntax });
    texts.push(i);
  }
  const write = (sources: readonly string[]): Promise<Uint8Array> => {
    const after = new Map(texts.map((part, i) => [part, sources[i + 1]!]));
    return pack(
      parts.map((part, i): ArchiveEntry => {
        if ('bytes' in part) return part;
        const source = after.get(i) ?? part.source;
        return {
          name: part.name,
          bytes: Buffer.from(finish?.(part.name, part.source, source) ?? source, 'utf8'),
        };
      }),
    );
  };
  return { pieces, mediaType, kinds: ['office'], stripped, write };
}

/** A picture of one transparent pixel (PNG): what stands in the place of pictures, which cannot be read. */
export const BLANK_PICTURE: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
);

export function isBlankPicture(bytes: Uint8Array): boolean {
  return Buffer.compare(bytes, BLANK_PICTURE) === 0;
}
