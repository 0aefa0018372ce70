/** What the attachments of one document may ask of us together. What asks for more is withheld as `too-large`. */

/** Bytes of one attachment. Mail servers rarely take more than 25 MB of a whole message. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;

/** Attachments read of one document; people send under twenty. */
export const MAX_FILES = 100;

/** Entries of all archives together. An office file has under a hundred, a workbook of many sheets some hundreds. */
export const MAX_ENTRIES = 1_000;

/** Bytes of all archives together when unpacked: what a thread can hold beside its word lists. */
export const MAX_UNPACKED_BYTES = 100 * 1024 * 1024;

/** Unpacked size by packed size of an archive. Text shrinks ten times, the XML of a plain table up to sixty. */
export const MAX_RATIO = 100;

/** Archives below this unpacked size are no bombs whatever their ratio. */
export const RATIO_FREE_BYTES = 1024 * 1024;

/** Archives within archives. A zip with an office file in it is two. */
export const MAX_NESTING = 3;

/** UTF-16 units of all sources together. Office files wrap each word in some ten times its length of XML. */
export const MAX_SOURCE_CHARS = 20_000_000;

/** Texts read of all attachments together: each is detected in by itself. */
export const MAX_PIECES = 1_000;

/** Elements within elements. Word nests some thirty deep, tables in tables in text boxes a hundred. */
export const MAX_XML_DEPTH = 256;

/** Spaces that one element or gap between cells may stand for. */
export const MAX_REPEATED = 100;

/** Pages of a PDF: each is drawn, at some tenths of a second. Longer ones are reports, not letters. */
export const MAX_PAGES = 50;

/** Pixels of a page as it is drawn: A2 at the grade of pages that are passed on as pictures, 36 MB in memory. */
export const MAX_PAGE_PIXELS = 9_000_000;

/** Characters drawn on the pages of a PDF together; a full page has some four thousand. */
export const MAX_GLYPHS = 300_000;

/** Pixels of a picture as it comes: telephones make up to fifty million. */
export const MAX_PICTURE_PIXELS = 60_000_000;

/** Pixels of the long side of a picture as it is passed on: every letter of a page of A4 is readable. */
export const MAX_PICTURE_SIDE = 3_000;

/** Pictures and scanned pages of one document, at some seconds each. */
export const MAX_RECOGNISED = 25;

/** Pixels of a picture in a PDF: a page of A4 at 600 dots per inch, 140 MB in memory while its page is drawn. */
export const MAX_PDF_PICTURE_PIXELS = 35_000_000;
