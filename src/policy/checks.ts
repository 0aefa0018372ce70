import { ENTITIES } from '../../detectors/contract.ts';
import { entitiesOf } from './kinds.ts';
import { keyOf, type Path, type PolicyProblem } from './problems.ts';
import type { LineOf } from './read.ts';
import { listOf, type PolicyFile, type RuleFile } from './schema.ts';
import { LEGAL_BASIS_REQUIRED, SECRETS } from './sensitive.ts';
import { termOf } from './term.ts';

/**
 * The Dutch authority's guideline for applications: gone within four weeks after the procedure, up to a year
 * with the applicant's consent.
 */
const APPLICATION_DAYS = 28;

/** Checks what a policy of the right form means. */
export function checkRules(file: PolicyFile, lineOf: LineOf): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const report = (severity: PolicyProblem['severity'], path: Path, remedy: string) =>
    problems.push({ severity, ...lineOf(path), key: keyOf(path), remedy });
  const categories = Object.entries(file.categories ?? {}).map(([id, { entities }]) => ({ id, entities }));

  const seen = new Set<string>();
  for (const { id, entities } of categories) {
    for (const [index, entity] of entities.entries()) {
      const path = ['categories', id, 'entities', index];
      if (seen.has(entity)) report('error', path, 'This kind stands in two categories. Leave it in one.');
      seen.add(entity);
    }
  }

  const ids = new Set(['default']);
  for (const [index, rule] of file.rules.entries()) {
    const path: Path = ['rules', index];
    if (ids.has(rule.id)) {
      report('error', [...path, 'id'], 'This id is taken ("default" always is). Give every rule its own.');
    }
    ids.add(rule.id);
    for (const name of listOf<string>(rule.entity)) {
      const known = name === 'any' || ENTITIES.some((entity) => entity === name);
      if (!known && !categories.some(({ id }) => id === name)) {
        report(
          'error',
          [...path, 'entity'],
          'A category is named that "categories" does not have. Add it there.',
        );
      }
    }
    const purposes = rule.when?.purpose ?? file.purpose;
    checkKeeping(rule, path, categories, purposes, report);
    if (isShadowed(rule, file.rules.slice(0, index), categories)) {
      report(
        'warning',
        path,
        'No value reaches this rule: rules above decide all its kinds. Move it up or remove it.',
      );
    }
  }
  return problems;
}

type Categories = Parameters<typeof entitiesOf>[1];
type Report = (severity: PolicyProblem['severity'], path: Path, remedy: string) => void;

function checkKeeping(
  rule: RuleFile,
  path: Path,
  categories: Categories,
  purposes: string | readonly string[] | undefined,
  report: Report,
): void {
  const { action, until, show } = typeof rule.then === 'string' ? { action: rule.then } : rule.then;
  const entities = entitiesOf(rule, categories);
  if (until !== undefined && action !== 'keep') {
    report(
      'error',
      [...path, 'then', 'until'],
      'Only what is kept has a term. Remove "until" or write keep.',
    );
  }
  if (show !== undefined && action !== 'mask') {
    report('error', [...path, 'then', 'show'], 'Only mask shows characters. Remove "show" or write mask.');
  }
  if (action !== 'keep' && action !== 'mask') return;
  if (listOf<string>(rule.entity).includes('any')) {
    report('error', [...path, 'entity'], '"any" cannot be kept. Name the kinds that are needed.');
    return;
  }
  if (entities.some((entity) => SECRETS.has(entity))) {
    report(
      'error',
      [...path, 'entity'],
      'Passwords, keys, sessions and one-time links are never kept. Take them out of this rule.',
    );
  }
  if (rule.legalBasis === undefined && entities.some((entity) => LEGAL_BASIS_REQUIRED.has(entity))) {
    const kinds = [...LEGAL_BASIS_REQUIRED].join(', ');
    report(
      'error',
      [...path, 'entity'],
      `Of ${kinds}, none is kept or shown in part unless the rule names the law: add "legalBasis".`,
    );
  }
  if (action === 'keep' && entities.includes('PAYMENT_CARD')) {
    report('warning', [...path, 'entity'], 'PCI DSS asks not to keep card numbers in a ticket. Write mask.');
  }
  if (until === undefined) {
    if (action === 'keep' && !isOf(rule.when?.whose, ['organisation', 'staff'])) {
      report('warning', [...path, 'then'], 'Kept without a term. Add "until", such as "closed + 30 days".');
    }
    return;
  }
  const term = termOf(until);
  if ('date' in term) {
    if (Number.isNaN(Date.parse(term.date))) {
      report('error', [...path, 'then', 'until'], 'There is no such day. Write a date as 2026-12-31.');
    }
    return;
  }
  const days = term.unit === 'month' ? term.amount * 30 : term.amount;
  if (isOf(purposes, ['recruitment']) && days > APPLICATION_DAYS && rule.consent === undefined) {
    report(
      'warning',
      [...path, 'then', 'until'],
      'Longer than the four weeks after the procedure that the Dutch data protection authority accepts for ' +
        'applications without consent. Shorten it, or ask for consent (up to a year) and add "consent: asked".',
    );
  }
}

/** Whether each kind of a rule is decided by a rule above it whose conditions hold whenever this one's do. */
function isShadowed(rule: RuleFile, above: readonly RuleFile[], categories: Categories): boolean {
  const earlier = above.map((other) => ({ entities: entitiesOf(other, categories), when: other.when ?? {} }));
  const entities = entitiesOf(rule, categories);
  if (entities.length === 0) return false;
  return entities.every((entity) =>
    earlier.some((other) => other.entities.includes(entity) && covers(other.when, rule.when ?? {})),
  );
}

type When = NonNullable<RuleFile['when']>;

function covers(wide: When, narrow: When): boolean {
  const given = new Map(conditionsOf(narrow));
  return conditionsOf(wide).every(([key, allowed]) =>
    given.get(key)?.every((value) => allowed.includes(value)),
  );
}

function conditionsOf(when: When): [key: string, values: readonly string[]][] {
  return Object.entries(when).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, listOf<string>(value)] as [string, readonly string[]]],
  );
}

/** Whether a condition is given and names nothing but these. */
function isOf(condition: string | readonly string[] | undefined, allowed: readonly string[]): boolean {
  return condition !== undefined && listOf(condition).every((value) => allowed.includes(value));
}
