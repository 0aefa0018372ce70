import { z } from 'zod';
import { CONFIDENCES, ENTITIES, EVIDENCE, LANGUAGES } from '../../detectors/index.ts';
import { ATTACHMENT_REASONS, ATTACHMENT_STATES } from '../model/attachment.ts';
import { WARNINGS } from '../model/document.ts';
import { DOCUMENT_STATES, HOLD_REASONS, REVIEW_REASONS, type StoredDocument } from '../model/intake.ts';
import { TICKET_STATES } from '../model/ticket.ts';

/** How people are told why something is held. */
const HOLD_TEXT = {
  unreadable: 'held: could not be read',
  'time-limit': 'held: took too long to process',
  'memory-limit': 'held: needed too much memory',
  verification: 'held: a second look still found personal data',
  loop: 'held: our own output came back (a mail loop)',
  internal: 'held: processing failed',
} as const satisfies Record<(typeof HOLD_REASONS)[number], string>;

export const PageQuery = z.object({
  after: z.string().max(200).optional().describe('The "next" of the page before.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const MessageView = z.object({
  id: z.uuid(),
  kind: z.enum(['mail', 'ticket']),
  source: z.string(),
  state: z.enum(DOCUMENT_STATES),
  status: z.string().describe('The state in words.'),
  holdReason: z.enum(HOLD_REASONS).optional(),
  reviewReason: z.enum(REVIEW_REASONS).optional().describe('Why a person must look before it goes on.'),
  size: z.number().int().describe('Bytes.'),
  receivedAt: z.string(),
  processedAt: z.string().optional(),
  ticketId: z.uuid().optional(),
  originalDestroyedAt: z.string().optional().describe('The sealed original is gone since.'),
  expiring: z
    .literal(true)
    .optional()
    .describe('It waits for a person and its term ends soon; acknowledge it, or act.'),
});

export function messageView(document: StoredDocument): z.infer<typeof MessageView> {
  const { id, kind, source, state, holdReason, size, receivedAt, processedAt, ticketId } = document;
  const { reviewReason, originalDestroyedAt, expiring } = document;
  return {
    id,
    kind,
    source,
    state,
    status: state === 'held' && holdReason ? HOLD_TEXT[holdReason] : state,
    size,
    receivedAt: receivedAt.toISOString(),
    ...(holdReason && { holdReason }),
    ...(reviewReason && { reviewReason }),
    ...(processedAt && { processedAt: processedAt.toISOString() }),
    ...(ticketId && { ticketId }),
    ...(originalDestroyedAt && { originalDestroyedAt: originalDestroyedAt.toISOString() }),
    ...(expiring && { expiring }),
  };
}

export const MessageList = z.object({ items: z.array(MessageView), next: z.string().optional() });

export const Accepted = MessageView.extend({
  duplicate: z.boolean().describe('It had been handed in before; nothing new was stored.'),
});

const Content = z.object({ partId: z.string(), content: z.string() });

export const TicketSummaryView = z.object({
  id: z.uuid(),
  state: z.enum(TICKET_STATES),
  ticketKey: z.string().optional().describe('Id at the source.'),
  subject: Content.optional(),
  requester: z.object({ name: z.string().optional(), email: z.string().optional() }),
  language: z.enum(LANGUAGES).optional(),
  warnings: z.array(z.enum(WARNINGS)),
  createdAt: z.date(),
  updatedAt: z.date(),
  entryCount: z.number().int(),
  redactionCount: z.number().int(),
  restricted: z.boolean().describe('Processing is restricted (art. 18 GDPR): content is not shown.'),
});

export const TicketView = TicketSummaryView.extend({
  entries: z.array(
    z.object({
      id: z.uuid(),
      documentId: z.uuid(),
      receivedAt: z.date(),
      role: z.enum(['requester', 'agent', 'other']),
      at: z.string().optional(),
      author: z.string().optional(),
      text: Content.optional(),
      html: Content.optional(),
      attachments: z.array(
        z.object({
          name: z.string().optional(),
          mediaType: z.string(),
          size: z.number().int(),
          state: z.enum(ATTACHMENT_STATES),
          reason: z.enum(ATTACHMENT_REASONS),
        }),
      ),
    }),
  ),
});

export const RedactionView = z.object({
  id: z.string(),
  entryId: z.string().optional(),
  documentId: z.string(),
  at: z.date(),
  partId: z.string(),
  entity: z.enum(ENTITIES),
  action: z.enum(['redact', 'hold']),
  placeholder: z.string(),
  outputSpan: z.object({ start: z.number().int(), end: z.number().int() }),
  detectorId: z.string(),
  detectorVersion: z.number().int(),
  confidence: z.enum(CONFIDENCES),
  evidence: z.array(z.enum(EVIDENCE)),
  ruleId: z.string(),
  policyVersion: z.string(),
  reason: z.object({ en: z.string(), nl: z.string() }),
});
