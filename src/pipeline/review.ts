import type { PolicyDecision } from '../model/decision.ts';
import type { ParsedDocument } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import type { ReviewReason } from '../model/intake.ts';
import type { Policy } from '../policy/policy.ts';
import { compactValue } from './detect.ts';

/** Findings with what was decided on them, in the same order. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly decisions: readonly PolicyDecision[];
}

/**
 * Why a person must look at a document before it goes on: a rule holds one of its values, it holds what cannot be
 * read, or readers differ on what it says and the difference is not harmless.
 *
 * @param own of the texts that go on
 * @param other of what only other readers show
 */
export function reviewReasons(
  policy: Policy,
  document: ParsedDocument,
  own: Judged,
  other: Judged,
): readonly ReviewReason[] {
  const reasons: ReviewReason[] = [];
  if (own.decisions.some(({ action }) => action === 'hold')) reasons.push('policy');
  if (policy.encrypted === 'hold' && document.warnings.includes('encrypted')) reasons.push('encrypted');
  if (isHeldAsAmbiguous(policy, document, own, other)) reasons.push('ambiguous');
  return reasons;
}

function isHeldAsAmbiguous(policy: Policy, document: ParsedDocument, own: Judged, other: Judged): boolean {
  if (policy.ambiguous === 'pass') return false;
  if (policy.ambiguous === 'hold' && document.warnings.includes('mime-ambiguous')) return true;
  if (!document.other) return false;
  const covered = new Set(own.findings.map((finding) => valueIn(finding, document.parts)));
  return (
    !document.other.complete ||
    other.decisions.some(
      ({ action }, i) =>
        action !== 'keep' && !covered.has(valueIn(other.findings[i]!, document.other?.parts ?? [])),
    )
  );
}

function valueIn(finding: Finding, parts: ParsedDocument['parts']): string {
  const text = parts.find(({ id }) => id === finding.partId)?.text ?? '';
  return `${finding.entity}\0${compactValue(finding, text.slice(finding.start, finding.end))}`;
}
