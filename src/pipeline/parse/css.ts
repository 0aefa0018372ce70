import type { Span } from '../../../detectors/contract.ts';

/**
 * The stretches of a style sheet or `style` attribute that could hold somebody's data: comments, strings,
 * `url(…)`, and words with an address sign or five digits in a row. Names of fonts and of properties are not
 * data, and a name detector would take Georgia and Verdana for people.
 */
export function tellingCss(css: string): readonly Span[] {
  const spans: Span[] = [];
  const token = /\/\*|["']|url\(|[^\s;{},()"'/]+/gi;
  for (let match = token.exec(css); match; match = token.exec(css)) {
    const start = match.index;
    const found = match[0];
    const inner = start + found.length;
    if (found === '/*') {
      const end = indexOr(css, '*/', inner);
      push(spans, css, { start: inner, end });
      token.lastIndex = end;
    } else if (found === '"' || found === "'") {
      const end = indexOr(css, found, inner);
      if (!FONTS.has(css.slice(inner, end).trim().toLowerCase())) push(spans, css, { start: inner, end });
      token.lastIndex = end + 1;
    } else if (found.toLowerCase() === 'url(') {
      const end = indexOr(css, ')', inner);
      push(spans, css, { start: inner, end });
      token.lastIndex = end;
    } else if (isTelling(found)) {
      push(spans, css, { start, end: inner });
    }
  }
  return spans;
}

function push(spans: Span[], css: string, span: Span): void {
  if (css.slice(span.start, span.end).trim() !== '') spans.push(span);
}

function indexOr(text: string, search: string, from: number): number {
  const at = text.indexOf(search, from);
  return at < 0 ? text.length : at;
}

/** `@media` and six-digit colours are ordinary. */
function isTelling(word: string): boolean {
  return word.lastIndexOf('@') > 0 || (/\d{5}/.test(word) && !/#[\da-f]{6}(?:[\da-f]{2})?$/i.test(word));
}

/** Fonts that mail programs write, lower case. */
const FONTS = new Set(
  (
    'aptos,arial,arial black,arial narrow,avenir,avenir next,bookman old style,calibri,calibri light,cambria,' +
    'cambria math,candara,century gothic,comic sans ms,consolas,constantia,corbel,courier,courier new,' +
    'franklin gothic medium,garamond,geneva,georgia,gill sans,google sans,helvetica,helvetica neue,impact,inter,' +
    'lato,lucida console,lucida grande,lucida sans unicode,menlo,monaco,montserrat,ms gothic,ms sans serif,' +
    'noto sans,open sans,palatino,palatino linotype,poppins,roboto,segoe ui,segoe ui emoji,source sans pro,' +
    'symbol,system-ui,tahoma,times,times new roman,trebuchet ms,ubuntu,utf-8,verdana,wingdings'
  ).split(','),
);

/** How an inline style hides its element. */
export type Visibility = 'hidden' | 'tiny' | 'sized' | 'plain';

const HIDES =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|(?:max-height|opacity)\s*:\s*0(?![.\d])/i;
const FONT_SIZE = /font-size\s*:\s*([\d.]+)/i;
const COLOUR = /(?:^|[;\s])color\s*:\s*([#\w]+)/i;
const BACKGROUND = /background(?:-color)?\s*:\s*([#\w]+)/i;

/**
 * Whether a person sees what a `style` attribute dresses: `hidden` never, `tiny` not unless a child sets a size
 * (mail templates put `font-size:0` around columns), `sized` sets one.
 */
export function visibilityOf(style: string): Visibility {
  if (HIDES.test(style)) return 'hidden';
  const colour = COLOUR.exec(style)?.[1]?.toLowerCase();
  if (colour !== undefined && colour === BACKGROUND.exec(style)?.[1]?.toLowerCase()) return 'hidden';
  const size = FONT_SIZE.exec(style)?.[1];
  if (size === undefined) return 'plain';
  return Number(size) === 0 ? 'tiny' : 'sized';
}
