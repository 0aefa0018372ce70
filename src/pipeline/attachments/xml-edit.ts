import { applyEdits, type Edit } from '../edits.ts';
import { decodeText } from '../parse/charset.ts';
import { Withheld } from './format.ts';
import { walkXml, type XmlAttribute, type XmlElement } from './xml-events.ts';

/** A complete element in its source. */
export interface ElementSpan {
  readonly element: XmlElement;
  /** Offset of `<` of the closing tag; equal to `element.end` of an empty one. */
  readonly contentEnd: number;
  /** Behind `>` of the closing tag. */
  readonly end: number;
}

const ENCODING = /^(\ufeff?<\?xml[^>]{0,80}?\sencoding\s*=\s*["'])([\w.-]{1,40})(["'])/;

/**
 * Bytes of an XML file as text. UTF-8 or UTF-16 as XML has it (W3C, XML 1.0, appendix F), other declared encodings
 * where the platform knows them. The text declares UTF-8, which is how it will be written.
 *
 * @throws Withheld `unreadable` when bytes and encoding do not fit
 */
export function xmlText(bytes: Uint8Array): string {
  const declared = ENCODING.exec(
    Buffer.from(bytes.subarray(0, 200))
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, ''),
  )?.[2];
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const text = utf16
    ? strict(bytes, utf16)
    : declared && !/^utf-?8$/i.test(declared)
      ? other(bytes, declared)
      : strict(bytes, 'utf-8');
  // What XML 1.0 does not allow at all.
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/u.test(text)) throw new Withheld('unreadable');
  return text.replace(ENCODING, '$1UTF-8$3');
}

function strict(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Withheld('unreadable');
  }
}

function other(bytes: Uint8Array, declared: string): string {
  const { text, unknown } = decodeText(bytes, declared);
  // Bytes of 7-bit encodings with shifts (ISO-2022, UTF-7) read otherwise than they look.
  if (unknown || /utf-?16|2022|hz|utf-?7/i.test(declared)) throw new Withheld('unreadable');
  return text;
}

/** Elements that `wanted` picks, in order, those inside them left out. @throws Withheld `unreadable` */
export function elementsOf(
  source: string,
  wanted: (element: XmlElement, parent: XmlElement | undefined) => boolean,
): readonly ElementSpan[] {
  const found: ElementSpan[] = [];
  let current: XmlElement | undefined;
  walkXml(source, {
    open(element, parent) {
      if (!current && wanted(element, parent)) current = element;
    },
    close(element, start, end) {
      if (element !== current) return;
      found.push({ element, contentEnd: start, end });
      current = undefined;
    },
  });
  return found;
}

/** The source without the elements that `unwanted` picks. */
export function withoutElements(
  source: string,
  unwanted: (element: XmlElement, parent: XmlElement | undefined) => boolean,
): string {
  const edits = elementsOf(source, unwanted).map(
    ({ element, end }): Edit => ({ start: element.start, end, replacement: '' }),
  );
  return edits.length === 0 ? source : applyEdits(source, edits).text;
}

/** The source with the content of the elements that `unwanted` picks taken out. */
export function emptied(source: string, unwanted: (element: XmlElement) => boolean): string {
  const edits = elementsOf(source, unwanted)
    .filter(({ element, contentEnd }) => contentEnd > element.end)
    .map(({ element, contentEnd }): Edit => ({ start: element.end, end: contentEnd, replacement: '' }));
  return edits.length === 0 ? source : applyEdits(source, edits).text;
}

/**
 * The source with other values for the attributes that `choose` answers for, or without them where it answers null.
 * Values must need no escape.
 */
export function withAttributes(
  source: string,
  choose: (attribute: XmlAttribute, element: XmlElement) => string | null | undefined,
): string {
  const edits: Edit[] = [];
  walkXml(source, {
    open(element) {
      for (const attribute of element.attributes) {
        const replacement = choose(attribute, element);
        const { start, end } = attribute.value;
        if (replacement === null) edits.push({ start: attribute.start, end: attribute.end, replacement: '' });
        else if (replacement !== undefined && replacement !== source.slice(start, end)) {
          edits.push({ start, end, replacement });
        }
      }
    },
  });
  return edits.length === 0 ? source : applyEdits(source, edits).text;
}
