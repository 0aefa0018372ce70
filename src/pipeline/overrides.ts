import type { Span } from '../../detectors/contract.ts';
import type { DecisionInputs, KeepUntil, PolicyDecision, Reason } from '../model/decision.ts';
import type { ParsedDocument } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { type Override, REVIEW_DETECTOR, REVIEW_RULE } from '../model/review.ts';

const REASON: Reason = { en: 'A person decided so.', nl: 'Een medewerker heeft dit besloten.' };

/** What a person put back stays as long as what was asked for. */
const PUT_BACK_TERM: KeepUntil = { from: 'closed', amount: 30, unit: 'day' };

/** What was decided, with what people decided on top. */
export interface Overridden {
  readonly findings: readonly Finding[];
  readonly decisions: readonly PolicyDecision[];
  /** Texts that people put back. */
  readonly putBack: readonly string[];
}

/**
 * Applies what people decided, in the order given: within its span an override takes the place of what policy and
 * earlier overrides say; what they say of the text around it stays. Pure.
 *
 * @throws RangeError when an override names a part or place that the document does not have
 */
export function applyOverrides(
  document: ParsedDocument,
  found: { readonly findings: readonly Finding[]; readonly decisions: readonly PolicyDecision[] },
  overrides: readonly Override[],
): Overridden {
  const findings = new Map(found.findings.map((finding) => [finding.id, finding]));
  let decisions = [...found.decisions];
  for (const { partPath, span, entity, action } of overrides) {
    if (action === 'accept') continue;
    const part = document.parts.find(({ path }) => path === partPath);
    if (!part || span.end > part.text.length) throw new RangeError('an override outside of the document');
    const under = decisions.find(({ partId, span: other }) => partId === part.id && overlaps(other, span));
    const finding = under && findings.get(under.findingId);
    const id = `o${findings.size + 1}`;
    findings.set(id, {
      ...(finding?.entity === entity ? finding : { ...BY_HAND, entity }),
      id,
      partId: part.id,
      ...span,
    });
    decisions = decisions.flatMap((decision) =>
      decision.partId === part.id && overlaps(decision.span, span)
        ? outside(decision, span, part.text)
        : [decision],
    );
    decisions.push({
      findingId: id,
      partId: part.id,
      span,
      entity,
      action,
      operator: action === 'keep' ? 'keep' : 'replace',
      shown: 0,
      keepUntil: action === 'keep' ? PUT_BACK_TERM : undefined,
      ruleId: REVIEW_RULE,
      reason: REASON,
      inputs: { ...(under?.inputs ?? NOTHING_KNOWN), entity },
    });
  }
  const texts = new Map(document.parts.map(({ id, text }) => [id, text]));
  const putBack = decisions
    .filter(({ ruleId, action }) => ruleId === REVIEW_RULE && action === 'keep')
    .map(({ partId, span }) => texts.get(partId)?.slice(span.start, span.end) ?? '');
  return { findings: [...findings.values()], decisions, putBack };
}

const BY_HAND = {
  detectorId: REVIEW_DETECTOR,
  detectorVersion: 1,
  confidence: 'certain',
  evidence: [],
} as const;

const NOTHING_KNOWN: Omit<DecisionInputs, 'entity'> = {
  confidence: 'certain',
  location: 'body',
  purpose: 'other',
  purposeFrom: 'none',
  purposeTerms: [],
  whose: 'unknown',
  whoseFrom: undefined,
  asked: 'no',
  askedFrom: undefined,
  known: 'no',
};

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** What is left of a decision beside `span`; white space and punctuation alone is nothing. */
function outside(decision: PolicyDecision, span: Span, text: string): PolicyDecision[] {
  return [
    { start: decision.span.start, end: span.start },
    { start: span.end, end: decision.span.end },
  ]
    .filter(({ start, end }) => end > start && /[\p{L}\p{N}]/u.test(text.slice(start, end)))
    .map((piece) => ({ ...decision, span: piece }));
}
