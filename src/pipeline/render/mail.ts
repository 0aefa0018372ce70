import libmime from 'libmime';
import libqp from 'libqp';
import type { Language } from '../../../detectors/contract.ts';
import type { ParsedDocument, Requester } from '../../model/document.ts';
import { DEFAULT_LANGUAGE } from '../../model/entity-labels.ts';
import type { SanitisedFile, SanitisedPart } from '../../ports/pipeline.ts';
import { isEncrypted, messagesIn, sealedContent } from '../parse/encrypted.ts';
import { decodedSize, mediaType, type ReadMail } from '../parse/mail.ts';
import { decodedBody, type MimeEntity } from '../parse/mime.ts';
import { append, type HeaderBlock, headerBlock, messageHeaders } from './headers.ts';
import { SanitisedTexts } from './texts.ts';
import { isTombstone, tombstone } from './tombstones.ts';

export interface RenderOptions {
  /** What `From` may say; default the requester as read, which the ticket keeps in its own fields too. */
  readonly from?: Requester;
  /** Attachments; one that is not among them is withheld. */
  readonly files?: readonly SanitisedFile[];
  /** Language of the notes that stand for attachments; default the document's. */
  readonly language?: Language;
  /** Leave encrypted content in as it came, where its form proves that it is encrypted. */
  readonly passesEncrypted?: boolean;
  /** Value of an `X-Zeef` header: ids and counts only. */
  readonly mark?: string;
  /** Value of an `Authentication-Results` header. Those that came in are dropped with all other headers. */
  readonly authentication?: string;
}

/** RFC 5322: lines of at most 998 octets. Longer ones are encoded. */
const MAX_LINE_OCTETS = 998;

/** No note is longer, before its transfer encoding; a longer text is an attachment. */
const MAX_NOTE_BYTES = 1_000;

/**
 * Writes a mail again from its sanitised parts: same structure, threading headers and subject line, every text
 * in UTF-8, attachments as rewritten or replaced by a note. Whatever was not scanned is not in it. Pure.
 */
export function renderMail(
  mail: ReadMail,
  document: ParsedDocument,
  parts: readonly SanitisedPart[],
  options: RenderOptions = {},
): Buffer {
  const texts = new SanitisedTexts(document, parts, options.from ?? document.requester);
  const language = options.language ?? document.language ?? DEFAULT_LANGUAGE;
  const writer = new MailWriter(mail, texts, language, options);
  const written = writer.message(mail.message.root, '', options);
  return written.at(-1) === LINE_FEED ? written : Buffer.concat([written, Buffer.from('\r\n')]);
}

const LINE_FEED = 0x0a;

class MailWriter {
  readonly #mail: ReadMail;
  readonly #texts: SanitisedTexts;
  /** By the path of their part. */
  readonly #files: ReadonlyMap<string, SanitisedFile>;
  readonly #language: Language;
  readonly #passesEncrypted: boolean;
  #boundaries = 0;

  constructor(
    mail: ReadMail,
    texts: SanitisedTexts,
    language: Language,
    { files = [], passesEncrypted = false }: RenderOptions,
  ) {
    this.#mail = mail;
    this.#texts = texts;
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#language = language;
    this.#passesEncrypted = passesEncrypted;
  }

  message(
    root: MimeEntity,
    prefix: string,
    { mark, authentication }: Pick<RenderOptions, 'mark' | 'authentication'> = {},
  ): Buffer {
    const headers = messageHeaders(root.headers, prefix, this.#texts);
    if (authentication !== undefined) headers.add('Authentication-Results', authentication, 0);
    if (mark !== undefined) append(headers, 'X-Zeef', mark);
    append(headers, 'MIME-Version', '1.0');
    return this.#entity(root, prefix, headers);
  }

  #entity(entity: MimeEntity, prefix: string, headers: HeaderBlock): Buffer {
    const path = `${prefix}${entity.path}`;
    const sealed = this.#passesEncrypted && isEncrypted(entity) ? sealedContent(entity) : undefined;
    if (sealed) return this.#sealed(sealed, headers);
    if (entity.multipart !== undefined) return this.#multipart(entity, prefix, headers);
    const content = this.#texts.of(path);
    if (content !== undefined) return this.#text(entity, path, content, headers);
    const inner = this.#mail.nested.get(path);
    if (!inner) return this.#attachment(entity, path, headers);
    append(headers, 'Content-Type', 'message/rfc822');
    return Buffer.concat([headers.build(), this.message(inner.root, `${path}/`)]);
  }

  #multipart(entity: MimeEntity, prefix: string, headers: HeaderBlock): Buffer {
    const boundary = this.#boundary();
    const subtype = STRUCTURES.has(entity.multipart ?? '') ? entity.multipart : 'mixed';
    append(headers, 'Content-Type', `multipart/${subtype}; boundary="${boundary}"`);
    const readable = entity.children.filter((child) => !this.#isDispensable(child, prefix, entity));
    const children = readable.length > 0 ? readable : entity.children.slice(0, 1);
    const pieces: (Buffer | string)[] = [headers.build()];
    for (const child of children) {
      pieces.push(`--${boundary}\r\n`, this.#entity(child, prefix, headerBlock()), '\r\n');
    }
    pieces.push(`--${boundary}--\r\n`);
    return Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
  }

  /**
   * Parts that leave no note: a signature over what was changed means nothing, and a note among alternatives
   * would be shown in place of the text.
   */
  #isDispensable(child: MimeEntity, prefix: string, parent: MimeEntity): boolean {
    if (child.multipart !== undefined) return false;
    if (/^application\/(?:pgp-signature|(?:x-)?pkcs7-signature)$/.test(child.contentType)) return true;
    const path = `${prefix}${child.path}`;
    return (
      parent.multipart === 'alternative' &&
      this.#texts.of(path) === undefined &&
      !this.#mail.nested.has(path) &&
      this.#files.get(path)?.bytes === undefined
    );
  }

  #text(entity: MimeEntity, path: string, content: string, headers: HeaderBlock): Buffer {
    const type = entity.contentType === 'text/html' ? 'text/html' : 'text/plain';
    const filename = this.#texts.of(`${path}/filename`);
    if (filename !== undefined) append(headers, 'Content-Disposition', disposition('inline', filename));
    if (!this.#passesEncrypted || type === 'text/html') return written(type, content, headers);
    // Behind the text they stood in: their place in it went with them when it was read.
    return written(
      type,
      [content, ...messagesIn(decodedBody(entity).toString('latin1'))].join('\n'),
      headers,
    );
  }

  /** Encrypted content as it came (RFC 3156, 4; RFC 8551, 3.3), in a frame of our own. */
  #sealed({ kind, bytes }: NonNullable<ReturnType<typeof sealedContent>>, headers: HeaderBlock): Buffer {
    if (kind === 'smime') {
      append(headers, 'Content-Disposition', 'attachment; filename=smime.p7m');
      append(headers, 'Content-Type', 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m');
      append(headers, 'Content-Transfer-Encoding', 'base64');
      return Buffer.concat([headers.build(), base64(bytes)]);
    }
    const boundary = this.#boundary();
    const type = 'multipart/encrypted; protocol="application/pgp-encrypted"';
    append(headers, 'Content-Type', `${type}; boundary="${boundary}"`);
    const control = 'Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n';
    const data = 'Content-Type: application/octet-stream; name=encrypted.asc\r\n\r\n';
    return Buffer.concat([
      headers.build(),
      Buffer.from(`--${boundary}\r\n${control}\r\n--${boundary}\r\n${data}`),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
  }

  #boundary(): string {
    return `=_zeef_${String(++this.#boundaries).padStart(4, '0')}_`;
  }

  #attachment(entity: MimeEntity, path: string, headers: HeaderBlock): Buffer {
    const { bytes, mediaType: type } = this.#files.get(path) ?? {};
    // A note from an earlier pass stays the note it is.
    if (!bytes || !type || earlierNote(entity)) return this.#tombstone(entity, path, headers);
    const filename = this.#texts.of(`${path}/filename`);
    const shown = type.startsWith('image/') ? this.#shownAs(entity) : undefined;
    const where = shown === undefined ? 'attachment' : 'inline';
    append(headers, 'Content-Disposition', filename === undefined ? where : disposition(where, filename));
    if (shown !== undefined) append(headers, 'Content-ID', `<${shown}>`);
    append(headers, 'Content-Type', type.startsWith('text/') ? `${type}; charset=utf-8` : type);
    append(headers, 'Content-Transfer-Encoding', 'base64');
    return Buffer.concat([headers.build(), base64(bytes)]);
  }

  /** The id (RFC 2392) under which a text of this mail, as sanitised, shows a picture. */
  #shownAs(entity: MimeEntity): string | undefined {
    const [, id] = /^<([\w.@$+-]{1,200})>$/.exec(entity.headers.getFirst('content-id').trim()) ?? [];
    return id !== undefined && this.#texts.mentions(`cid:${id}`) ? id : undefined;
  }

  #tombstone(entity: MimeEntity, path: string, headers: HeaderBlock): Buffer {
    const filename = this.#texts.of(`${path}/filename`);
    const earlier = earlierNote(entity);
    const name = filename === undefined ? 'withheld.txt' : earlier ? filename : `${filename}.txt`;
    append(headers, 'Content-Disposition', disposition('attachment', name));
    const type = mediaType(entity.contentType);
    const note =
      earlier ?? tombstone(this.#language, type, decodedSize(entity), this.#files.get(path)?.reason);
    return written('text/plain', `${note}\n`, headers);
  }
}

/** The note itself, where the part is one from an earlier pass. */
function earlierNote(entity: MimeEntity): string | undefined {
  if (entity.contentType !== 'text/plain' || entity.body.length > 2 * MAX_NOTE_BYTES) return undefined;
  const text = decodedBody(entity).toString('utf8').trim();
  return isTombstone(text) ? text : undefined;
}

/** Structures that survive; `signed`, `encrypted`, `report` and the like promise what no longer holds. */
const STRUCTURES = new Set(['mixed', 'alternative', 'related', 'parallel']);

function disposition(value: string, filename: string): string {
  return libmime.buildHeaderValue({ value, params: { filename: filename.replace(/\p{Cc}+/gu, ' ') } });
}

/** Ends a part: its type, its encoding and its text with CRLF line ends. */
function written(type: string, content: string, headers: HeaderBlock): Buffer {
  append(headers, 'Content-Type', `${type}; charset=utf-8`);
  const text = content.replace(/\r\n|\r|\n/g, '\r\n');
  const encoding = encodingFor(text);
  append(headers, 'Content-Transfer-Encoding', encoding);
  if (encoding === '7bit') return Buffer.concat([headers.build(), Buffer.from(text)]);
  const bytes = Buffer.from(text, 'utf8');
  const body = encoding === 'base64' ? base64(bytes) : libqp.wrap(libqp.encode(bytes));
  return Buffer.concat([headers.build(), Buffer.from(body)]);
}

/** RFC 2045, 6.8: lines of 76 characters. */
function base64(bytes: Uint8Array): Buffer {
  const { buffer, byteOffset, byteLength } = bytes;
  const text = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  return Buffer.from(text.replace(/.{76}/g, '$&\r\n'), 'latin1');
}

function encodingFor(text: string): '7bit' | 'quoted-printable' | 'base64' {
  const foreign = text.match(/[^\t\r\n\x20-\x7e]/g)?.length ?? 0;
  // Text of another alphabet grows threefold in quoted-printable.
  if (foreign > text.length / 4) return 'base64';
  // A text could imitate our boundaries; encoded ones cannot hold them.
  const isPlain = foreign === 0 && !text.includes('=_zeef_');
  return isPlain && text.split('\r\n').every((line) => line.length < MAX_LINE_OCTETS)
    ? '7bit'
    : 'quoted-printable';
}
