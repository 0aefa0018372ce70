/**
 * What became of an attached file. `kept`: all of it was read and nothing had to go; `rewritten`: the same format
 * without what was removed; `withheld`: not passed on.
 */
export const ATTACHMENT_STATES = ['kept', 'rewritten', 'withheld'] as const;
export type AttachmentState = (typeof ATTACHMENT_STATES)[number];

/** Why an attachment is withheld. Codes, never content. */
export const WITHHELD_REASONS = [
  'type', // a kind of file that is not read
  'encrypted',
  'unreadable', // damaged, or readers may disagree on what it holds
  'embedded', // holds something that cannot be read: a picture, macro, script or file inside it
  'too-large',
  'too-nested',
  'identity-document', // a picture of a passport, identity card or driving licence
  'policy', // the policy wants none of this kind
  'verification', // something that the policy removes could not be taken out
] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** Why an attachment is as it is. */
export const ATTACHMENT_REASONS = [
  'clean', // kept: there was nothing to remove
  'values', // rewritten: values were removed
  'hidden', // rewritten: only pictures or data about the file itself were removed
  ...WITHHELD_REASONS,
] as const;
export type AttachmentReason = (typeof ATTACHMENT_REASONS)[number];

/** Kinds of attachments that a policy decides about. */
export const ATTACHMENT_KINDS = ['text', 'office', 'archive', 'rtf', 'pdf', 'picture'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** What a policy says of attachments, by their kind. */
export interface AttachmentRules {
  /** Kinds of which a note is passed on in place of the file. */
  readonly withheld: ReadonlySet<AttachmentKind>;
  /** Pictures and scans are passed on, values found in them aside, also where they could not be read for sure. */
  readonly keepsDoubtful: boolean;
  /** A note is passed on in place of a CV, whatever its kind. */
  readonly withholdsCv: boolean;
}
