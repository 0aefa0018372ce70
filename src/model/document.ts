import type { Language, PartKind, Span } from '../../detectors/contract.ts';
import type { WithheldReason } from './attachment.ts';
import type { DecisionContext } from './decision.ts';
import type { Recognised } from './recognised.ts';

/** How the raw input is to be read: a mail as it came (RFC 5322), or a ticket in Zeef's JSON form. */
export type IntakeKind = 'mail' | 'ticket';

/** What the parser noticed and an agent or officer should know. Codes, never content. */
export const WARNINGS = [
  'attachment-withheld', // an attachment was not read and is not passed on
  'charset-unknown', // declared charset unknown: read as windows-1252
  'mime-ambiguous', // readers may disagree on what the message holds
  'mime-broken', // the structure is damaged; what could be read was read
  'encrypted', // PGP or S/MIME content, unreadable here
  'text-replaced', // NUL bytes or lone surrogates were replaced by U+FFFD
  'truncated', // a limit was reached; what lies behind it is withheld
] as const;
export type Warning = (typeof WARNINGS)[number];

/** A stretch of a part's text and where it came from. Stretches are in order and cover all of the text. */
export interface OffsetSegment {
  /** Offsets into `text`. */
  readonly text: Span;
  /** Offsets into `source`; empty for what the reader inserted (a line break for `<br>`). */
  readonly source: Span;
  /** `copied`: same length, unit by unit; `decoded`: an entity or the like; `inserted`: not in the source. */
  readonly how: 'copied' | 'decoded' | 'inserted';
}

/**
 * How a source is read as text. `plain`: it is the text; `lines`: vCard and iCalendar; `ooxml`, `sheet`, `odf`: the
 * XML of office documents, workbook sheets and OpenDocument files; `rtf`: rich text, one unit for each byte.
 */
export const SOURCE_SYNTAXES = [
  'plain',
  'html',
  'csv',
  'json',
  'lines',
  'xml',
  'ooxml',
  'sheet',
  'odf',
  'rtf',
] as const;
export type SourceSyntax = (typeof SOURCE_SYNTAXES)[number];

/** One text of a document. `text` is what a person reads and detectors scan; `source` is what it was cut from. */
export interface TextPart {
  /** Unique within the document. */
  readonly id: string;
  /** MIME part number ("1.2"), header name, or JSON pointer ("/messages/0/text"). */
  readonly path: string;
  readonly kind: PartKind;
  readonly text: string;
  /** The decoded source: HTML for `html` parts, a text inside the file for attachments, else equal to `text`. */
  readonly source: string;
  /** Set for attachments. Left out: `html` for `html` parts, else `plain`. */
  readonly syntax?: SourceSyntax;
  /** How `text` maps to `source`. Empty when they are equal. */
  readonly offsets: readonly OffsetSegment[];
  /** Recognised language, when there was enough to tell. */
  readonly language?: Language;
  /** The part this one repeats in another form (plain text beside HTML). */
  readonly alternativeOf?: string;
  /** Spans of `text` that quote earlier messages. */
  readonly quoted: readonly Span[];
  /** Spans of `text` that a person would not see (comments, display:none, attributes). */
  readonly hidden: readonly Span[];
}

/** A file that was read, for whoever writes it again. In memory only. */
export interface AttachedFile {
  /** The file as it came. */
  readonly bytes: Uint8Array;
  /** What the sender said of it: chooses between readings of a text. */
  readonly hint: { readonly mediaType: string; readonly charset?: string; readonly extension: string };
  /** What was read from pictures in it and in other files of the document, by their keys. */
  readonly recognised: ReadonlyMap<string, Recognised>;
  /** Parts with its texts, in their order. */
  readonly partIds: readonly string[];
}

/** An attached file. */
export interface Attachment {
  readonly id: string;
  /** MIME part number or JSON pointer. */
  readonly path: string;
  /** Part that holds the file name, which may itself hold personal data. */
  readonly namePartId: string | undefined;
  /** Declared media type, cut to its `type/subtype`. */
  readonly mediaType: string;
  /** Decoded size in bytes. */
  readonly size: number;
  /** Set when all of it was read. Otherwise its bytes stay in the sealed original, for the reason below. */
  readonly file?: AttachedFile;
  readonly withheld?: WithheldReason;
}

/** Who wrote a message, as far as the intake tells. */
export type AuthorRole = 'requester' | 'agent' | 'other';

/** One message of the document, pointing at its parts. */
export interface DocumentMessage {
  /** Stable key within the ticket: Message-ID, or the id given in JSON. Not shown, only tagged. */
  readonly key: string;
  readonly role: AuthorRole;
  /** ISO 8601 date the message claims, when it claims one. */
  readonly at: string | undefined;
  /** Part with the author's display name, when it is not the requester's. */
  readonly authorPartId: string | undefined;
  readonly textPartId: string | undefined;
  readonly htmlPartId: string | undefined;
  readonly attachments: readonly Attachment[];
}

/** The requester as the intake names them. Personal: lives only in sealed storage. */
export interface Requester {
  readonly name?: string;
  readonly email?: string;
}

/** What other readers of a mail would show and this reading does not. Searched, never passed on. */
export interface OtherReading {
  readonly parts: readonly TextPart[];
  /** False where a limit was reached or the second parser gave up: there may be more. */
  readonly complete: boolean;
}

/** A parsed input. Lives in memory only; what is stored of it is sealed. */
export interface ParsedDocument {
  readonly kind: IntakeKind;
  /** Id of the ticket at the source, when it has one. */
  readonly ticketKey: string | undefined;
  /** Message-ID, In-Reply-To and References: messages sharing any belong to one ticket. */
  readonly threadKeys: readonly string[];
  readonly requester: Requester;
  readonly subjectPartId: string | undefined;
  readonly messages: readonly DocumentMessage[];
  readonly parts: readonly TextPart[];
  readonly language: Language | undefined;
  readonly warnings: readonly Warning[];
  /** Set for a mail that readers may differ on. */
  readonly other?: OtherReading;
  /** The sender says that the ticket is closed with this. */
  readonly closed?: boolean;
  /** What the sender told that bears on necessity: purpose, what was asked for, contact data the desk holds. */
  readonly given?: DecisionContext;
}
