import { applyEdits, type Edit } from '../edits.ts';
import { Withheld } from './format.ts';
import { shownNumber } from './number-format.ts';
import type { PackagePart } from './package.ts';
import { SHOWN_ATTRIBUTE } from './xml.ts';
import { type ElementSpan, elementsOf, withAttributes } from './xml-edit.ts';
import { attributeOf, walkXml, type XmlElement } from './xml-events.ts';

type SourcePart = Extract<PackagePart, { source: string }>;

/**
 * The parts of a workbook with every text in its cell: strings that cells share are written into them, so that
 * rows and headings can be read, and what a format makes of a number stands beside it. What no cell uses any longer
 * is gone.
 *
 * @throws Withheld `unreadable` when a cell points at a string that is not there
 */
export function readWorkbook(parts: readonly PackagePart[]): readonly PackagePart[] {
  const source = (name: string) =>
    parts.find((part): part is SourcePart => part.name === name && 'source' in part)?.source;
  const shared = sharedStrings(source('xl/sharedStrings.xml'));
  const formats = cellFormats(source('xl/styles.xml'), source('xl/workbook.xml'));
  return parts.map((part) => {
    if (!('source' in part)) return part;
    if (part.name === 'xl/sharedStrings.xml') return { ...part, source: withoutStrings(part.source) };
    if (part.syntax === 'sheet') return { ...part, source: selfContained(part.source, shared, formats) };
    // A sheet that lies elsewhere than they all do would be read without its strings.
    if (/<(?:\w{1,20}:)?worksheet[\s>]/.test(part.source)) throw new Withheld('unreadable');
    return part;
  });
}

interface SharedStrings {
  readonly prefix: string;
  /** Content of each `si` as written. */
  readonly items: readonly string[];
}

function sharedStrings(source: string | undefined): SharedStrings {
  if (source === undefined) return { prefix: '', items: [] };
  const items = elementsOf(source, ({ name }) => name === 'si');
  return {
    prefix: items[0] ? prefixOf(items[0].element) : '',
    items: items.map(({ element, contentEnd }) => source.slice(element.end, contentEnd)),
  };
}

function withoutStrings(source: string): string {
  const edits = elementsOf(source, ({ name }) => name === 'si').map(
    ({ element, end }): Edit => ({ start: element.start, end, replacement: '' }),
  );
  return withAttributes(applyEdits(source, edits).text, ({ name }, element) =>
    element.name === 'sst' && /^(?:unique)?count$/.test(name) ? '0' : undefined,
  );
}

interface CellFormats {
  readonly is1904: boolean;
  /** Format of each style of cells. */
  readonly styles: readonly { readonly id: number; readonly code: string | undefined }[];
}

function cellFormats(styles: string | undefined, workbook: string | undefined): CellFormats {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCellFormats = false;
  let is1904 = false;
  if (styles !== undefined) {
    walkXml(styles, {
      open(element) {
        const id = Number(attributeOf(element, 'numfmtid') ?? 0);
        if (element.name === 'numFmt') codes.set(id, attributeOf(element, 'formatcode') ?? '');
        if (element.name === 'cellXfs') inCellFormats = true;
        if (element.name === 'xf' && inCellFormats) ids.push(id);
      },
      close(element) {
        if (element.name === 'cellXfs') inCellFormats = false;
      },
    });
  }
  if (workbook !== undefined) {
    walkXml(workbook, {
      open(element) {
        if (element.name === 'workbookPr')
          is1904 = /^(?:1|true)$/.test(attributeOf(element, 'date1904') ?? '');
      },
    });
  }
  return { is1904, styles: ids.map((id) => ({ id, code: codes.get(id) })) };
}

function selfContained(given: string, shared: SharedStrings, formats: CellFormats): string {
  const source = withoutShown(given);
  const edits: Edit[] = [];
  for (const cell of cellsOf(source)) {
    const { element } = cell;
    const type = attributeOf(element, 't') ?? 'n';
    const value = childOf(source, cell, 'v');
    if (value === undefined) {
      if (type === 's' && cell.contentEnd > element.end) throw new Withheld('unreadable');
      continue;
    }
    if (type === 's') {
      if (shared.prefix !== prefixOf(element)) throw new Withheld('unreadable');
      const item = shared.items[Number(value.text)];
      if (item === undefined) throw new Withheld('unreadable');
      edits.push({
        start: element.start,
        end: cell.end,
        replacement: rebuilt(element, 'inlineStr', inString(element, item)),
      });
    } else if (type === 'n') {
      const format = formats.styles[Number(attributeOf(element, 's') ?? 0)];
      const shown = shownNumber(value.text, format?.id ?? 0, format?.code, formats.is1904);
      if (shown === undefined) continue;
      const at = element.start + 1 + element.tag.length;
      edits.push({ start: at, end: at, replacement: ` ${SHOWN_ATTRIBUTE}="${shown}"` });
    }
  }
  return applyEdits(source, edits).text;
}

/**
 * A sheet with marks in it as spreadsheet programs take it: a cell with a mark is a text, whatever it was before, and
 * has no formula that would bring the value back.
 */
export function finishSheet(before: string, after: string): string {
  if (before === after) return withoutShown(after);
  const was = cellsOf(before);
  const cells = cellsOf(after);
  if (was.length !== cells.length) throw new Withheld('verification');
  const edits: Edit[] = [];
  for (const [i, cell] of cells.entries()) {
    const old = was[i]!;
    if (before.slice(old.element.end, old.end) === after.slice(cell.element.end, cell.end)) continue;
    const { element } = cell;
    const type = attributeOf(element, 't') ?? 'n';
    if (type === 'inlineStr') continue;
    const value = childOf(after, cell, 'v');
    const isText = value?.text !== childOf(before, old, 'v')?.text;
    const content = value === undefined ? '' : `<${prefixOf(element)}v>${value.text}</${prefixOf(element)}v>`;
    edits.push({
      start: element.start,
      end: cell.end,
      replacement: rebuilt(element, isText ? 'str' : type, content),
    });
  }
  return withoutShown(applyEdits(after, edits).text);
}

/**
 * A workbook with marks in it: a name of a sheet may have no brackets and at most 31 characters, and no name may
 * stand for a formula that holds a mark.
 */
export function finishWorkbook(before: string, after: string): string {
  const isName = ({ name }: XmlElement) => name === 'definedName';
  const was = elementsOf(before, isName);
  const edits = elementsOf(after, isName).flatMap(({ element, end }, i): Edit[] => {
    const old = was[i];
    const same = old && before.slice(old.element.start, old.end) === after.slice(element.start, end);
    return same ? [] : [{ start: element.start, end, replacement: '' }];
  });
  let count = 0;
  return withAttributes(applyEdits(after, edits).text, ({ name, text }, element) => {
    if (element.name !== 'sheet' || name !== 'name') return undefined;
    count++;
    return /[[\]:*?/\\]/.test(text) ? `Sheet ${count} (Zeef)` : undefined;
  });
}

function withoutShown(source: string): string {
  if (!source.toLowerCase().includes(SHOWN_ATTRIBUTE)) return source;
  return withAttributes(source, ({ name }) => (name === SHOWN_ATTRIBUTE ? null : undefined));
}

function cellsOf(source: string): readonly ElementSpan[] {
  return elementsOf(source, (element, parent) => element.name === 'c' && parent?.name === 'row');
}

/** Content of a child of a cell, as written. */
function childOf(source: string, cell: ElementSpan, name: string): { readonly text: string } | undefined {
  const inner = source.slice(cell.element.end, cell.contentEnd);
  const tag = `${prefixOf(cell.element)}${name}`;
  let at = inner.indexOf(`<${tag}`);
  while (at >= 0 && !' \t\r\n/>'.includes(inner[at + 1 + tag.length] ?? 'x'))
    at = inner.indexOf(`<${tag}`, at + 1);
  const start = at < 0 ? 0 : inner.indexOf('>', at) + 1;
  if (start === 0) return undefined;
  const end = inner[start - 2] === '/' ? start : inner.indexOf(`</${tag}`, start);
  return end < 0 ? undefined : { text: inner.slice(start, end) };
}

function rebuilt(element: XmlElement, type: string, content: string): string {
  const kept = element.attributes
    .filter(({ name }) => name === 'r' || name === 's')
    .map(({ name, raw }) => ` ${name}="${raw.replace(/[^\w]/g, '')}"`);
  return `<${element.tag}${kept.join('')}${type === 'n' ? '' : ` t="${type}"`}>${content}</${element.tag}>`;
}

function inString(element: XmlElement, item: string): string {
  return `<${prefixOf(element)}is>${item}</${prefixOf(element)}is>`;
}

function prefixOf({ tag, name }: XmlElement): string {
  return tag.slice(0, tag.length - name.length);
}
