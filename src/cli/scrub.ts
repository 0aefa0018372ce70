import { LANGUAGES, type Language } from '../../detectors/contract.ts';
import { ZeefError } from '../errors.ts';
import { type Scrubbed, scrubInput } from '../pipeline/scrub.ts';
import { policyText } from './policy-file.ts';

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
  const kind = kindOf(options);
  const policyYaml = await policyText(options.policy);
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  const scrubbed = await scrubInput({
    raw: Buffer.concat(chunks),
    policyYaml,
    ...(kind && { kind }),
    ...(language && { language }),
  });
  if (options.json) {
    output.write(`${JSON.stringify(report(scrubbed, options.showValues ?? false), undefined, 2)}\n`);
  } else if (scrubbed.output) {
    output.write(scrubbed.output);
  } else {
    throw new ZeefError('ZEEF_MAIL_UNREADABLE', {
      remedy: 'Detecting again over the result still found something to remove, so nothing was written.',
    });
  }
}

function kindOf({ mail, text }: ScrubOptions): 'mail' | 'text' | undefined {
  if (mail && text) {
    throw new ZeefError('ZEEF_CONFIG_INVALID', {
      field: '--mail',
      remedy: 'Give --mail or --text, not both.',
    });
  }
  return mail ? 'mail' : text ? 'text' : undefined;
}

function languageOf(lang: string | undefined): Language | undefined {
  const language = LANGUAGES.find((known) => known === lang);
  if (lang === undefined || language) return language;
  throw new ZeefError('ZEEF_CONFIG_INVALID', {
    field: '--lang',
    remedy: `--lang is one of ${LANGUAGES.join(', ')}.`,
  });
}

/** What was found and decided, for people and scripts. Values only when asked for. */
function report({ examined, redacted }: Scrubbed, showValues: boolean) {
  const { document, findings, detectorSet } = examined;
  const { decisions, policyVersion } = redacted;
  const parts = new Map(document.parts.map((part) => [part.id, part]));
  const decided = new Map(decisions.map((decision) => [decision.findingId, decision]));
  return {
    kind: document.kind === 'mail' ? 'mail' : 'text',
    language: document.language,
    warnings: document.warnings,
    policyVersion,
    detectorSet,
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
