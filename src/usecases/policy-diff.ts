import type { Entity } from '../../detectors/contract.ts';
import { ZeefError } from '../errors.ts';
import type { KeepUntil } from '../model/decision.ts';
import { outcomeOf } from '../policy/decide.ts';
import { loadPolicy } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import type { Store } from '../ports/store.ts';

/** Tickets named as examples of a change. */
const EXAMPLES = 5;

/** A policy by its text, or by a version that is stored (`active`: the one in force). */
export type PolicyName = { readonly yaml: string } | { readonly version: string };

/** Values of one kind whose outcome would be another. */
export interface PolicyChange {
  readonly entity: Entity;
  /** `keep until closed + 30 days`, `redact`, `mask` … */
  readonly from: string;
  readonly to: string;
  readonly fromRule: string;
  readonly toRule: string;
  readonly count: number;
  readonly tickets: number;
  /** Ids of some of them. */
  readonly examples: readonly string[];
}

export interface PolicyDiff {
  readonly old: string;
  readonly new: string;
  /** Values that were decided again. */
  readonly decided: number;
  /** Values whose inputs are not stored: of before they were, or decided by people. */
  readonly unknown: number;
  /** Most values first. */
  readonly changes: readonly PolicyChange[];
  /**
   * Settings that differ and bear on inputs which are taken as they were: whose a value is (`ownDomains`), how long
   * a question counts (`askedFor`), what tickets are about (`purpose`).
   */
  readonly notRevisited: readonly string[];
}

/** Decides again, under two policies, what stands in the latest tickets; changes nothing. */
export type DiffPolicies = (
  tenantId: string,
  old: PolicyName,
  next: PolicyName,
  tickets: number,
) => Promise<PolicyDiff>;

/** @throws ZeefError (from the answer) ZEEF_NOT_FOUND for an unknown version, ZEEF_POLICY_INVALID */
export function policyDiff(store: Store): DiffPolicies {
  return (tenantId, old, next, tickets) =>
    store.transaction(tenantId, async ({ policies, decided }) => {
      const load = async (name: PolicyName): Promise<Policy> => {
        if ('yaml' in name) return loadPolicy(name.yaml);
        const found = name.version === 'active' ? await policies.active() : await policies.get(name.version);
        if (!found) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'version' });
        return loadPolicy(found.yaml);
      };
      const [before, after] = [await load(old), await load(next)];
      const changes = new Map<
        string,
        Omit<PolicyChange, 'tickets' | 'examples'> & { tickets: Set<string> }
      >();
      let count = 0;
      let unknown = 0;
      for (const row of await decided.latest(tickets)) {
        const { ticketId, entity, detectorId, inputs, desk, count: alike } = row;
        if (!inputs) {
          unknown += alike;
          continue;
        }
        count += alike;
        const [from, to] = [before, after].map((policy) => outcomeOf(policy, inputs, detectorId, desk));
        if (!from || !to || said(from) === said(to)) continue;
        const key = [entity, said(from), said(to), from.ruleId, to.ruleId].join('\n');
        const change = changes.get(key);
        const rules = { fromRule: from.ruleId, toRule: to.ruleId };
        changes.set(key, {
          ...{ entity, from: said(from), to: said(to), ...rules },
          count: (change?.count ?? 0) + alike,
          tickets: (change?.tickets ?? new Set()).add(ticketId),
        });
      }
      return {
        old: before.version,
        new: after.version,
        decided: count,
        unknown,
        changes: [...changes.values()]
          .sort((a, b) => b.count - a.count)
          .map((change) => ({
            ...change,
            tickets: change.tickets.size,
            examples: [...change.tickets].slice(0, EXAMPLES),
          })),
        notRevisited: notRevisited(before, after),
      };
    });
}

function said({ action, operator, keepUntil }: ReturnType<typeof outcomeOf>): string {
  if (action !== 'redact') return keepUntil ? `${action} until ${termText(keepUntil)}` : action;
  return operator === 'replace' ? 'redact' : operator;
}

/** A term as a policy writes it. */
export function termText(term: KeepUntil): string {
  if ('date' in term) return term.date;
  const { from, amount, unit } = term;
  return amount === 0 ? from : `${from} + ${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

function notRevisited(before: Policy, after: Policy): string[] {
  const differs = (read: (policy: Policy) => unknown) =>
    JSON.stringify(read(before)) !== JSON.stringify(read(after));
  return [
    ...(differs(({ ownDomains }) => ownDomains) ? ['ownDomains'] : []),
    ...(differs(({ askedForDays }) => askedForDays) ? ['askedFor'] : []),
    ...(differs(({ purpose }) => purpose) ? ['purpose'] : []),
  ];
}
