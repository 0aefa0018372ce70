import libqp from 'libqp';
import { decodeText } from './charset.ts';

/** Characters of base64 in one piece before it is taken for any: shorter words decode to nothing but noise. */
const MIN_TOKEN = 24;

/**
 * Texts that stand encoded in a text: base64 in lines or words, uuencoded files, quoted-printable. For searching
 * what a lenient reader, or a person with a decoder, would see. What decodes to no text is left out.
 */
export function encodedTexts(text: string): readonly string[] {
  const found = new Set<string>();
  const add = (bytes: Buffer): void => {
    const decoded = printable(bytes);
    if (decoded !== undefined) found.add(decoded);
  };
  for (const run of base64Runs(text)) {
    // Readers stop at padding, or read on behind it.
    for (const piece of run.split(/=+/)) if (piece.length >= 8) add(Buffer.from(piece, 'base64'));
  }
  for (const [, lines = ''] of text.matchAll(UUENCODED)) add(uudecoded(lines));
  if (/=[0-9A-F]{2}=?[0-9A-F]?/i.test(text) && ESCAPES.test(text)) add(libqp.decode(text));
  return [...found];
}

/** A text without files written into it as uuencode does: mail programs show them as attachments. */
export function withoutUuencoded(text: string): string {
  return text.includes('begin ') ? text.replace(UUENCODED, '') : text;
}

/** POSIX uuencode. */
const UUENCODED = /^begin [0-7]{3,4} [^\n]{1,200}\n((?:[!-`][ -`]{0,86}\r?\n)*)(?:`?\r?\n)?end[ \t]*\r?$/gm;
/** Enough escapes for a value. */
const ESCAPES = /(?:=[0-9A-F]{2}[^=\n]{0,3}){4}/i;

function* base64Runs(text: string): Generator<string> {
  let run = '';
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (/^[A-Za-z0-9+/]{4,}={0,2}$/.test(trimmed)) {
      run += trimmed;
      continue;
    }
    if (run.length >= MIN_TOKEN) yield run;
    run = '';
    for (const [token] of trimmed.matchAll(/[A-Za-z0-9+/]{24,}={0,2}/g)) yield token;
  }
  if (run.length >= MIN_TOKEN) yield run;
}

function uudecoded(lines: string): Buffer {
  const bytes: number[] = [];
  for (const line of lines.split('\n')) {
    const length = ((line.charCodeAt(0) || 0x20) - 0x20) & 0x3f;
    for (let i = 1, left = length; left > 0; i += 4, left -= 3) {
      const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map(
        (j) => ((line.charCodeAt(i + j) || 0x20) - 0x20) & 0x3f,
      );
      bytes.push(...[(a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d].slice(0, left));
    }
  }
  return Buffer.from(bytes);
}

/** The text that bytes are, when they plainly are one: few characters in it that no text has. */
export function printable(bytes: Uint8Array): string | undefined {
  const isText = (text: string, odd: RegExp): boolean =>
    text.length > 3 && (text.match(odd)?.length ?? 0) * 50 <= text.length;
  const utf8 = decodeText(bytes, 'utf-8').text;
  if (isText(utf8, ODD)) return utf8;
  return ['utf-16le', 'utf-16be']
    .map((charset) => decodeText(bytes, charset).text)
    .find((text) => isText(text, ODD_AS_UTF16));
}
const ODD = /[\ufffd\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;
/** Any two bytes make a character: only texts of western alphabets are told from noise. */
const ODD_AS_UTF16 = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2500-\uffff]/g;
