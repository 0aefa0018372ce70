import { createHash } from 'node:crypto';
import { ZeefError } from '../errors.ts';
import { ATTACHMENT_KINDS, type AttachmentRules } from '../model/attachment.ts';
import type { OperatorName } from '../model/decision.ts';
import { checkRules } from './checks.ts';
import { entitiesOf } from './kinds.ts';
import type { Category, Condition, Outcome, Policy, Rule } from './policy.ts';
import type { PolicyProblem } from './problems.ts';
import { readPolicyFile } from './read.ts';
import { listOf, type PolicyFile, type RuleFile } from './schema.ts';
import { daysOf, retentionOf, termOf } from './term.ts';

/** A question counts for 30 days: longer than most tickets wait for an answer. */
const ASKED_FOR_DAYS = 30;

const SHOWN_BY_DEFAULT = 4;

/**
 * Reads a policy.
 *
 * @param yaml text of the file
 * @throws ZeefError `ZEEF_POLICY_INVALID` with every error of the file, one a line: line number, key and
 * remedy. Values are not repeated.
 */
export function loadPolicy(yaml: string): Policy {
  const { policy, problems } = checkPolicy(yaml);
  if (policy) return policy;
  const errors = problems.filter((problem) => problem.severity === 'error');
  throw new ZeefError('ZEEF_POLICY_INVALID', {
    ...(errors[0] && { field: errors[0].key }),
    remedy: errors.map(({ line, key, remedy }) => `line ${line}, ${key}: ${remedy}`).join('\n'),
  });
}

/** Reads a policy and answers all that is wrong (errors: there is no policy then) or doubtful (warnings). */
export function checkPolicy(yaml: string): { policy?: Policy; problems: readonly PolicyProblem[] } {
  const text = yaml.replaceAll('\r\n', '\n');
  const read = readPolicyFile(text);
  const problems = [...read.problems];
  if (read.file) problems.push(...checkRules(read.file, read.lineOf));
  problems.sort((a, b) => a.line - b.line);
  if (!read.file || problems.some((problem) => problem.severity === 'error')) return { problems };
  return { policy: policyOf(read.file, text), problems };
}

function policyOf(file: PolicyFile, text: string): Policy {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const categories = Object.entries(file.categories ?? {}).map(
    ([id, { title, entities }]): Category => ({ id, title, entities }),
  );
  return {
    name: file.name,
    version: `${file.name}@${hash}`,
    description: file.description,
    effective: file.effective,
    purpose: file.purpose,
    askedForDays: file.askedFor ? daysOf(file.askedFor) : ASKED_FOR_DAYS,
    ownDomains: file.ownDomains ?? [],
    encrypted: file.encrypted ?? 'hold',
    ambiguous: file.ambiguous ?? 'check',
    categories,
    attachments: attachmentsOf(file.attachments ?? {}),
    retention: retentionOf(file.retention ?? {}),
    rules: file.rules.map((rule) => ruleOf(rule, categories)),
    otherwise: {
      ...OUTCOME[file.otherwise?.action ?? 'redact'],
      shown: 0,
      keepUntil: undefined,
      reason: file.otherwise?.reason ?? {
        en: 'Nothing in the policy says that this is needed.',
        nl: 'Nergens in het beleid staat dat dit nodig is.',
      },
    },
  };
}

function attachmentsOf(given: NonNullable<PolicyFile['attachments']>): AttachmentRules {
  return {
    withheld: new Set(ATTACHMENT_KINDS.filter((kind) => given[kind] === 'withhold')),
    keepsDoubtful: given.picture === 'keep',
    withholdsCv: given.cv === 'withhold',
  };
}

function ruleOf(rule: RuleFile, categories: readonly Category[]): Rule {
  const { action, until, show } = typeof rule.then === 'string' ? { action: rule.then } : rule.then;
  return {
    id: rule.id,
    entities: new Set(entitiesOf(rule, categories)),
    when: conditionOf(rule.when ?? {}),
    ...OUTCOME[action],
    shown: action === 'mask' ? (show ?? SHOWN_BY_DEFAULT) : 0,
    keepUntil: until === undefined ? undefined : termOf(until),
    legalBasis: rule.legalBasis,
    reason: rule.reason,
  };
}

function conditionOf({
  purpose,
  whose,
  asked,
  known,
  confidence,
  in: location,
  detector,
  desk,
}: NonNullable<RuleFile['when']>): Condition {
  return {
    ...(purpose && { purpose: listOf(purpose) }),
    ...(whose && { whose: listOf(whose) }),
    ...(asked && { asked: listOf(asked) }),
    ...(known && { known: [known] }),
    ...(confidence && { confidence: listOf(confidence) }),
    ...(location && { location: listOf(location) }),
    ...(detector && { detectorId: listOf(detector) }),
    ...(desk && { desk: listOf(desk) }),
  };
}

const OUTCOME = {
  keep: { action: 'keep', operator: 'keep' },
  redact: { action: 'redact', operator: 'replace' },
  mask: { action: 'redact', operator: 'mask' },
  pseudonym: { action: 'redact', operator: 'pseudonym' },
  remove: { action: 'redact', operator: 'remove' },
  hold: { action: 'hold', operator: 'replace' },
} as const satisfies Record<string, { action: Outcome['action']; operator: OperatorName }>;
