import type mailsplit from '@zone-eu/mailsplit';

/** What {@link isRegular} looks at: one part with its body as received. */
export interface Judged {
  readonly headers: InstanceType<typeof mailsplit.Headers>;
  readonly contentType: string;
  readonly encoding: string;
  readonly charset: string | undefined;
  /** Set for parts that have parts. */
  readonly boundary: string | undefined;
  readonly body: Buffer;
}

/**
 * Whether every reader finds the same in a part. True only for what the standards leave no choice about: MIME
 * headers at most once and in their plain grammar, a known transfer encoding without a flaw, and no line in a text
 * that could begin another part. Where it is true of every part, and nothing stands outside of them, a second
 * reading tells nothing new; everything else is read twice.
 */
export function isRegular(part: Judged): boolean {
  const { headers, contentType, encoding, charset, boundary, body } = part;
  const lines = headers.getList();
  if (!lines.every(({ line }) => HEADER_LINE.test(line) && !ODD_LINE.test(line))) return false;
  for (const name of ['content-type', 'content-disposition']) {
    const values = lines.filter(({ key }) => key === name).map(({ line }) => headerValue(line));
    if (values.length > 1 || !values.every(isPlainParameters)) return false;
  }
  const encodings = lines.filter(({ key }) => key === 'content-transfer-encoding');
  if (!encodings.every(({ line }) => ENCODINGS.has(headerValue(line).trim().toLowerCase()))) return false;
  if (READ_OTHERWISE.test(contentType) || (charset !== undefined && !CHARSET.test(charset))) return false;
  if (boundary !== undefined) return BOUNDARY.test(boundary) && UNENCODED.has(encoding);
  if (encoding === 'base64') return isCleanBase64(body);
  if (!contentType.startsWith('text/')) return true;
  const text = body.toString('latin1');
  if (encoding === 'quoted-printable') return !BROKEN_ESCAPE.test(text) && !PART_HEADER.test(text);
  return !PART_HEADER.test(text);
}

/** Whether two multiparts may take each other's delimiters for their own. */
export function areApart(boundaries: readonly string[]): boolean {
  return boundaries.every((one, i) => boundaries.every((other, j) => i === j || !other.startsWith(one)));
}

/** Bytes that readers see differently: NUL, and a carriage return that ends no line. */
export function hasOddBytes(raw: Buffer): boolean {
  if (raw.includes(0)) return true;
  for (let at = raw.indexOf(CARRIAGE_RETURN); at >= 0; at = raw.indexOf(CARRIAGE_RETURN, at + 2)) {
    if (raw[at + 1] !== LINE_FEED) return true;
  }
  return false;
}

/** Whether what stands before, between and behind the parts is nothing but the note that old readers are shown. */
export function isBlankOutside(outside: string): boolean {
  return outside
    .split('\n')
    .every((line) => line.trim() === '' || /^\s*This is a[^\d@]{1,100} MIME [^\d@]{1,100}$/i.test(line));
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const UNENCODED = new Set(['', '7bit', '8bit', 'binary']);
/** As they are written: some readers drop comments and quotes, others do not. */
const ENCODINGS = new Set([...UNENCODED, 'base64', 'quoted-printable']);

const HEADER_LINE = /^[!-9;-~]+:/;
/** A fold without text, which some take for the end of the header, and control characters. */
const ODD_LINE = /\n[ \t]*(?:\r?\n|$)|[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Their parts have another default type, or are not in them. */
const READ_OTHERWISE = /^(?:multipart\/digest|message\/(?:partial|external-body))$/;

/** RFC 2046, 5.1.1: `bchars`, at most 70, no space at the end. */
const BOUNDARY = /^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/;
/** Names of charsets as they are registered; UTF-7 is ASCII to one reader and text to another. */
const CHARSET = /^(?!.*utf-?7)[\w.:+-]{1,40}$/i;

const BROKEN_ESCAPE = /=(?![0-9A-F]{2}|[ \t]{0,100}\r?\n|$)/i;
/** A header of a part within a text. */
const PART_HEADER = /^content-(?:type|transfer-encoding|disposition)[ \t]*:/im;

function headerValue(line: string): string {
  return line.slice(line.indexOf(':') + 1).replace(/\r?\n[ \t]/g, ' ');
}

/** RFC 2045, 5.1, and RFC 2231: `type/subtype; name=token; name="quoted"`, no name twice and no comments. */
function isPlainParameters(value: string): boolean {
  if (!PARAMETERS.test(value) || /boundary="[^"]*[ \t]"/i.test(value)) return false;
  const names = [...value.matchAll(PARAMETER)].map(([, name = '']) => name.toLowerCase());
  const once = new Set(names.map((name) => name.replace(/\*$/, '')));
  const bases = names.map((name) => name.split('*', 1)[0]);
  // Continued parameters are for file names; a boundary in pieces is one that few put together.
  return once.size === names.length && !names.some((name, i) => name !== bases[i] && bases[i] === 'boundary');
}
const PARAMETERS =
  /^[ \t]*[\w.+-]+(?:\/[\w.+-]+)?[ \t]*(?:;[ \t]*(?:[\w*-]+=(?:"[^"\\]*"|[^\s";(),\\]+)[ \t]*)?)*$/;
const PARAMETER = /;[ \t]*([\w*-]+)=(?:"[^"\\]*"|[^\s";(),\\]+)/g;

/** 0: not of base64, 1: a character of it, 2: padding, 3: white space. */
const KINDS = new Uint8Array(256);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
  KINDS[character.charCodeAt(0)] = 1;
KINDS['='.charCodeAt(0)] = 2;
for (const space of '\r\n\t ') KINDS[space.charCodeAt(0)] = 3;

/** Nothing but base64 (RFC 2045, 6.8), whole groups of four, padding at its end alone. */
export function isCleanBase64(body: Buffer): boolean {
  let characters = 0;
  let padding = 0;
  for (let i = 0; i < body.length; i++) {
    const kind = KINDS[body[i]!];
    if (kind === 3) continue;
    if (kind === 0 || (kind === 1 && padding > 0)) return false;
    if (kind === 2) padding++;
    characters++;
  }
  return characters % 4 === 0 && padding <= 2;
}
