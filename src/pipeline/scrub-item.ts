import { randomBytes } from 'node:crypto';
import type { Scanner } from '../../detectors/scanner.ts';
import { WITHHELD_REASONS } from '../model/attachment.ts';
import type { PolicyDecision } from '../model/decision.ts';
import type { ScrubReport, ScrubTask } from '../ports/pipeline.ts';
import { examineDocument, redactExamined } from './examine.ts';
import { readLooseFile } from './parse/file.ts';
import { readMail } from './parse/mail.ts';
import { renderMail } from './render/mail.ts';

/**
 * The whole pipeline over one item of a backlog: a mail, or a file of any kind. Answers what was found as counts.
 *
 * @throws PipelineError `unreadable`
 * @throws ZeefError `ZEEF_POLICY_INVALID`
 */
export async function scrubItem(
  { kind, raw, extension, policyYaml }: ScrubTask,
  scanner: Scanner,
): Promise<ScrubReport> {
  const mail = kind === 'mail' ? await readMail(raw) : undefined;
  const document = mail?.document ?? (await readLooseFile(raw, extension));
  const examined = examineDocument(document, scanner);
  // Nobody compares these tags with others: a key for this item alone.
  const input = { examined, context: {}, numbering: [], tagKey: randomBytes(32), policyYaml };
  const { decisions, parts, files, verified } = await redactExamined(input, scanner);
  const reasons = files.flatMap(({ reason }) => WITHHELD_REASONS.filter((withheld) => withheld === reason));
  const counts = countsOf(decisions);
  if (!verified) return { counts, withheld: [...reasons, 'verification'] };
  const output = mail ? renderMail(mail, document, parts, { files }) : files[0]?.bytes;
  return { counts, withheld: reasons, ...(output && { output }) };
}

function countsOf(decisions: readonly PolicyDecision[]): ScrubReport['counts'] {
  const counts = new Map<
    string,
    { entity: PolicyDecision['entity']; action: PolicyDecision['action']; count: number }
  >();
  for (const { entity, action } of decisions) {
    const known = counts.get(`${entity} ${action}`);
    if (known) known.count++;
    else counts.set(`${entity} ${action}`, { entity, action, count: 1 });
  }
  return [...counts.values()];
}
