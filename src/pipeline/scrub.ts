import { randomBytes } from 'node:crypto';
import type { Language } from '../../detectors/contract.ts';
import { ZeefError } from '../errors.ts';
import { type Examined, PipelineError, type Redacted } from '../ports/pipeline.ts';
import { examineDocument, redactExamined } from './examine.ts';
import { type ReadMail, readMail } from './parse/mail.ts';
import { looksLikeMail, readText } from './parse/text.ts';
import { renderMail } from './render/mail.ts';
import { threadScanner } from './run.ts';

export interface ScrubInput {
  readonly raw: Buffer;
  readonly policyYaml: string;
  /** `mail` or `text`; told by how it begins when left out. */
  readonly kind?: 'mail' | 'text';
  /** Language of a text and of the marks; recognised when left out. */
  readonly language?: Language;
}

export interface Scrubbed {
  readonly examined: Examined;
  readonly redacted: Redacted;
  /** The sanitised text or mail; absent when detecting again still found something to remove. */
  readonly output: Buffer | undefined;
}

/**
 * The whole pipeline over one text or mail that belongs to no ticket.
 *
 * @throws ZeefError `ZEEF_MAIL_UNREADABLE`, `ZEEF_POLICY_INVALID`
 */
export async function scrubInput({ raw, policyYaml, kind, language }: ScrubInput): Promise<Scrubbed> {
  const isMail = kind === undefined ? looksLikeMail(raw.toString('latin1')) : kind === 'mail';
  const mail = isMail ? await mailOf(raw) : undefined;
  const document = mail?.document ?? readText(raw.toString('utf8'), language);
  const examined = examineDocument(document, threadScanner());
  // Nobody compares these tags with others: a key for this text alone.
  const input = { examined, context: {}, numbering: [], tagKey: randomBytes(32), policyYaml };
  const redacted = await redactExamined(input, threadScanner(), language);
  if (!redacted.verified) return { examined, redacted, output: undefined };
  const output = mail
    ? renderMail(mail, document, redacted.parts, {
        files: redacted.files,
        passesEncrypted: redacted.passesEncrypted,
        ...(language && { language }),
      })
    : Buffer.from(redacted.parts.map(({ content }) => content).join(''), 'utf8');
  return { examined, redacted, output };
}

async function mailOf(raw: Buffer): Promise<ReadMail> {
  try {
    return await readMail(raw);
  } catch (error) {
    if (error instanceof PipelineError) throw new ZeefError('ZEEF_MAIL_UNREADABLE');
    throw error;
  }
}
