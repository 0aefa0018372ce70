import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { LANGUAGES, type Language } from '../../detectors/contract.ts';
import { ZeefError } from '../errors.ts';
import { examineDocument, redactExamined } from '../pipeline/examine.ts';
import { type ReadMail, readMail } from '../pipeline/parse/mail.ts';
import { looksLikeMail, readText } from '../pipeline/parse/text.ts';
import { renderMail } from '../pipeline/render/mail.ts';
import { threadScanner } from '../pipeline/run.ts';
import { presetYaml } from '../policy/presets.ts';
import { type Examined, PipelineError, type Redacted } from '../ports/pipeline.ts';

export interface ScrubOptions {
  /** Findings as JSON instead of the sanitised text. */
  readonly json?: boolean;
  /** Adds the values found to the JSON. */
  readonly showValues?: boolean;
  /** Language of the text and the marks; recognised when left out. */
  readonly lang?: string;
  /** Policy file; default the preset `default`. */
  readonly policy?: string;
  /** Reads the input as a mail, or as text, whatever it looks like. */
  readonly mail?: boolean;
  readonly text?: boolean;
}

/**
 * Reads text or a mail and writes it without what the policy removes: no server, no database, nothing kept.
 * Writes nothing when the result could not be verified.
 *
 * @throws ZeefError for an unreadable mail, a wrong option or policy, and a result that does not verify
 */
export async function scrub(
  options: ScrubOptions,
  input: AsyncIterable<Uint8Array>,
  output: NodeJS.WritableStream,
): Promise<void> {
  const language = languageOf(options.lang);
  if (options.mail && options.text) {
    throw new ZeefError('ZEEF_CONFIG_INVALID', {
      field: '--mail',
      remedy: 'Give --mail or --text, not both.',
    });
  }
  const policyYaml = await policyText(options.policy);
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  const raw = Buffer.concat(chunks);

  const mail = isMail(options, raw) ? await mailOf(raw) : undefined;
  const document = mail?.document ?? readText(raw.toString('utf8'), language);
  const examined = examineDocument(document, policyYaml, threadScanner());
  const redacted = redactExamined(
    // Marks are numbered within this text only: nobody compares its tags with others.
    { examined, numbering: [], tagKey: randomBytes(32), policyYaml },
    threadScanner(),
    language,
  );
  if (options.json) {
    output.write(
      `${JSON.stringify(report(examined, redacted, options.showValues ?? false), undefined, 2)}\n`,
    );
    return;
  }
  if (!redacted.verified) {
    throw new ZeefError('ZEEF_MAIL_UNREADABLE', {
      remedy: 'Detecting again over the result still found something to remove, so nothing was written.',
    });
  }
  output.write(
    mail ? renderMail(mail, document, redacted.parts, language ? { language } : {}) : contentOf(redacted),
  );
}

function isMail({ mail, text }: ScrubOptions, raw: Buffer): boolean {
  return mail === true || (text !== true && looksLikeMail(raw.toString('latin1')));
}

async function mailOf(raw: Buffer): Promise<ReadMail> {
  try {
    return await readMail(raw);
  } catch (error) {
    if (error instanceof PipelineError) throw new ZeefError('ZEEF_MAIL_UNREADABLE');
    throw error;
  }
}

function contentOf({ parts }: Redacted): string {
  return parts.map(({ content }) => content).join('');
}

function languageOf(lang: string | undefined): Language | undefined {
  const language = LANGUAGES.find((known) => known === lang);
  if (lang === undefined || language) return language;
  throw new ZeefError('ZEEF_CONFIG_INVALID', {
    field: '--lang',
    remedy: `--lang is one of ${LANGUAGES.join(', ')}.`,
  });
}

async function policyText(file: string | undefined): Promise<string> {
  if (file === undefined) return presetYaml('default');
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new ZeefError('ZEEF_CONFIG_INVALID', {
      field: '--policy',
      remedy: 'The file given with --policy cannot be read.',
      cause,
    });
  }
}

/** What was found and decided, for people and scripts. Values only when asked for. */
function report(
  { document, findings, decisions, ...rest }: Examined,
  redacted: Redacted,
  showValues: boolean,
) {
  const parts = new Map(document.parts.map((part) => [part.id, part]));
  const decided = new Map(decisions.map((decision) => [decision.findingId, decision]));
  return {
    kind: document.kind === 'mail' ? 'mail' : 'text',
    language: document.language,
    warnings: document.warnings,
    policyVersion: rest.policyVersion,
    detectorSet: rest.detectorSet,
    verified: redacted.verified,
    findings: findings.map(({ id, partId, start, end, entity, confidence, evidence, detectorId }) => {
      const part = parts.get(partId);
      const decision = decided.get(id);
      return {
        part: part?.path,
        start,
        end,
        entity,
        confidence,
        evidence,
        detector: detectorId,
        action: decision?.action,
        rule: decision?.ruleId,
        reason: decision?.reason.en,
        ...(showValues && { value: part?.text.slice(start, end) }),
      };
    }),
  };
}
