import type { AttachmentReason, AttachmentState } from '../model/attachment.ts';
import type { DataRequest, DecisionContext, PolicyDecision } from '../model/decision.ts';
import type { IntakeKind, ParsedDocument } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import type { HoldReason } from '../model/intake.ts';
import type { Numbering, Redaction } from '../model/redaction.ts';
import type { Override } from '../model/review.ts';

/** What reading needs. */
export interface ExamineInput {
  readonly kind: IntakeKind;
  readonly raw: Uint8Array;
}

/** A document read and searched. In memory only. */
export interface Examined {
  readonly document: ParsedDocument;
  readonly findings: readonly Finding[];
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
  /** One for every attachment. */
  readonly files: readonly SanitisedFile[];
  /** Detecting again found nothing that the policy removes. When false the ticket must be held. */
  readonly verified: boolean;
}

/** What writing the sanitised mail needs. */
export interface RenderInput {
  readonly raw: Uint8Array;
  readonly document: ParsedDocument;
  readonly parts: readonly SanitisedPart[];
  readonly files: readonly SanitisedFile[];
  /** Value of the trace header: ids and counts only. */
  readonly mark: string;
  /** Value of an `Authentication-Results` header of our own. */
  readonly authentication?: string;
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

/** The pure middle of Zeef, run where it can be stopped: in a thread with limits on time and memory. */
export interface Pipeline {
  /** parse → detect. @throws PipelineError */
  examine(input: ExamineInput): Promise<Examined>;
  /** decide → redact → verify. @throws PipelineError */
  redact(input: RedactInput): Promise<Redacted>;
  /** Writes the sanitised mail. @throws PipelineError */
  render(input: RenderInput): Promise<Uint8Array>;
  close(): Promise<void>;
}
