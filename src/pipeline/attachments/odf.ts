import type { ArchiveEntry } from './archive.ts';
import { type Budget, type ReadFile, Withheld } from './format.ts';
import { BLANK_PICTURE, isBlankPicture, type PackagePart, packageFile } from './package.ts';
import {
  type ElementSpan,
  elementsOf,
  emptied,
  withAttributes,
  withoutElements,
  xmlText,
} from './xml-edit.ts';
import { attributeOf } from './xml-events.ts';

const TYPES =
  /^application\/vnd\.oasis\.opendocument\.(?:text|text-web|spreadsheet|presentation|graphics)(?:-template)?$/;
const MANIFEST = 'META-INF/manifest.xml';

/** Previews, settings of window and printer, and what an office program keeps to open the file faster. */
const DROPPED = /^(?:Thumbnails\/|Configurations2\/|layout-cache$|settings\.xml$)/;
const PICTURE = /^(?:Pictures|media)\/[^/]+\.(?:png|jpe?g|jfif|gif|bmp|tiff?|emf|wmf|svg|svm|webp)$/i;
const XML_PART = /^(?:content|styles|meta)\.xml$|^META-INF\/manifest\.xml$|^manifest\.rdf$/;

/** Names of people who worked on a file, where they are no text of the document. */
const AUTHOR_ELEMENTS = new Set([
  'initial-creator',
  'printed-by',
  'creator',
  'creator-initials',
  'sender-initials',
]);

/** True for a package that names an OpenDocument type in its first file. */
export function isOdf(entries: readonly ArchiveEntry[]): boolean {
  return mediaTypeOf(entries) !== undefined;
}

function mediaTypeOf(entries: readonly ArchiveEntry[]): string | undefined {
  const mimetype = entries.find(({ name }) => name === 'mimetype');
  const type = mimetype && Buffer.from(mimetype.bytes.subarray(0, 200)).toString('latin1').trim();
  return type !== undefined && TYPES.test(type) ? type : undefined;
}

/** Reads an OpenDocument text, spreadsheet or presentation (ISO/IEC 26300). @throws Withheld */
export function readOdf(entries: readonly ArchiveEntry[], budget: Budget): ReadFile {
  const mediaType = mediaTypeOf(entries);
  if (mediaType === undefined) throw new Withheld('type');
  const dropped = entries.some(({ name }) => DROPPED.test(name));
  let stripped = dropped;
  const parts = entries
    .filter(({ name }) => !DROPPED.test(name))
    .map(({ name, bytes }): PackagePart => {
      if (name === 'mimetype') return { name, bytes: Buffer.from(mediaType) };
      if (PICTURE.test(name)) {
        stripped ||= !isBlankPicture(bytes);
        return { name, bytes: BLANK_PICTURE };
      }
      if (!XML_PART.test(name)) throw new Withheld('embedded');
      const before = xmlText(bytes);
      checkReadable(name, before);
      const source = withoutHidden(name, before);
      stripped ||= source !== before;
      return { name, source, syntax: name === 'meta.xml' ? 'xml' : 'odf' };
    });
  return packageFile(parts, budget, {
    mediaType,
    stripped,
    finish: (name, before, after) =>
      name === 'content.xml' && before !== after ? finishCells(before, after) : after,
  });
}

function checkReadable(name: string, source: string): void {
  if (name === MANIFEST && /<(?:[\w.-]{1,40}:)?encryption-data[\s>/]/.test(source))
    throw new Withheld('encrypted');
  const unread = elementsOf(
    source,
    (element) =>
      element.name === 'binary-data' || (element.name === 'script' && element.tag.startsWith('office:')),
  );
  if (unread.some(({ element, contentEnd }) => contentEnd > element.end)) throw new Withheld('embedded');
}

function withoutHidden(name: string, source: string): string {
  const result = emptied(source, ({ name: element }) => AUTHOR_ELEMENTS.has(element));
  if (name !== MANIFEST) return result;
  return withoutElements(
    result,
    (element) => element.name === 'file-entry' && DROPPED.test(attributeOf(element, 'full-path') ?? ''),
  );
}

/** What a cell says beside its text: it would bring the value back. */
const CELL_VALUES = new Set([
  'value',
  'date-value',
  'time-value',
  'string-value',
  'boolean-value',
  'currency',
  'formula',
]);

/** Cells with marks in them are texts, whatever they were before. */
function finishCells(before: string, after: string): string {
  const was = cellsOf(before);
  const cells = cellsOf(after);
  if (was.length !== cells.length) throw new Withheld('verification');
  const changed = new Set<number>();
  for (const [i, { element, end }] of cells.entries()) {
    const old = was[i]!;
    if (before.slice(old.element.start, old.end) !== after.slice(element.start, end))
      changed.add(element.start);
  }
  return withAttributes(after, ({ name }, element) => {
    if (!changed.has(element.start)) return undefined;
    if (CELL_VALUES.has(name)) return null;
    return name === 'value-type' ? 'string' : undefined;
  });
}

function cellsOf(source: string): readonly ElementSpan[] {
  return elementsOf(source, ({ name }) => name === 'table-cell' || name === 'covered-table-cell');
}
