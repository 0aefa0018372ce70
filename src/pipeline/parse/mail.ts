import { createHash } from 'node:crypto';
import libmime from 'libmime';
import type { Attachment, DocumentMessage, OtherReading, ParsedDocument } from '../../model/document.ts';
import { attach } from '../attachments/attach.ts';
import { Budget } from '../attachments/format.ts';
import { recogniseNow } from '../attachments/picture/recognise-now.ts';
import { extensionOf } from '../attachments/read.ts';
import { ADDRESS_HEADERS, headerText, mailboxes } from './addresses.ts';
import { decodeText, fromUtf7, isUtf7 } from './charset.ts';
import { encodedTexts, withoutUuencoded } from './encoded-runs.ts';
import { isEncrypted, readableText } from './encrypted.ts';
import {
  MAX_MAILBOXES,
  MAX_MESSAGE_DEPTH,
  MAX_MESSAGE_ID_CHARS,
  MAX_MIME_DEPTH,
  MAX_PART_CHARS,
  MAX_THREAD_KEYS,
} from './limits.ts';
import { decodedBody, type MimeEntity, type MimeMessage, splitMime } from './mime.ts';
import { otherReading } from './other-reading.ts';
import { MAGIC_BYTES, mayBeOutlook, outlookMail } from './outlook/index.ts';
import { PartList } from './part-list.ts';
import { requesterOf } from './requester.ts';
import { looksLikeMail } from './text.ts';

/** A mail read, with its MIME tree for whoever writes it again. */
export interface ReadMail {
  readonly document: ParsedDocument;
  readonly message: MimeMessage;
  /** Nested messages by the path of the part that holds them. */
  readonly nested: ReadonlyMap<string, MimeMessage>;
}

/**
 * Reads a mail (RFC 5322, MIME). The requester is whoever `From` names; their name and address are no parts.
 * Paths: `subject`, `cc/0/name`, `cc/0/address`, MIME part numbers for bodies, `1.2/filename`, and for a
 * message within part 2 the same behind `2/`; what stands in an attachment behind `1.2/content`. Attachments that cannot be
 * read, and what no reader shows, are withheld.
 *
 * @param options.attachments `skip` leaves them unread, for whoever only writes the mail again
 * @param options.budget what its attachments may ask of us, and how pictures are read; by default at once
 * @throws PipelineError `unreadable`
 */
export async function readMail(
  raw: Uint8Array,
  {
    attachments = 'read',
    budget = new Budget(recogniseNow),
  }: { attachments?: 'read' | 'skip'; budget?: Budget } = {},
): Promise<ReadMail> {
  const reader = new MailReader();
  const message = await splitMime(raw);
  const document = await reader.read(message, raw, attachments === 'read' ? budget : undefined);
  return { document, message, nested: reader.nested };
}

/** The parts that show one text: plain and HTML beside each other. */
interface Body {
  path: string;
  plainId: string | undefined;
  htmlId: string | undefined;
}

interface Found {
  readonly bodies: Body[];
  readonly attachments: Attachment[];
  readonly messages: { path: string; message: MimeMessage }[];
}

class MailReader {
  readonly nested = new Map<string, MimeMessage>();
  readonly #list = new PartList();
  /** Attachments still to be read, and where in their lists they stand: texts people wrote come first. */
  readonly #unread: { readonly list: Attachment[]; readonly index: number; readonly entity: MimeEntity }[] =
    [];
  /** Texts that stand encoded in bodies. */
  readonly #encoded: string[] = [];
  #mailboxes = 0;
  #attachments = 0;

  async read(message: MimeMessage, raw: Uint8Array, budget: Budget | undefined): Promise<ParsedDocument> {
    const { headers } = message.root;
    const from = mailboxes(headers, 'from')[0];
    const subjectPartId = this.#list.short('subject', 'subject', headerText(headers, 'subject'));
    const messages = await this.#message(message, '');
    if (budget) await this.#files(budget);
    const other = budget ? await this.#other(message, raw) : undefined;
    const key = messageIds(headers, 'message-id')[0] ?? createHash('sha256').update(raw).digest('base64url');
    return {
      kind: 'mail',
      ticketKey: undefined,
      threadKeys: threadKeys(headers),
      requester: requesterOf(from?.name, from?.address),
      subjectPartId,
      messages: messages.map((each, i) => ({ ...each, key: i === 0 ? key : `${key}#${each.key}` })),
      parts: this.#list.parts,
      language: this.#list.language,
      warnings: this.#list.warnings,
      ...(other && { other }),
    };
  }

  /** What only other readers show, where they may differ. */
  async #other(message: MimeMessage, raw: Uint8Array): Promise<OtherReading | undefined> {
    const messages = [message, ...this.nested.values()];
    if (this.#encoded.length === 0 && messages.every(({ regular }) => regular)) return undefined;
    const headers = messages.flatMap(({ root }) => readHeaders(root.headers));
    const own = [...headers, ...this.#list.parts.map(({ text }) => text)];
    const other = await otherReading(raw, messages, own, this.#encoded);
    if (other.parts.length === 0 && other.complete) return undefined;
    this.#list.warn('mime-ambiguous');
    return other;
  }

  /** Reads one message and those inside it. The mailbox that the outermost is from makes no part. */
  async #message(message: MimeMessage, prefix: string): Promise<DocumentMessage[]> {
    const { root } = message;
    if (message.broken) this.#list.warn('mime-broken');
    if (message.ambiguous) this.#list.warn('mime-ambiguous');
    const authorPartId = this.#addresses(root.headers, prefix);
    const found: Found = { bodies: [], attachments: [], messages: [] };
    await this.#entity(root, prefix, found, undefined, 0);

    const at = dateOf(root.headers);
    const bodies =
      found.bodies.length > 0 ? found.bodies : [{ path: '', plainId: undefined, htmlId: undefined }];
    const messages = bodies.map(
      (body, i): DocumentMessage => ({
        key: `${prefix}${body.path}`,
        role: prefix === '' ? 'requester' : 'other',
        at,
        authorPartId,
        textPartId: body.plainId,
        htmlPartId: body.htmlId,
        attachments: i === 0 ? found.attachments : [],
      }),
    );
    for (const inner of found.messages) {
      this.nested.set(inner.path, inner.message);
      this.#list.short('header', `${inner.path}/subject`, headerText(inner.message.root.headers, 'subject'));
      messages.push(...(await this.#message(inner.message, `${inner.path}/`)));
    }
    return messages;
  }

  /** Adds the mailboxes of a message; answers the part with its author's name. */
  #addresses(headers: MimeEntity['headers'], prefix: string): string | undefined {
    let authorPartId: string | undefined;
    for (const header of ADDRESS_HEADERS) {
      for (const [i, { name, address }] of mailboxes(headers, header).entries()) {
        if (header === 'from' && i === 0 && prefix === '') continue;
        if (++this.#mailboxes > MAX_MAILBOXES) {
          this.#list.warn('truncated');
          return authorPartId;
        }
        const nameId = this.#list.short('header', `${prefix}${header}/${i}/name`, name);
        const addressId = this.#list.short('header', `${prefix}${header}/${i}/address`, address);
        if (header === 'from' && i === 0) authorPartId = nameId ?? addressId;
      }
    }
    return authorPartId;
  }

  async #entity(
    entity: MimeEntity,
    prefix: string,
    found: Found,
    group: Body | undefined,
    depth: number,
  ): Promise<void> {
    if (isEncrypted(entity)) this.#list.warn('encrypted');
    if (entity.multipart !== undefined) {
      if (depth >= MAX_MIME_DEPTH) {
        this.#list.warn('truncated');
        return;
      }
      const inner =
        entity.multipart === 'alternative'
          ? { path: entity.path, plainId: undefined, htmlId: undefined }
          : group;
      for (const child of entity.children) await this.#entity(child, prefix, found, inner, depth + 1);
      return;
    }
    const path = `${prefix}${entity.path}`;
    const kind = bodyKind(entity);
    if (kind !== undefined && isUtf7(entity.charset)) {
      this.#encoded.push(fromUtf7(decodedBody(entity).toString('latin1')));
      this.#attachment(entity, path, found);
    } else if (kind !== undefined) this.#body(entity, kind, path, found, group);
    else {
      const inner = prefix.split('/').length <= MAX_MESSAGE_DEPTH ? messageIn(entity) : undefined;
      if (inner) await this.#innerMessage(entity, inner, path, found);
      else this.#attachment(entity, path, found);
    }
  }

  #body(
    entity: MimeEntity,
    kind: 'plain' | 'html',
    path: string,
    found: Found,
    group: Body | undefined,
  ): void {
    const decoded = decodeText(decodedBody(entity), entity.charset);
    if (decoded.unknown) this.#list.warn('charset-unknown');
    // One more than is read, so that what is left out is told.
    let text = decoded.text.slice(0, MAX_PART_CHARS + 1).replace(/\r\n?/g, '\n');
    if (entity.flowed) text = libmime.decodeFlowed(text, entity.delSp);
    this.#encoded.push(...encodedTexts(text));
    const { text: legible, encrypted, withheld } = readableText(text);
    const readable = withoutUuencoded(legible);
    if (encrypted) this.#list.warn('encrypted');
    if (withheld || readable !== legible) this.#list.warn('attachment-withheld');

    let body = group;
    if (!body || (kind === 'plain' ? body.plainId : body.htmlId)) {
      body = { path: entity.path, plainId: undefined, htmlId: undefined };
    }
    if (kind === 'plain') body.plainId = this.#list.plain(path, readable, body.htmlId);
    else body.htmlId = this.#list.html(path, readable, body.plainId);
    if (!found.bodies.includes(body)) found.bodies.push(body);
    this.#list.short('filename', `${path}/filename`, entity.filename);
  }

  async #innerMessage(entity: MimeEntity, bytes: Buffer, path: string, found: Found): Promise<void> {
    try {
      found.messages.push({ path, message: await splitMime(bytes) });
    } catch {
      // Not a message after all: withheld like any other attachment.
      this.#list.warn('mime-broken');
      this.#attachment(entity, path, found);
    }
  }

  #attachment(entity: MimeEntity, path: string, found: Found): void {
    this.#unread.push({ list: found.attachments, index: found.attachments.length, entity });
    found.attachments.push({
      id: `a${++this.#attachments}`,
      path,
      namePartId: this.#list.short('filename', `${path}/filename`, entity.filename),
      mediaType: mediaType(entity.contentType),
      size: decodedSize(entity),
    });
  }

  async #files(budget: Budget): Promise<void> {
    for (const { list, index, entity } of this.#unread) {
      const { contentType, charset, filename = '' } = entity;
      if (isUtf7(charset)) {
        this.#list.warn('attachment-withheld');
        list[index] = { ...list[index]!, withheld: 'unreadable' };
        continue;
      }
      const hint = { mediaType: contentType, extension: extensionOf(filename), ...(charset && { charset }) };
      list[index] = await attach(list[index]!, decodedBody(entity), hint, this.#list, budget);
    }
  }
}

/** What was read of the headers that mail programs show, as they stand and taken apart. */
function readHeaders(headers: MimeEntity['headers']): string[] {
  const boxes = ADDRESS_HEADERS.flatMap((name) => mailboxes(headers, name));
  const lines = ADDRESS_HEADERS.flatMap((name) =>
    headers.getDecoded(name).map(({ value }) => libmime.decodeWords(value)),
  );
  return [
    headerText(headers, 'subject') ?? '',
    ...lines,
    ...boxes.flatMap(({ name, address }) => [name, address]),
  ];
}

/** How a leaf is read: as plain text, as HTML, or not at all. */
export function bodyKind(entity: MimeEntity): 'plain' | 'html' | undefined {
  if (entity.disposition === 'attachment') return undefined;
  if (entity.contentType === 'text/html') return 'html';
  return PLAIN_TYPES.has(entity.contentType) ? 'plain' : undefined;
}

/** Read as plain text: delivery reports repeat addresses and subjects, and people read them. */
const PLAIN_TYPES = new Set([
  'text/plain',
  'text',
  'text/rfc822-headers',
  'message/delivery-status',
  'message/disposition-notification',
]);

/** The message that a part holds, as a mail. */
function messageIn(entity: MimeEntity): Buffer | undefined {
  if (isMessage(entity)) return decodedBody(entity);
  // Only as much of a file decoded as tells.
  const start = decodedBody({ ...entity, body: entity.body.subarray(0, 2 * MAGIC_BYTES) });
  return mayBeOutlook(start) ? outlookMail(decodedBody(entity)) : undefined;
}

/** A message, whatever it is declared to be: mail programs attach saved ones as plain bytes. */
function isMessage(entity: MimeEntity): boolean {
  if (entity.contentType === 'message/rfc822') return true;
  if (!/^(?:application\/octet-stream|text\/plain|message\/)/.test(entity.contentType)) return false;
  return (
    /\.(?:eml|mht|mhtml)$/i.test(entity.filename ?? '') &&
    looksLikeMail(decodedBody(entity).toString('latin1'))
  );
}

/** A media type as the ticket shows it: one that is not plainly a type says nothing. */
export function mediaType(contentType: string): string {
  return /^[a-z]{1,20}\/[a-z][a-z0-9.+-]{0,80}$/.test(contentType) && !/\d{5}/.test(contentType)
    ? contentType
    : 'application/octet-stream';
}

/** Size in bytes of a body without its transfer encoding. */
export function decodedSize(entity: MimeEntity): number {
  if (entity.encoding !== 'base64') return entity.body.length;
  const { body } = entity;
  let characters = 0;
  // Counted byte by byte: as a string, an attachment would take its size twice more.
  for (let i = 0; i < body.length; i++) {
    const byte = body[i]!;
    if (byte > 0x20 && byte !== 0x3d) characters++;
  }
  return Math.floor((characters * 3) / 4);
}

function threadKeys(headers: MimeEntity['headers']): readonly string[] {
  const ids = ['message-id', 'in-reply-to', 'references'].flatMap((name) => messageIds(headers, name));
  const unique = [...new Set(ids)];
  if (unique.length <= MAX_THREAD_KEYS) return unique;
  // Own id, what it answers and the root of the thread come first; the rest are the latest.
  return [...unique.slice(0, 3), ...unique.slice(3 - MAX_THREAD_KEYS)];
}

function messageIds(headers: MimeEntity['headers'], name: string): string[] {
  const value = headers
    .getDecoded(name)
    .map((header) => header.value)
    .join(' ');
  return [...value.matchAll(/<([^<>\s]+)>/g)]
    .map((match) => match[1]!)
    .filter((id) => id.length <= MAX_MESSAGE_ID_CHARS);
}

function dateOf(headers: MimeEntity['headers']): string | undefined {
  const time = Date.parse(headers.getFirst('date').slice(0, 100));
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
