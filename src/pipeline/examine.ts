import type { Language } from '../../detectors/contract.ts';
import type { Scanner } from '../../detectors/scanner.ts';
import type { DecisionContext } from '../model/decision.ts';
import type { ParsedDocument } from '../model/document.ts';
import { requestsIn } from '../policy/asked.ts';
import { decide } from '../policy/decide.ts';
import { loadPolicy } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import type { Examined, ExamineInput, Redacted, RedactInput } from '../ports/pipeline.ts';
import { detect } from './detect.ts';
import { readMail } from './parse/mail.ts';
import { readTicket } from './parse/ticket.ts';
import { redact } from './redact.ts';

/**
 * parse → detect. Same input, same output.
 *
 * @throws PipelineError `unreadable`
 */
export async function examine(input: ExamineInput, scanner: Scanner): Promise<Examined> {
  const document = input.kind === 'mail' ? (await readMail(input.raw)).document : readTicket(input.raw);
  return examineDocument(document, scanner);
}

/** Detects in a document that is read already. */
export function examineDocument(document: ParsedDocument, scanner: Scanner): Examined {
  return { document, findings: detect(document, scanner), detectorSet: scanner.detectorSet };
}

/** decide → redact → verify. Same input, same output. @throws ZeefError when the policy has errors */
export function redactExamined(input: RedactInput, scanner: Scanner, language?: Language): Redacted {
  const policy = policyOf(input.policyYaml);
  const { document, findings } = input.examined;
  const context = merged(document.given ?? {}, input.context);
  const decisions = decide(policy, document, findings, context);
  const redacted = redact(document, findings, decisions, {
    policyVersion: policy.version,
    numbering: input.numbering,
    tagKey: input.tagKey,
    ...(language && { language }),
    recheck: (rewritten) => {
      const found = detect(rewritten, scanner);
      return { findings: found, decisions: decide(policy, rewritten, found, context) };
    },
  });
  return { ...redacted, decisions, policyVersion: policy.version, requests: requestsIn(document) };
}

/** What came with the document, and what the ticket knows already. */
function merged(given: DecisionContext, known: DecisionContext): DecisionContext {
  return {
    ...known,
    ...given,
    asked: [...(known.asked ?? []), ...(given.asked ?? [])],
    contacts: [...(known.contacts ?? []), ...(given.contacts ?? [])],
  };
}

/** The last policy read: documents of one tenant come one after another, and reading costs more than deciding. */
let latest: { readonly yaml: string; readonly policy: Policy } | undefined;

function policyOf(yaml: string): Policy {
  if (latest?.yaml !== yaml) latest = { yaml, policy: loadPolicy(yaml) };
  return latest.policy;
}
