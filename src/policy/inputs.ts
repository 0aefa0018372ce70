import type { DecisionInputs } from '../model/decision.ts';
import type { ParsedDocument } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import type { DecisionContext } from './context.ts';
import type { Policy } from './policy.ts';

/** What is known of each finding, in the order given. */
export function inputsOf(
  _policy: Policy,
  document: ParsedDocument,
  findings: readonly Finding[],
  context: DecisionContext,
): DecisionInputs[] {
  return findings.map((finding) => {
    const asked = context.asked?.some(({ entity }) => entity === finding.entity) ?? false;
    const part = document.parts.find(({ id }) => id === finding.partId);
    return {
      entity: finding.entity,
      confidence: finding.confidence,
      location: part?.kind === 'subject' ? 'subject' : part?.kind === 'header' ? 'fields' : 'body',
      purpose: context.purpose ?? 'other',
      purposeFrom: context.purpose ? 'context' : 'none',
      purposeTerms: [],
      whose: finding.holder === 'organisation' ? 'organisation' : 'unknown',
      whoseFrom: finding.holder === 'organisation' ? 'holder' : undefined,
      asked: asked ? 'yes' : 'no',
      askedFrom: asked ? 'context' : undefined,
      known: 'no',
    };
  });
}
