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
