import sanitizeHtml from 'sanitize-html';
import type { StoredRedaction } from '../../model/redaction.ts';
import { placer } from '../../usecases/review/text-view.ts';

/**
 * Nothing is loaded or run, whatever is left in it: the browser has no source for anything but the styles written
 * in it, and the frame has an origin of its own.
 */
export const FRAME_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'sandbox',
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d ,.%]{5,40}\)$/i, /^[a-z]{3,20}$/i];
const LENGTH = [/^-?\d{1,4}(?:\.\d{1,3})?(?:px|em|rem|pt|%)?$/];
const LENGTHS = [/^(?:-?\d{1,4}(?:\.\d{1,3})?(?:px|em|rem|pt|%)?\s?){1,4}$/];
const WORD = [/^[a-z-]{2,20}$/];

const STYLES = {
  color: COLOUR,
  'background-color': COLOUR,
  'font-family': [/^[\w ,'"-]{1,120}$/],
  'font-size': LENGTH,
  'font-weight': [/^(?:\d{3}|[a-z]{3,10})$/],
  'font-style': WORD,
  'line-height': LENGTH,
  'text-align': WORD,
  'text-decoration': WORD,
  'vertical-align': WORD,
  margin: LENGTHS,
  'margin-left': LENGTH,
  'margin-right': LENGTH,
  'margin-top': LENGTH,
  'margin-bottom': LENGTH,
  padding: LENGTHS,
  width: LENGTH,
  'max-width': LENGTH,
  'border-collapse': WORD,
  'white-space': WORD,
};

const STYLE_SHEET = `body{margin:1rem;font:15px/1.5 system-ui,sans-serif;color:#1b1d20;background:#fff;overflow-wrap:anywhere}
mark{padding:0 .25em;border-radius:3px;background:#fbefd6;color:#5d3800;outline:1px solid #c77f00}
.image,.link{color:#54575c;font-size:.875em}blockquote{margin:0 0 0 .5rem;padding-left:.75rem;border-left:2px solid #ccc}
table{max-width:100%}`;

/**
 * A sanitised HTML mail as a document to look at: its layout, with the marks in it shown as such; links as text,
 * pictures as their words. Remote ones are not asked for, and none is left to ask for.
 */
export function mailFrame(content: string, redactions: readonly StoredRedaction[], language: string): string {
  const clean = sanitizeHtml(withMarks(content, redactions), {
    allowedTags: [...sanitizeHtml.defaults.allowedTags, 'center', 'font', 'mark', 'u'].filter(
      (tag) => tag !== 'a',
    ),
    allowedAttributes: {
      '*': ['style', 'align', 'valign', 'dir', 'lang', 'bgcolor', 'color'],
      table: ['width', 'cellpadding', 'cellspacing', 'border'],
      td: ['colspan', 'rowspan', 'width'],
      th: ['colspan', 'rowspan', 'width', 'scope'],
      span: ['class'],
    },
    allowedClasses: { span: ['image', 'link'] },
    allowedStyles: { '*': STYLES },
    allowedSchemes: [],
    disallowedTagsMode: 'discard',
    transformTags: {
      a: () => ({ tagName: 'span', attribs: { class: 'link' } }),
      img: (_name, { alt = '' }) => ({
        tagName: 'span',
        attribs: { class: 'image' },
        text: `[${alt || '…'}]`,
      }),
    },
  });
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Mail</title><style>${STYLE_SHEET}</style></head><body><main>${clean}</main></body></html>`;
}

/** Puts an element around each mark that stands in the text; one in an attribute stays as it is. */
function withMarks(content: string, redactions: readonly StoredRedaction[]): string {
  const placeOf = placer(content, 'html');
  const spans = redactions
    .map(({ outputSpan }) => outputSpan)
    .filter((span) => content.slice(span.start, span.end).startsWith('[') && placeOf(span))
    .sort((a, b) => b.start - a.start);
  let marked = content;
  let before = content.length;
  for (const { start, end } of spans) {
    // Inside a tag the text view knows no place; in a text that it does, no angle bracket opened before.
    if (end > before || content.lastIndexOf('<', start) > content.lastIndexOf('>', start)) continue;
    marked = `${marked.slice(0, start)}<mark>${marked.slice(start, end)}</mark>${marked.slice(end)}`;
    before = start;
  }
  return marked;
}
