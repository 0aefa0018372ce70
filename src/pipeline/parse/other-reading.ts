import { createHash } from 'node:crypto';
import libmime from 'libmime';
import type { Address, Email } from 'postal-mime';
import type { OtherReading, TextPart } from '../../model/document.ts';
import { decodeText } from './charset.ts';
import { encodedTexts, printable } from './encoded-runs.ts';
import { readHtml } from './html.ts';
import { MAX_OTHER_CHARS, MAX_SECOND_READING_BYTES } from './limits.ts';
import { decodedBody, type MimeEntity, type MimeMessage } from './mime.ts';
import { isCleanBase64 } from './regular.ts';

/**
 * What other readers would show of a mail and this reading does not: the texts of a second parser (postal-mime),
 * what stands outside of all parts, and what is encoded where no encoding is declared, each without the lines that
 * this reading has too. Nothing of it is passed on; it is searched, since who planted it meant it to be seen.
 *
 * @param own texts of this reading
 * @param encoded texts that stood encoded in them
 */
export async function otherReading(
  raw: Uint8Array,
  messages: readonly MimeMessage[],
  own: readonly string[],
  encoded: readonly string[],
): Promise<OtherReading> {
  const search = new Search();
  for (const text of own) search.know(text);
  const regular = messages.every((message) => message.regular);
  const leaves = messages.flatMap(({ root }) => leavesOf(root));
  if (!regular) for (const leaf of leaves) search.knowLeaf(leaf);
  for (const text of encoded) search.add(text);
  if (regular) return search.result();
  for (const { outside } of messages) search.sweep(Buffer.from(outside, 'latin1'), undefined);
  for (const leaf of leaves) {
    const { body, charset, encoding, contentType } = leaf;
    if (encoding !== 'base64' || !isCleanBase64(body)) search.sweep(body, charset);
    if (contentType.startsWith('text/')) search.add(printable(decodedBody(leaf)) ?? '');
  }
  await second(raw, search);
  return search.result();
}

/** The second parser. Where it gives up nobody knows what it would have shown. */
async function second(raw: Uint8Array, search: Search): Promise<void> {
  if (raw.length > MAX_SECOND_READING_BYTES) return search.giveUp();
  let email: Email;
  try {
    const { default: PostalMime } = await import('postal-mime');
    email = await PostalMime.parse(raw);
  } catch {
    return search.giveUp();
  }
  const { subject, from, sender, to = [], cc = [], replyTo = [], text, html, attachments } = email;
  for (const value of [subject, text]) search.add(value ?? '');
  for (const { key, value } of email.headers)
    if (SHOWN_HEADERS.has(key)) search.add(libmime.decodeWords(value));
  for (const address of [from, sender, ...to, ...cc, ...replyTo]) search.add(written(address));
  if (html) search.add(readHtml(html).text);
  for (const { filename, content } of attachments) {
    search.add(filename ?? '');
    if (typeof content !== 'string')
      search.file(Buffer.from(content instanceof ArrayBuffer ? new Uint8Array(content) : content));
  }
}

/** Headers that mail programs show. */
const SHOWN_HEADERS = new Set(['subject', 'from', 'to', 'cc', 'reply-to']);

function written(address: Address | undefined): string {
  if (!address) return '';
  if (address.group) return [address.name, ...address.group.map(written)].join('\n');
  return `${address.name}\n${address.address}`;
}

function leavesOf(entity: MimeEntity): MimeEntity[] {
  return entity.multipart === undefined ? [entity] : entity.children.flatMap(leavesOf);
}

/** Collects lines that are new. */
class Search {
  readonly #known = new Set<string>();
  readonly #files = new Set<string>();
  readonly #parts: TextPart[] = [];
  #room = MAX_OTHER_CHARS;
  #complete = true;

  know(text: string): void {
    for (const line of text.split('\n')) this.#known.add(normal(line));
  }

  knowLeaf(leaf: MimeEntity): void {
    const bytes = decodedBody(leaf);
    this.#files.add(digest(bytes));
    if (bytes.length <= MAX_OTHER_CHARS) this.know(decodeText(bytes, leaf.charset).text);
  }

  add(text: string): void {
    const fresh = text.split('\n').filter((line) => {
      const key = normal(line);
      return key !== '' && !this.#known.has(key);
    });
    if (fresh.length === 0) return;
    const found = fresh.join('\n').replace(/[\0\p{Cs}]/gu, '\uFFFD');
    if (found.length > this.#room) {
      this.giveUp();
      return;
    }
    this.#room -= found.length;
    this.know(found);
    const number = this.#parts.length + 1;
    const part = {
      id: `o${number}`,
      path: `other/${number}`,
      kind: 'plain',
      text: found,
      source: found,
    } as const;
    this.#parts.push({ ...part, offsets: [], quoted: [], hidden: [] });
  }

  /** A file that the other parser found: what is text in it. */
  file(bytes: Buffer): void {
    if (this.#files.has(digest(bytes))) return;
    const text = printable(bytes);
    if (text !== undefined) for (const each of [text, ...encodedTexts(text)]) this.add(each);
  }

  sweep(bytes: Buffer, charset: string | undefined): void {
    if (bytes.length > MAX_OTHER_CHARS) {
      this.giveUp();
      return;
    }
    const { text } = decodeText(bytes, charset);
    this.add(text);
    for (const decoded of encodedTexts(text)) this.add(decoded);
  }

  giveUp(): void {
    this.#complete = false;
  }

  result(): OtherReading {
    return { parts: this.#parts, complete: this.#complete };
  }
}

function normal(line: string): string {
  return line.replace(/\s+/g, ' ').trim();
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
}
