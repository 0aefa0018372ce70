import type { Language } from '../../detectors/contract.ts';
import type { Scanner } from '../../detectors/scanner.ts';
import type { ParsedDocument } from '../model/document.ts';
import { decide } from '../policy/decide.ts';
import { loadPolicy } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import type { Examined, ExamineInput, Redacted, RedactInput } from '../ports/pipeline.ts';
import { detect } from './detect.ts';
import { readMail } from './parse/mail.ts';
import { readTicket } from './parse/ticket.ts';
import { redact } from './redact.ts';

/**
 * parse → detect → decide. Same input, same output.
 *
 * @throws PipelineError `unreadable`; ZeefError when the policy has errors
 */
export async function examine(input: ExamineInput, scanner: Scanner): Promise<Examined> {
  const document = input.kind === 'mail' ? (await readMail(input.raw)).document : readTicket(input.raw);
  return examineDocument(document, input.policyYaml, scanner);
}

/** detect → decide over a document that is read already. @throws ZeefError when the policy has errors */
export function examineDocument(document: ParsedDocument, policyYaml: string, scanner: Scanner): Examined {
  const policy = policyOf(policyYaml);
  const findings = detect(document, scanner);
  return {
    document,
    findings,
    decisions: decide(policy, document, findings),
    policyVersion: policy.version,
    detectorSet: scanner.detectorSet,
  };
}

/** redact → verify. Same input, same output. @throws ZeefError when the policy has errors */
export function redactExamined(input: RedactInput, scanner: Scanner, language?: Language): Redacted {
  const policy = policyOf(input.policyYaml);
  return redact(input.examined, {
    numbering: input.numbering,
    tagKey: input.tagKey,
    ...(language && { language }),
    recheck: (document) => {
      const findings = detect(document, scanner);
      return { findings, decisions: decide(policy, document, findings) };
    },
  });
}

/** The last policy read: documents of one tenant come one after another, and reading costs more than deciding. */
let latest: { readonly yaml: string; readonly policy: Policy } | undefined;

function policyOf(yaml: string): Policy {
  if (latest?.yaml !== yaml) latest = { yaml, policy: loadPolicy(yaml) };
  return latest.policy;
}
