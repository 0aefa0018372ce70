import libmime from 'libmime';
import { z } from 'zod';
import { ENTITIES, LANGUAGES } from '../../../detectors/contract.ts';
import { ZeefError } from '../../errors.ts';
import { type DecisionContext, PURPOSES } from '../../model/decision.ts';
import type { Attachment, AuthorRole, DocumentMessage, ParsedDocument } from '../../model/document.ts';
import { PipelineError } from '../../ports/pipeline.ts';
import { attach } from '../attachments/attach.ts';
import { Budget } from '../attachments/format.ts';
import { recogniseNow } from '../attachments/picture/recognise-now.ts';
import { extensionOf } from '../attachments/read.ts';
import { MAX_HEADER_CHARS, MAX_TICKET_MESSAGES } from './limits.ts';
import { mediaType } from './mail.ts';
import { PartList } from './part-list.ts';
import { requesterOf } from './requester.ts';

/** Units of an id; sources use numbers, UUIDs or Message-IDs. */
const MAX_ID_CHARS = 998;

/** More than any contact card holds. */
const MAX_CONTACTS = 100;

const short = z.string().max(MAX_HEADER_CHARS);
const id = z.string().min(1).max(MAX_ID_CHARS);

const AttachmentInput = z
  .strictObject({
    filename: short.optional().describe('Name of the file. It may itself hold personal data and is scanned.'),
    contentType: short.optional().describe('Media type, e.g. application/pdf.'),
    content: z
      .base64()
      .describe('The file, base64. What cannot be read completely stays sealed and is not passed on.'),
  })
  .meta({ id: 'TicketAttachmentInput' });

const MessageInput = z
  .strictObject({
    id: id.optional().describe('Stable id within the ticket; default its place in the list.'),
    author: z
      .strictObject({
        name: short.optional(),
        email: short.optional(),
        role: z
          .enum(['requester', 'agent', 'other'])
          .optional()
          .describe('Default: by comparing with the requester.'),
      })
      .optional(),
    createdAt: z.iso.datetime({ offset: true }).optional().describe('ISO 8601 with time zone.'),
    text: z.string().optional().describe('Plain text.'),
    html: z.string().optional().describe('HTML; beside text when the message has both forms.'),
    attachments: z.array(AttachmentInput).max(MAX_TICKET_MESSAGES).optional(),
  })
  .meta({ id: 'TicketMessageInput' });

/** A ticket in Zeef's JSON form, as `POST /v1/tickets` takes it. Unknown fields are refused. */
export const TicketInput = z
  .strictObject({
    id: id.describe('Id of the ticket at the source: the same id is the same ticket.'),
    subject: short.optional(),
    requester: z.strictObject({ name: short.optional(), email: short.optional() }).optional(),
    language: z.enum(LANGUAGES).optional().describe('Language of the ticket; recognised when left out.'),
    purpose: z.enum(PURPOSES).optional().describe('What the ticket is about; recognised when left out.'),
    asked: z
      .array(z.enum(ENTITIES))
      .max(ENTITIES.length)
      .optional()
      .describe('Kinds of data that the desk, its form or its macro asked the requester for.'),
    contacts: z
      .array(z.strictObject({ entity: z.enum(ENTITIES), value: short }))
      .max(MAX_CONTACTS)
      .optional()
      .describe('Contact data the desk holds already. Not stored with the ticket.'),
    closed: z
      .boolean()
      .optional()
      .describe('The ticket is closed with this: terms that begin with closing begin now.'),
    messages: z.array(MessageInput).min(1).max(MAX_TICKET_MESSAGES),
  })
  .meta({ id: 'TicketInput' });
export type TicketInput = z.output<typeof TicketInput>;

/**
 * Checks a parsed JSON value before it is stored.
 *
 * @throws ZeefError `ZEEF_FIELD_INVALID` with the JSON pointer of the first wrong field and what belongs there;
 * neither names values nor unknown keys, which may be personal
 */
export function checkTicket(value: unknown): TicketInput {
  const checked = TicketInput.safeParse(value);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  const field = issue.path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
  throw new ZeefError('ZEEF_FIELD_INVALID', {
    field: field || '/',
    remedy: `${REMEDIES[issue.code] ?? 'The field has the wrong form.'} See /docs for the schema.`,
  });
}

const REMEDIES: Readonly<Record<string, string>> = {
  invalid_type: 'The field is missing or has the wrong type.',
  invalid_value: 'The field has a value that is not in the list.',
  invalid_format: 'The field has the wrong format.',
  too_big: 'The field is too long or has too many entries.',
  too_small: 'The field is empty.',
  unrecognized_keys: 'There is a field here that the schema does not know.',
};

/**
 * Reads a ticket in Zeef's JSON form. Part paths are JSON pointers. The requester's name and address are no
 * parts; names of other authors are.
 *
 * @param budget what its attachments may ask of us, and how pictures are read; by default at once
 * @throws PipelineError `unreadable`
 */
export async function readTicket(
  raw: Uint8Array,
  budget = new Budget(recogniseNow),
): Promise<ParsedDocument> {
  const ticket = parseTicket(raw);
  const list = new PartList();
  const subjectPartId = list.short('subject', '/subject', ticket.subject);
  const read = ticket.messages.map((message, i): DocumentMessage => {
    const path = `/messages/${i}`;
    const role = roleOf(message.author, ticket.requester);
    const name = role === 'requester' ? undefined : (message.author?.name ?? message.author?.email);
    const authorPartId = list.short(
      'header',
      `${path}/author/${message.author?.name ? 'name' : 'email'}`,
      name,
    );
    const textPartId =
      message.text === undefined ? undefined : list.plain(`${path}/text`, lines(message.text));
    const htmlPartId =
      message.html === undefined ? undefined : list.html(`${path}/html`, lines(message.html), textPartId);
    return {
      key: message.id ?? `${i}`,
      role,
      at: message.createdAt && new Date(message.createdAt).toISOString(),
      authorPartId,
      textPartId,
      htmlPartId,
      attachments: attachmentsOf(message.attachments ?? [], `${path}/attachments`, list),
    };
  });
  const messages: DocumentMessage[] = [];
  // Texts that people wrote come first.
  for (const [i, message] of read.entries()) {
    const files = ticket.messages[i]!.attachments ?? [];
    messages.push({ ...message, attachments: await filesOf(files, message.attachments, list, budget) });
  }
  return {
    kind: 'ticket',
    ticketKey: ticket.id,
    threadKeys: [],
    requester: requesterOf(ticket.requester?.name, ticket.requester?.email),
    subjectPartId,
    messages,
    parts: list.parts,
    language: ticket.language ?? list.language,
    ...(ticket.closed && { closed: true }),
    warnings: list.warnings,
    given: givenWith(ticket),
  };
}

function givenWith({ purpose, asked, contacts }: TicketInput): DecisionContext {
  return {
    ...(purpose && { purpose }),
    ...(asked && { asked: asked.map((entity) => ({ entity })) }),
    ...(contacts && { contacts }),
  };
}

function parseTicket(raw: Uint8Array): TicketInput {
  try {
    return TicketInput.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)));
  } catch {
    // The error would quote the content.
    throw new PipelineError('unreadable');
  }
}

type Author = NonNullable<TicketInput['messages'][number]['author']>;

function roleOf(author: Author | undefined, requester: TicketInput['requester']): AuthorRole {
  if (author?.role) return author.role;
  if (!author?.email && !author?.name) return 'requester';
  const same = (a: string | undefined, b: string | undefined) =>
    a?.trim().toLowerCase() === b?.trim().toLowerCase();
  const isRequester = author.email
    ? same(author.email, requester?.email)
    : same(author.name, requester?.name);
  return isRequester ? 'requester' : 'other';
}

type AttachmentInput = NonNullable<TicketInput['messages'][number]['attachments']>[number];

function attachmentsOf(inputs: readonly AttachmentInput[], path: string, list: PartList): Attachment[] {
  return inputs.map(({ filename, contentType, content }, i) => ({
    id: `${path}/${i}`,
    path: `${path}/${i}`,
    namePartId: list.short('filename', `${path}/${i}/filename`, filename),
    mediaType: mediaType((contentType ?? '').split(';', 1)[0]!.trim().toLowerCase()),
    size: Buffer.byteLength(content, 'base64'),
  }));
}

async function filesOf(
  inputs: readonly AttachmentInput[],
  attachments: readonly Attachment[],
  list: PartList,
  budget: Budget,
): Promise<readonly Attachment[]> {
  const files: Attachment[] = [];
  for (const [i, attachment] of attachments.entries()) {
    const { filename = '', contentType = '', content } = inputs[i]!;
    const { value, params } = libmime.parseHeaderValue(contentType);
    const { charset } = params;
    const hint = {
      mediaType: value.toLowerCase(),
      extension: extensionOf(filename),
      ...(charset && { charset }),
    };
    files.push(await attach(attachment, Buffer.from(content, 'base64'), hint, list, budget));
  }
  return files;
}

function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
