import type { Language } from '../../detectors/contract.ts';
import type { Scanner } from '../../detectors/scanner.ts';
import type { DecisionContext, PolicyDecision } from '../model/decision.ts';
import type { ParsedDocument } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { requestsIn } from '../policy/asked.ts';
import { decide } from '../policy/decide.ts';
import { loadPolicy } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import type { Examined, ExamineInput, Redacted, RedactInput } from '../ports/pipeline.ts';
import { Budget } from './attachments/format.ts';
import { recogniseNow } from './attachments/picture/recognise-now.ts';
import { rewriteFiles } from './attachments/rewrite.ts';
import { detect } from './detect.ts';
import { applyOverrides } from './overrides.ts';
import { readMail } from './parse/mail.ts';
import { readTicket } from './parse/ticket.ts';
import { redact } from './redact.ts';
import { reviewReasons } from './review.ts';

/**
 * parse → detect. Same input, same output.
 *
 * @throws PipelineError `unreadable`
 * @throws NeedsRecognition for a document with pictures or long files, unless they are asked for
 */
export async function examine(input: ExamineInput, scanner: Scanner): Promise<Examined> {
  const budget = new Budget(recogniseNow, {
    isHurried: !input.recognise,
    ...(input.withholdFiles && { files: 0 }),
  });
  const document =
    input.kind === 'mail'
      ? (await readMail(input.raw, { budget })).document
      : await readTicket(input.raw, budget);
  return examineDocument(document, scanner);
}

/** Detects in a document that is read already. */
export function examineDocument(document: ParsedDocument, scanner: Scanner): Examined {
  const others = document.other?.parts ?? [];
  const all = detect({ ...document, parts: [...document.parts, ...others] }, scanner);
  const isOther = ({ partId }: Finding): boolean => others.some(({ id }) => id === partId);
  return {
    document,
    findings: others.length === 0 ? all : all.filter((finding) => !isOther(finding)),
    otherFindings: others.length === 0 ? [] : all.filter(isOther),
    detectorSet: scanner.detectorSet,
  };
}

/**
 * decide → redact → verify, attachments included. Same input, same output.
 *
 * @throws ZeefError when the policy has errors
 */
export async function redactExamined(
  input: RedactInput,
  scanner: Scanner,
  language?: Language,
): Promise<Redacted> {
  const policy = policyOf(input.policyYaml);
  const { document, otherFindings } = input.examined;
  const context = merged(document.given ?? {}, input.context);
  const decided = {
    findings: input.examined.findings,
    decisions: decide(policy, document, input.examined.findings, context),
  };
  const { findings, decisions, putBack } = applyOverrides(document, decided, input.overrides ?? []);
  const other = { findings: otherFindings, decisions: decideOther(policy, document, otherFindings, context) };
  const redacted = redact(document, findings, decisions, {
    policyVersion: policy.version,
    putBack,
    numbering: input.numbering,
    tagKey: input.tagKey,
    ...(language && { language }),
    recheck: (rewritten) => {
      const found = detect(rewritten, scanner);
      return { findings: found, decisions: decide(policy, rewritten, found, context) };
    },
  });
  const files = await rewriteFiles(document, redacted, redacted.leftIn, redacted.search, policy.attachments);
  const withheld = withheldParts(document, files);
  return {
    decisions,
    policyVersion: policy.version,
    requests: requestsIn(document),
    parts: redacted.parts.filter(({ partId }) => !withheld.has(partId)),
    redactions: redacted.redactions.filter(({ partId }) => !withheld.has(partId)),
    kept: redacted.kept.filter(({ partId }) => !withheld.has(partId)),
    files,
    verified: [...redacted.leftIn].every((partId) => withheld.has(partId)),
    review: reviewReasons(policy, document, { findings, decisions }, other),
    passesEncrypted: policy.encrypted === 'pass',
  };
}

function decideOther(
  policy: Policy,
  document: ParsedDocument,
  findings: readonly Finding[],
  context: DecisionContext,
): readonly PolicyDecision[] {
  if (findings.length === 0) return [];
  const parts = [...document.parts, ...(document.other?.parts ?? [])];
  return decide(policy, { ...document, parts }, findings, context);
}

/** Parts with the texts of attachments that are not passed on after all. */
function withheldParts(document: ParsedDocument, files: Redacted['files']): ReadonlySet<string> {
  const gone = new Set(
    files.filter(({ state }) => state === 'withheld').map(({ attachmentId }) => attachmentId),
  );
  const attachments = document.messages.flatMap((message) => message.attachments);
  return new Set(attachments.flatMap(({ id, file }) => (gone.has(id) ? (file?.partIds ?? []) : [])));
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
