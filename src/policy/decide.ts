import type { DecisionContext, DecisionInputs, PolicyDecision } from '../model/decision.ts';
import type { ParsedDocument } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { inputsOf } from './inputs.ts';
import type { Outcome, Policy, Rule } from './policy.ts';

/**
 * Decides for every finding, in the order given, whether its value is needed. Pure: the first rule of the
 * policy that matches decides; what none matches is redacted, removed or held as `otherwise` says, never kept.
 */
export function decide(
  policy: Policy,
  document: ParsedDocument,
  findings: readonly Finding[],
  context: DecisionContext = {},
): PolicyDecision[] {
  const inputs = inputsOf(policy, document, findings, context);
  return findings.map((finding, index) => {
    const given = inputs[index] as DecisionInputs;
    const outcome = outcomeOf(policy, given, finding.detectorId, context.desk);
    const { action, operator, shown, keepUntil, reason, ruleId } = outcome;
    return {
      findingId: finding.id,
      partId: finding.partId,
      span: { start: finding.start, end: finding.end },
      entity: finding.entity,
      action,
      operator,
      shown,
      keepUntil,
      ruleId,
      reason,
      inputs: given,
    };
  });
}

/** What a policy says of a value of which these things are known. */
export function outcomeOf(
  policy: Policy,
  inputs: DecisionInputs,
  detectorId: string,
  desk: string | undefined,
): Outcome & { readonly ruleId: string } {
  const rule = policy.rules.find((candidate) => matches(candidate, inputs, detectorId, desk));
  return { ...(rule ?? policy.otherwise), ruleId: rule?.id ?? 'default' };
}

function matches(
  { entities, when }: Rule,
  inputs: DecisionInputs,
  detectorId: string,
  desk: string | undefined,
): boolean {
  return (
    entities.has(inputs.entity) &&
    holds(when.purpose, inputs.purpose) &&
    holds(when.whose, inputs.whose) &&
    holds(when.asked, inputs.asked) &&
    holds(when.known, inputs.known) &&
    holds(when.confidence, inputs.confidence) &&
    holds(when.location, inputs.location) &&
    holds(when.detectorId, detectorId) &&
    (when.desk === undefined || (desk !== undefined && when.desk.includes(desk)))
  );
}

function holds<T extends string>(allowed: readonly T[] | undefined, input: T): boolean {
  return allowed === undefined || allowed.includes(input);
}
