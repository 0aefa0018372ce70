/**
 * What the HTML reader knows of elements and attributes. Source: HTML Living Standard (elements index,
 * attributes index) with the obsolete ones that mail still uses (section 16.2).
 */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Elements whose tags are markup and nothing else. Any other tag is scanned as text: `<jan@example.org>`. */
const ELEMENTS = words(`
  a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote
  body br button canvas caption center cite code col colgroup command data datalist dd del details dfn dialog
  dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head
  header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map
  mark marquee math menu menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option output
  p param picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select slot small
  source spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead
  time title tr track tt u ul var video wbr xml xmp
  circle clippath defs desc ellipse filter g line lineargradient mask path pattern polygon polyline
  radialgradient rect stop symbol text textpath tspan use
`);

/** Office and VML names: `o:p`, `v:shape`, `w:wrap`. */
const OFFICE_NAME = /^(?:o|v|w|m|x|st1):[a-z]{1,30}\d?$/;

/** True for names that say nothing about people. `name` in lower case. */
export function isKnownElement(name: string): boolean {
  return ELEMENTS.has(name) || OFFICE_NAME.test(name);
}

/** Elements that never have content. */
export const VOID_ELEMENTS = words(`
  area base basefont bgsound br col command embed frame hr img image input isindex keygen link meta param source
  spacer track wbr
`);

/** Elements that begin and end a paragraph: an empty line around them. */
export const PARAGRAPHS = words('blockquote h1 h2 h3 h4 h5 h6 hr ol p pre table ul xmp listing');

/** Elements that begin and end a line. */
export const LINES = words(`
  address article aside body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
  form frameset header hgroup html legend li main menu nav noscript option optgroup section summary tbody
  textarea tfoot thead tr
`);

/** Table cells stand beside each other. */
export const CELLS = words('td th');

/** Elements that show white space as written. */
export const PREFORMATTED = words('pre textarea xmp listing plaintext');

/** Elements whose content nobody sees. */
export const UNSEEN = words('script style title template datalist iframe noembed noframes object xml');

/** Elements whose content is not HTML. */
export const RAW_TEXT = words('script style xmp iframe noembed noframes plaintext');

/** An opening tag of these closes an open one of the same name (HTML, optional tags). */
export const CLOSED_BY_SIBLING = words('p li td th tr dt dd option optgroup');

/** Attributes that hold an address: placeholders in them are percent-encoded. */
export const URL_ATTRIBUTES = words(`
  action background cite codebase data formaction href icon longdesc lowsrc manifest ping poster profile src
  usemap xlink:href
`);

const ATTRIBUTES = words(`
  abbr accept accept-charset accesskey action align alink alt archive async autocapitalize autocomplete autofocus
  autoplay axis background bgcolor border bordercolor cellpadding cellspacing char charoff charset checked cite
  class classid clear code codebase codetype color cols colspan compact content contenteditable controls coords
  crossorigin data datetime declare default defer dir dirname disabled download draggable enctype face fill for
  form formaction formenctype formmethod formnovalidate formtarget frame frameborder headers height hidden high
  href hreflang hspace http-equiv icon id inert inputmode integrity is ismap itemid itemprop itemref itemscope
  itemtype kind label lang language link list loading longdesc loop low lowsrc manifest marginheight marginwidth
  max maxlength media method min minlength moz-do-not-send multiple muted name nohref nonce noresize noshade
  novalidate nowrap object open optimum pattern ping placeholder playsinline poster preload profile prompt
  property readonly referrerpolicy rel required rev reversed role rows rowspan rules sandbox scheme scope
  scrolling selected shape size sizes slot span spellcheck src srcdoc srclang srcset standby start step stroke
  style summary tabindex target text title translate type typemustmatch usemap valign value valuetype version
  viewbox vlink vspace width wrap x xlink:href xml:lang xml:space xmlns y
`);
const ATTRIBUTE_FAMILY =
  /^(?:(?:aria|data)-[a-z][a-z-]{0,40}|on[a-z]{2,30}|(?:xmlns|o|v|w|st1):[a-z]{1,30}\d?)$/;

/** True for attribute names that say nothing about people. `name` in lower case. */
export function isKnownAttribute(name: string): boolean {
  return ATTRIBUTES.has(name) || ATTRIBUTE_FAMILY.test(name);
}

const PRESENTATION = words(`
  align alink autocapitalize autocomplete bgcolor border bordercolor cellpadding cellspacing charset class clear
  color cols colspan dir dirname enctype face frame frameborder height hidden hreflang hspace http-equiv id
  inputmode lang language link loading marginheight marginwidth maxlength media method moz-do-not-send nowrap
  rel rev role rows rowspan rules scope scrolling shape size sizes span spellcheck style tabindex target
  translate type valign version vlink vspace width wrap xml:lang xml:space xmlns
`);

/** Five digits, with what people put between them, or an address sign: enough to be somebody's. */
const TELLING = /@|\d(?:[ ./-]?\d){4}/;

/**
 * True when an attribute only tells how something looks and cannot hold a value worth removing. `style` is
 * judged by css.ts.
 */
export function isHarmlessAttribute(name: string, value: string): boolean {
  return PRESENTATION.has(name) && !TELLING.test(value);
}
