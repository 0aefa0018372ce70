import type { Language } from '../../detectors/contract.ts';
import type { AttachmentReason, AttachmentState } from './attachment.ts';
import type { DataRequest } from './decision.ts';
import type { AuthorRole, Requester, Warning } from './document.ts';

/** Where a ticket stands. `held`: a person must look before it counts as sanitised. */
export const TICKET_STATES = ['sanitised', 'held'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** An attachment as the ticket shows it: that it was there, not what it said. */
export interface TicketAttachment {
  /** Sanitised file name. */
  readonly name: string | undefined;
  readonly namePartId?: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly state: AttachmentState;
  readonly reason: AttachmentReason;
}

/** One sanitised message. Stored sealed. */
export interface TicketEntry {
  readonly role: AuthorRole;
  readonly at: string | undefined;
  /** Sanitised author name where it is not the requester's. */
  readonly author: string | undefined;
  readonly authorPartId?: string;
  /** Sanitised texts, with the part ids that redactions refer to. */
  readonly text: { readonly partId: string; readonly content: string } | undefined;
  readonly html: { readonly partId: string; readonly content: string } | undefined;
  readonly attachments: readonly TicketAttachment[];
}

/** What a ticket shows beside its entries. Stored sealed. */
export interface TicketHeader {
  /** Id at the source, when it has one. */
  readonly ticketKey: string | undefined;
  readonly subject: { readonly partId: string; readonly content: string } | undefined;
  readonly requester: Requester;
  readonly language: Language | undefined;
  readonly warnings: readonly Warning[];
  /** What the desk asked for so far: it makes the answer that comes later a solicited one. */
  readonly requests: readonly DataRequest[];
  /** Document that the header was read from. */
  readonly documentId?: string;
  /** What was corrected at the requester's request, and when. Notes are personal, like the rest of the header. */
  readonly corrections?: readonly {
    readonly at: string;
    readonly requestId: string;
    readonly note?: string;
  }[];
}
