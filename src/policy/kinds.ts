import { ENTITIES, type Entity } from '../../detectors/contract.ts';
import type { Category } from './policy.ts';
import { listOf, type RuleFile } from './schema.ts';

/** The kinds a rule is about, categories and `any` written out. */
export function entitiesOf(
  rule: Pick<RuleFile, 'entity'>,
  categories: readonly Pick<Category, 'id' | 'entities'>[],
): Entity[] {
  return listOf(rule.entity).flatMap((name) => {
    if (name === 'any') return [...ENTITIES];
    const entity = ENTITIES.find((known) => known === name);
    return entity ? [entity] : [...(categories.find(({ id }) => id === name)?.entities ?? [])];
  });
}
