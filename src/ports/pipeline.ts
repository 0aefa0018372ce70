import type { Entity } from '../../detectors/contract.ts';
import type { AttachmentReason, AttachmentState, WithheldReason } from '../model/attachment.ts';
import type { Action, DataRequest, DecisionContext, PolicyDecision } from '../model/decision.ts';
import type { IntakeKind, ParsedDocument } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import type { HoldReason, ReviewReason } from '../model/intake.ts';
import type { KeptValue } from '../model/kept-value.ts';
import type { Numbering, Redaction } from '../model/redaction.ts';
import type { Override } from '../model/review.ts';

/** What reading needs. */
export interface ExamineInput {
  readonly kind: IntakeKind;
  readonly raw: Uint8Array;
  /** Reads pictures and long files too, at seconds each. Left out, they are refused with {@link NeedsRecognition}. */
  readonly recognise?: boolean;
  /** Withholds attachments unread: they brought down whoever read them. */
  readonly withholdFiles?: boolean;
}

/** A document read and searched. In memory only. */
export interface Examined {
  readonly document: ParsedDocument;
  readonly findings: readonly Finding[];
  /** Findings in what only other readers show ({@link ParsedDocument.other}). */
  readonly otherFindings: readonly Finding[];
  readonly detectorSet: string;
}

/** A sanitised part: text for plain parts, HTML for `html` parts, a text inside the file for attachments. */
export interface SanitisedPart {
  readonly partId: string;
  readonly content: string;
}

/** What became of an attachment. */
export interface SanitisedFile {
  readonly attachmentId: string;
  /** {@link Attachment.path}. */
  readonly path: string;
  readonly state: AttachmentState;
  readonly reason: AttachmentReason;
  /** Media type by content, of a file that is passed on. */
  readonly mediaType?: string;
  /** The file to pass on. Absent when withheld. */
  readonly bytes?: Uint8Array;
}

export interface RedactInput {
  readonly examined: Examined;
  /** What is known of the ticket beside this document, such as what the desk asked for earlier. */
  readonly context: DecisionContext;
  readonly numbering: readonly Numbering[];
  readonly tagKey: Uint8Array;
  readonly policyYaml: string;
  /** What people decided about this document, oldest first. */
  readonly overrides?: readonly Override[];
}

export interface Redacted {
  /** One for every finding, in the same order; where people decided, theirs. */
  readonly decisions: readonly PolicyDecision[];
  readonly policyVersion: string;
  /** What the desk asks for in this document: context of what comes later in the ticket. */
  readonly requests: readonly DataRequest[];
  readonly parts: readonly SanitisedPart[];
  readonly redactions: readonly Redaction[];
  /** What the policy keeps. */
  readonly kept: readonly KeptValue[];
  /** One for every attachment. */
  readonly files: readonly SanitisedFile[];
  /** Detecting again found nothing that the policy removes. When false the ticket must be held. */
  readonly verified: boolean;
  /** Why a person must look before it goes on. Empty when none need. */
  readonly review: readonly ReviewReason[];
  /** What the policy says of content that cannot be read: whether it stays in the mail as it is. */
  readonly passesEncrypted: boolean;
}

/** What writing the sanitised mail needs. */
export interface RenderInput {
  readonly raw: Uint8Array;
  readonly document: ParsedDocument;
  readonly parts: readonly SanitisedPart[];
  readonly files: readonly SanitisedFile[];
  /** Value of the trace header: ids and counts only. */
  readonly mark: string;
  /** Leave encrypted content in, as it came. */
  readonly passesEncrypted?: boolean;
  /** Value of an `Authentication-Results` header of our own. */
  readonly authentication?: string;
}

/** One item that belongs to no ticket: a mail, or a file of any kind that is read. */
export interface ScrubTask {
  readonly kind: 'mail' | 'file';
  readonly raw: Uint8Array;
  /** Of a file's name, lower case, without its dot: chooses between readings of a text. */
  readonly extension: string;
  readonly policyYaml: string;
}

/** What was found in an item, without saying what it says. */
export interface ScrubReport {
  readonly counts: readonly { readonly entity: Entity; readonly action: Action; readonly count: number }[];
  /** Attachments, or the file itself, that a copy goes without. */
  readonly withheld: readonly WithheldReason[];
  /** Why nothing of the item can be passed on. */
  readonly held?: HoldReason;
  /** The sanitised item; absent when there is none. */
  readonly output?: Uint8Array;
}

/** Thrown by a {@link Pipeline}: the document is to be held, for this reason. Carries no content. */
export class PipelineError extends Error {
  readonly reason: HoldReason;

  constructor(reason: HoldReason) {
    super(`held: ${reason}`);
    this.name = 'PipelineError';
    this.reason = reason;
  }
}

/** Thrown by a {@link Pipeline}: the document has pictures or long files, and nobody asked to read them. */
export class NeedsRecognition extends Error {
  constructor() {
    super('has pictures to read');
    this.name = 'NeedsRecognition';
  }
}

/** The pure middle of Zeef, run where it can be stopped: in a thread with limits on time and memory. */
export interface Pipeline {
  /** parse → detect. @throws PipelineError, NeedsRecognition */
  examine(input: ExamineInput): Promise<Examined>;
  /** decide → redact → verify. @throws PipelineError */
  redact(input: RedactInput): Promise<Redacted>;
  /** Writes the sanitised mail. @throws PipelineError */
  render(input: RenderInput): Promise<Uint8Array>;
  /** All of it over one item. @throws PipelineError */
  scrub(input: ScrubTask): Promise<ScrubReport>;
  close(): Promise<void>;
}
