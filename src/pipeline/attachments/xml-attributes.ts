import { attributeOf, type XmlElement } from './xml-events.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Attributes whose value is data also when it is a number: what people wrote, values of fields and cells. */
const DATA_ATTRIBUTES = words(
  'v value string-value text textvalue data cachedstring displaytext string caption descr title alt tooltip ' +
    'prompt prompttitle error errortitle label',
);

/** Elements whose `val` people wrote. */
const DATA_ELEMENTS = words('alias tag docvar default placeholder');

/** Attributes and elements that only tell how something looks: fonts, styles, languages, list formats. */
const LOOK_ATTRIBUTES = words(`
  ascii hansi cs eastasia typeface font-name font-family font-family-generic font-style-name panose lang style style-name
  display-name parent-style-name next-style-name master-page-name list-style-name data-style-name family
  fontname font-name-asian font-name-complex font-family-asian font-family-complex page-layout-name formatcode
  svg-font-family font-adornments name-asian class cellstyle pivottablestyle
`);
const LOOK_ELEMENTS = words(`
  style font font-face altname lsdexception pstyle rstyle tblstyle basedon next link name numfmt cellstyle
  tablestyleinfo theme clrscheme fontscheme fmtscheme latin ea sym majorfont minorfont rfonts lvltext
  list-level-style-bullet list-level-style-number default-style
  config-item config-item-set config-item-map-indexed config-item-map-named config-item-map-entry map
  table-properties table-row-properties table-column-properties text-properties graphic-properties
  paragraph-properties page-layout-properties drawing-page-properties currency-symbol number-style
`);

/** Five digits, with what people put between them, or an address sign: enough to be somebody's. */
const TELLING = /@|\d(?:[ ./-]?\d){4}/;
/** Cells and ranges of them, media types, parts of a package. */
const REFERENCE =
  /^(?:\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|(?:application|image|text|audio|video|font)\/[A-Za-z][\w.+-]{0,120}|\/(?:[A-Za-z_]{1,40}\/){0,4}[A-Za-z_]{0,40}\d{0,4}(?:\.[A-Za-z]{1,10}){1,2})$/;
/** Words of the format itself, small numbers, colours, ids of revisions, GUIDs. */
const TOKEN =
  /^(?:[+-]?\d{0,4}(?:\.\d{1,12})?(?:%|[a-z]{2})?|#?[0-9A-F]{6}|#[0-9a-f]{6}|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?|[a-z][A-Za-z]{0,40}\d{0,4}|rId\d{1,5})$/;
/** Measures in English metric units and ids drawn at random have as many digits as a person's number. */
const NUMERIC = /^(?:[+-]?\d{1,20}(?:\.\d{1,20})?(?:%|[a-z]{2})?|[0-9A-F]{8})$/;
/** Names of vocabularies: URLs and URNs that nobody visits. */
const NAMESPACE =
  /^(?:https?:\/\/(?:schemas\.|www\.w3\.org\/|purl\.|openoffice\.org\/|docs\.oasis-open\.org\/)|urn:[a-z])[^\s@?]{0,200}$/;

/** True for an attribute that names a vocabulary. */
export function isNamespace(value: string): boolean {
  return NAMESPACE.test(value) && !/\d{6}/.test(value);
}
const INNER_PATH = /^[\w./#-]{1,200}$/;

/**
 * True for an attribute of an office file that only tells how something looks or that a program counts by.
 * `name` without prefix, lower case; `value` decoded.
 */
export function isHarmlessAttribute(name: string, value: string, element: XmlElement): boolean {
  if (isNamespace(value)) return true;
  if (name === 'target' && attributeOf(element, 'targetmode') === undefined) {
    return INNER_PATH.test(value) && !TELLING.test(value);
  }
  if (DATA_ATTRIBUTES.has(name)) return false;
  if (name === 'val' && DATA_ELEMENTS.has(element.name.toLowerCase())) return false;
  if (TOKEN.test(value) || NUMERIC.test(value) || REFERENCE.test(value)) return true;
  const isLook = LOOK_ATTRIBUTES.has(name) || LOOK_ELEMENTS.has(element.name.toLowerCase());
  return isLook && !TELLING.test(value);
}
