import { Withheld } from './format.ts';
import { MAX_XML_DEPTH } from './limits.ts';
import { labelOf, type SourceText, SourceTextBuilder } from './source-text.ts';

/** Tokens of valid JSON (RFC 8259); the text is checked by the platform's parser before. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\]:,]/g;
/** What a string may hold that is not itself. */
const ESCAPE = /\\(?:u[\dA-Fa-f]{4}|.)/g;

/** True for JSON, and for several of them a line each (JSON Lines, ndjson). */
export function isJson(source: string): boolean {
  const text = source.replace(/^\ufeff/, '');
  if (!/^\s*[{[]/.test(text)) return false;
  if (isJsonValue(text)) return true;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line) => isJsonValue(line));
}

function isJsonValue(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads JSON, or JSON Lines: each member a line (`telefoon: 0612345678`), each item of a list too. Keys and values
 * are text alike, escapes undone; a number is one stretch, since a mark in its place needs quotes.
 *
 * @throws Withheld `too-nested`
 */
export function readJson(source: string): SourceText {
  const builder = new SourceTextBuilder(source);
  const { visible } = builder;
  let depth = 0;
  let before = '';
  TOKENS.lastIndex = 0;
  for (const match of source.matchAll(TOKENS)) {
    const token = match[0];
    const start = match.index;
    const end = start + token.length;
    if (token === '{' || token === '[') {
      if (++depth > MAX_XML_DEPTH) throw new Withheld('too-nested');
    } else if (token === '}' || token === ']') {
      depth--;
    }
    if ('{}[],'.includes(token)) {
      if (!visible.atLineStart) visible.inserted('\n', start);
    } else if (token === ':') {
      visible.inserted(': ', start);
    } else if (token.startsWith('"')) {
      builder.contexts.push({ start: start + 1, end: end - 1, context: 'string' });
      string(source, start + 1, end - 1, builder, isKey(source, end));
    } else {
      if (before !== ':' && !visible.atLineStart) visible.inserted('\n', start);
      visible.decoded(plainNumber(token), start, end);
    }
    before = token;
  }
  return builder.finish();
}

function isKey(source: string, end: number): boolean {
  let at = end;
  while (' \t\r\n'.includes(source[at] ?? 'x')) at++;
  return source[at] === ':';
}

function string(
  source: string,
  start: number,
  end: number,
  { visible }: SourceTextBuilder,
  isKey: boolean,
): void {
  const raw = source.slice(start, end);
  const label = isKey ? labelOf(raw) : raw;
  if (label !== raw) {
    // Written as a label, it is one stretch: a finding in it takes all of it.
    visible.decoded(label, start, end);
    return;
  }
  let position = 0;
  for (const { 0: escaped, index } of raw.matchAll(ESCAPE)) {
    visible.copied(source, start + position, start + index);
    position = index + escaped.length;
    visible.decoded(unescaped(escaped), start + index, start + position);
  }
  visible.copied(source, start + position, end);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\n', b: ' ', f: ' ' };

function unescaped(escaped: string): string {
  const kind = escaped[1]!;
  if (kind !== 'u') return ESCAPES[kind] ?? kind;
  const unit = String.fromCharCode(Number.parseInt(escaped.slice(2), 16));
  return unit === '\0' ? '\ufffd' : unit;
}

/** `6.12345678e8` as the number it is. */
function plainNumber(token: string): string {
  if (!/[eE]/.test(token)) return token;
  const value = Number(token);
  return Number.isSafeInteger(value) ? String(value) : token;
}
