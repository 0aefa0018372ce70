import type { Entity } from '../../detectors/contract.ts';
import type { Policy } from './policy.ts';
import { LEGAL_BASIS_REQUIRED, SECRETS } from './sensitive.ts';

/**
 * Whether a policy never keeps a kind: one that opens something or that only a law allows to keep, and no rule
 * names such a law.
 */
export function isNeverKept({ rules }: Pick<Policy, 'rules'>, entity: Entity): boolean {
  if (!SECRETS.has(entity) && !LEGAL_BASIS_REQUIRED.has(entity)) return false;
  return !rules.some(({ action, entities }) => action === 'keep' && entities.has(entity));
}
