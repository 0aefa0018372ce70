import { MappedText } from '../parse/mapped-text.ts';
import { MAX_REPEATED } from './limits.ts';
import { labelOf, type SourceText, SourceTextBuilder } from './source-text.ts';
import { isHarmlessAttribute, isNamespace } from './xml-attributes.ts';
import { attributeOf, walkXml, type XmlElement, type XmlHandler } from './xml-events.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What a kind of XML means by its elements. All names without prefix. */
export interface XmlDialect {
  /** Elements that begin a line. */
  readonly lines: ReadonlySet<string>;
  /** Rows of tables, and their cells, which stand beside each other. */
  readonly rows: ReadonlySet<string>;
  readonly cells: ReadonlySet<string>;
  /** Elements that are a character. */
  readonly characters: Readonly<Record<string, string>>;
  /** Elements in which blanks alone are text. Everywhere else they are layout of the file. */
  readonly spaced: ReadonlySet<string>;
  /** Elements whose text nobody reads in its place. */
  readonly asides: ReadonlySet<string>;
  /** Names of elements and attributes stand before their text as its label. */
  readonly labelled: boolean;
  /** Columns of a sheet between the cell before and this one: 1 for neighbours. */
  gap?(element: XmlElement, before: XmlElement | undefined): number;
  /** What stands for the text of an element: a date for its number of days. */
  shown?(element: XmlElement, parent: XmlElement | undefined): string | undefined;
  /** True for attributes that only tell how something looks. `value` decoded. */
  isHarmless(name: string, value: string, element: XmlElement): boolean;
}

/** XML of any kind: each element is a line with its name as label. */
export const GENERIC: XmlDialect = {
  lines: new Set(),
  rows: new Set(),
  cells: new Set(),
  characters: {},
  spaced: new Set(),
  asides: new Set(),
  labelled: true,
  isHarmless: (_name, value) => isNamespace(value),
};

const OFFICE = {
  characters: {
    tab: '\t',
    br: '\n',
    cr: '\n',
    noBreakHyphen: '-',
    'line-break': '\n',
    s: ' ',
    lineBreak: '\n',
  },
  labelled: false,
  isHarmless: isHarmlessAttribute,
} as const;

/** WordprocessingML, PresentationML, DrawingML and the small parts around them (ECMA-376). */
export const OOXML: XmlDialect = {
  ...OFFICE,
  characters: { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' },
  lines: words(
    'p comment si docPart footnote endnote sdt property title subject keywords description category pt',
  ),
  rows: words('tr'),
  cells: words('tc'),
  spaced: words('t delText'),
  asides: words('instrText delInstrText f author'),
};

/** Sheets of a workbook once shared strings and formats are written into them (see xlsx.ts). */
export const SHEET: XmlDialect = {
  ...OFFICE,
  characters: {},
  lines: words(
    'oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter dataValidation cfRule hyperlink',
  ),
  rows: words('row'),
  cells: words('c'),
  spaced: words('t v'),
  asides: words('f formula formula1 formula2'),
  gap: (cell, before) => columnOf(cell) - (before ? columnOf(before) : 0),
  shown: (element, parent) =>
    element.name === 'v' && parent ? attributeOf(parent, SHOWN_ATTRIBUTE) : undefined,
};

/** Holds, within Zeef only, what a cell shows for its number. */
export const SHOWN_ATTRIBUTE = 'zeef-shown';

/** OpenDocument (ISO/IEC 26300). */
export const ODF: XmlDialect = {
  ...OFFICE,
  characters: { tab: '\t', 'line-break': '\n', s: ' ' },
  lines: words('p h config-item'),
  rows: words('table-row'),
  cells: words('table-cell covered-table-cell'),
  spaced: words('p h span a ruby-base'),
  asides: words('script creator initial-creator printed-by'),
};

/** Column of a cell by its reference: `C5` is 3. */
function columnOf(cell: XmlElement): number {
  const letters = /^[A-Z]{1,3}/.exec(attributeOf(cell, 'r') ?? '')?.[0] ?? '';
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

/**
 * Reads XML. Text comes in the order of the file; attributes that may say something, comments and what is not
 * shown in its place come behind it, each on a line.
 *
 * @throws Withheld `unreadable`, `too-nested`
 */
export function readXml(source: string, dialect: XmlDialect): SourceText {
  const reader = new XmlReader(source, dialect);
  walkXml(source, reader);
  return reader.builder.finish();
}

class XmlReader implements XmlHandler {
  readonly builder: SourceTextBuilder;
  readonly #source: string;
  readonly #dialect: XmlDialect;
  #aside: MappedText | undefined;
  #asideDepth = 0;
  /** A line or cell has begun and its first text, if any, still has to say so. */
  #pendingLine = false;
  #pendingTabs = 0;
  #cellInRow: XmlElement | undefined;
  /** Nothing stands in the cell yet: the paragraph that begins it begins no line. */
  #isCellEmpty = false;
  /** The element that still has to say its name. */
  #label: XmlElement | undefined;
  /** What stands for the text of the element being read. */
  #shown: { readonly value: string; start: number; end: number } | undefined;

  constructor(source: string, dialect: XmlDialect) {
    this.#source = source;
    this.#dialect = dialect;
    this.builder = new SourceTextBuilder(source);
  }

  open(element: XmlElement, parent: XmlElement | undefined): void {
    const { lines, rows, cells, asides, characters, labelled } = this.#dialect;
    const { name } = element;
    this.#attributes(element);
    if (asides.has(name) && this.#asideDepth++ === 0) this.#aside = new MappedText();
    if (labelled || rows.has(name) || (lines.has(name) && !this.#isCellEmpty)) this.#pendingLine = true;
    if (labelled) this.#label = element;
    if (rows.has(name)) {
      this.#cellInRow = undefined;
      this.#pendingTabs = 0;
    }
    if (cells.has(name)) this.#openCell(element);
    const character = Object.hasOwn(characters, name) ? characters[name] : undefined;
    // In a list of tab stops, a tab is a setting.
    if (character !== undefined && parent?.name !== 'tabs') {
      const count = name === 's' ? Number(attributeOf(element, 'c') ?? 1) || 1 : 1;
      this.#target().inserted(character.repeat(Math.min(count, MAX_REPEATED)), element.start);
    }
    const shown = this.#dialect.shown?.(element, parent);
    this.#shown = shown === undefined ? undefined : { value: shown, start: -1, end: -1 };
  }

  close(element: XmlElement, start: number): void {
    const shown = this.#shown;
    this.#shown = undefined;
    if (shown && shown.start >= 0) {
      // Once a mark stands there, it is what is shown.
      const isNumber = /^[\d.eE+-]+$/.test(this.#source.slice(shown.start, shown.end));
      if (isNumber) this.#target().decoded(shown.value, shown.start, shown.end);
      else this.#target().copied(this.#source, shown.start, shown.end);
    }
    const { asides, lines, labelled } = this.#dialect;
    if (asides.has(element.name) && --this.#asideDepth === 0 && this.#aside) {
      this.builder.hide(this.#aside);
      this.#aside = undefined;
    }
    if (labelled || (lines.has(element.name) && start > element.end)) this.#pendingLine = true;
    if (this.#dialect.rows.has(element.name)) this.#isCellEmpty = false;
    this.#label = undefined;
  }

  text(start: number, end: number, element: XmlElement): void {
    if (this.#source.slice(start, end).trim() === '' && !this.#dialect.spaced.has(element.name)) return;
    if (this.#covers(start, end)) return;
    this.#target().copied(this.#source, start, end);
  }

  entity(value: string, start: number, end: number): void {
    if (!this.#covers(start, end)) this.#target().decoded(value, start, end);
  }

  cdata(start: number, end: number): void {
    this.builder.contexts.push({ start, end, context: 'raw' });
    if (!this.#covers(start, end)) this.#target().copied(this.#source, start, end);
  }

  comment(start: number, end: number): void {
    this.builder.hideSource(start, end);
    this.builder.contexts.push({ start, end, context: 'comment' });
  }

  #covers(start: number, end: number): boolean {
    if (!this.#shown) return false;
    if (this.#shown.start < 0) this.#shown.start = start;
    this.#shown.end = end;
    return true;
  }

  #openCell(cell: XmlElement): void {
    const steps = this.#dialect.gap?.(cell, this.#cellInRow) ?? 1;
    const isFirst = this.#cellInRow === undefined;
    this.#pendingTabs += Math.min(Math.max(steps, 1), MAX_REPEATED) - (isFirst ? 1 : 0);
    this.#cellInRow = cell;
    this.#isCellEmpty = true;
    this.#pendingLine = isFirst && this.#pendingLine;
  }

  #attributes(element: XmlElement): void {
    const { labelled, isHarmless } = this.#dialect;
    for (const attribute of element.attributes) {
      const { name, text, value } = attribute;
      if (text.trim() === '' || name === SHOWN_ATTRIBUTE || isHarmless(name, text, element)) continue;
      this.builder.contexts.push(value);
      const item = new MappedText();
      if (labelled) item.inserted(`${labelOf(name)}: `, value.start);
      item.append(attribute.mapped);
      this.builder.hide(item);
    }
  }

  /** Where text goes now, with the breaks and the label before it. */
  #target(): MappedText {
    if (this.#aside) return this.#aside;
    const { visible } = this.builder;
    const at = visible.segments.at(-1)?.source.end ?? 0;
    if (this.#pendingTabs > 0) {
      if (this.#pendingLine && !visible.atLineStart) visible.inserted('\n', at);
      visible.inserted('\t'.repeat(Math.min(this.#pendingTabs, MAX_REPEATED)), at);
    } else if (this.#pendingLine && !visible.atLineStart) {
      visible.inserted('\n', at);
    }
    this.#pendingTabs = 0;
    this.#pendingLine = false;
    this.#isCellEmpty = false;
    if (this.#label) {
      visible.inserted(`${labelOf(this.#label.name)}: `, at);
      this.#label = undefined;
    }
    return visible;
  }
}
