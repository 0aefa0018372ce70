import { posix } from 'node:path';
import type { SourceSyntax } from '../../model/document.ts';
import type { ArchiveEntry } from './archive.ts';
import { type Budget, type ReadFile, Withheld } from './format.ts';
import { BLANK_PICTURE, isBlankPicture, type PackagePart, packageFile } from './package.ts';
import { finishSheet, finishWorkbook, readWorkbook } from './xlsx.ts';
import { emptied, withAttributes, withoutElements, xmlText } from './xml-edit.ts';
import { attributeOf, type XmlElement } from './xml-events.ts';

const CONTENT_TYPES = '[Content_Types].xml';

/** What the main part of a package must be (ECMA-376, part 1); macros have other types. */
const MAIN_TYPES =
  /application\/vnd\.openxmlformats-officedocument\.(?:(wordprocessingml)\.(?:document|template)|(spreadsheetml)\.(?:sheet|template)|(presentationml)\.(?:presentation|template|slideshow))\.main\+xml/;
const KINDS = ['wordprocessingml.document', 'spreadsheetml.sheet', 'presentationml.presentation'];

const XML_PART = /\.(?:xml|rels|vml)$/i;
const PICTURE = /\.(?:png|jpe?g|jfif|gif|bmp|tiff?|emf|wmf|svg|wdp|ico)$/i;
/** Parts that nobody needs to read the document: previews, settings of a printer, the order of calculation. */
const DROPPED = /(?:^|\/)(?:thumbnail\.\w+|printerSettings\d*\.bin|calcChain\.xml|printerSettings\d*\.xml)$/i;
/** Caches of other tables, in forms of their own. */
const UNREAD =
  /(?:^|\/)(?:pivotCache\/|_xmlsignatures\/|embeddings\/|activeX\/|ctrlProps\/|webextensions\/|model\/)/i;

/** Names of people who worked on a file: elements, and attributes of any element. */
const AUTHOR_ELEMENTS = new Set([
  'creator',
  'lastModifiedBy',
  'Manager',
  'Company',
  'HyperlinkBase',
  'author',
]);
const AUTHOR_ATTRIBUTES = new Set(['author', 'initials', 'userid', 'username']);
const AUTHOR_LISTS = new Set(['cmAuthor', 'person', 'author']);
const AUTHOR_HINT = /author|initials|userid|username|gfxdata|person/i;
/** What an author is called now. */
const NO_AUTHOR = 'Author';

/** Reads a package that holds `[Content_Types].xml`: DOCX, XLSX or PPTX. @throws Withheld */
export function readOoxml(entries: readonly ArchiveEntry[], budget: Budget): ReadFile {
  const types = entries.find(({ name }) => name === CONTENT_TYPES);
  const main = MAIN_TYPES.exec(types ? xmlText(types.bytes) : '');
  if (!main) throw new Withheld('type');
  const kind = main.slice(1).findIndex((found) => found !== undefined);

  const dropped = new Set(entries.map(({ name }) => name).filter((name) => DROPPED.test(name)));
  let stripped = dropped.size > 0;
  const parts = entries
    .filter(({ name }) => !dropped.has(name))
    .map(({ name, bytes }): PackagePart => {
      if (UNREAD.test(name)) throw new Withheld('embedded');
      if (PICTURE.test(name)) {
        stripped ||= !isBlankPicture(bytes);
        return { name, bytes: BLANK_PICTURE };
      }
      if (!XML_PART.test(name)) throw new Withheld('embedded');
      const before = xmlText(bytes);
      const source = withoutReferences(name, withoutAuthors(name, before), dropped);
      stripped ||= source !== before;
      return { name, source, syntax: syntaxOf(name) };
    });
  const file = (
    read: readonly PackagePart[],
    finish: (name: string, before: string, after: string) => string,
  ) =>
    packageFile(read, budget, {
      mediaType: `application/vnd.openxmlformats-officedocument.${KINDS[kind]}`,
      stripped,
      finish,
    });
  if (kind !== 1) return file(parts, (_name, _before, after) => after);
  return file(readWorkbook(parts), (name, before, after) => {
    if (syntaxOf(name) === 'sheet') return finishSheet(before, after);
    return name === 'xl/workbook.xml' && before !== after ? finishWorkbook(before, after) : after;
  });
}

function syntaxOf(name: string): SourceSyntax {
  // Properties and data of forms have names that say what they are.
  if (/^(?:docProps|customXml)\//.test(name)) return 'xml';
  return /^xl\/(?:worksheets|macrosheets|dialogsheets)\/[^/]+\.xml$/.test(name) ? 'sheet' : 'ooxml';
}

/** The names of those who wrote or commented, where they are no text of the document. */
function withoutAuthors(name: string, source: string): string {
  const isProperties = name.startsWith('docProps/');
  const isComments = /comments?\d*\.xml$/i.test(name);
  let result = source;
  if (isProperties || isComments) {
    result = emptied(
      result,
      (element) => AUTHOR_ELEMENTS.has(element.name) && (isProperties || element.name === 'author'),
    );
  }
  if (result.includes('absPath')) result = withoutElements(result, (element) => element.name === 'absPath');
  // Few parts have any, and looking is cheaper than walking.
  if (!AUTHOR_HINT.test(result)) return result;
  return withAttributes(result, ({ name: attribute }, element) => {
    // A drawing in a form of its own, which repeats what the elements say.
    if (attribute === 'gfxdata') return null;
    const isAuthor =
      AUTHOR_ATTRIBUTES.has(attribute) ||
      (AUTHOR_LISTS.has(element.name) && (attribute === 'name' || attribute === 'displayname'));
    return isAuthor ? NO_AUTHOR : undefined;
  });
}

/** A part without what points at parts that are no longer there. */
function withoutReferences(name: string, source: string, dropped: ReadonlySet<string>): string {
  if (dropped.size === 0) return source;
  if (name === CONTENT_TYPES) {
    return withoutElements(
      source,
      (element) =>
        element.name === 'Override' &&
        dropped.has((attributeOf(element, 'partname') ?? '').replace(/^\//, '')),
    );
  }
  if (name.endsWith('.rels')) {
    const folder = posix.dirname(posix.dirname(name));
    return withoutElements(source, (element) => isDropped(element, folder, dropped));
  }
  if (syntaxOf(name) !== 'sheet') return source;
  return withAttributes(source, ({ name: attribute }, { name: element }) =>
    element === 'pageSetup' && attribute === 'id' ? null : undefined,
  );
}

function isDropped(element: XmlElement, folder: string, dropped: ReadonlySet<string>): boolean {
  const target = attributeOf(element, 'target');
  if (element.name !== 'Relationship' || target === undefined) return false;
  return dropped.has(target.startsWith('/') ? target.slice(1) : posix.join(folder, target));
}
