import { isMap, isSeq, parseDocument } from 'yaml';
import { ZeefError } from '../errors.ts';
import type { ProposedRule } from '../model/proposal.ts';
import { loadPolicy } from './load.ts';

/** How long what people asked to keep may stay: as the presets say of what was asked for. */
const TERM = 'closed + 30 days';

const REASONS = {
  keep: {
    en: 'People at this desk put this back again and again; a privacy officer agreed that it is needed.',
    nl: 'Medewerkers van deze helpdesk zetten dit steeds terug; een privacyfunctionaris vond dat het nodig is.',
  },
  remove: {
    en: 'People at this desk do not need this; a privacy officer agreed to remove it.',
    nl: 'Medewerkers van deze helpdesk hebben dit niet nodig; een privacyfunctionaris liet het weghalen.',
  },
} as const;

/**
 * A policy with one rule more, right before the one that decides now, or first of all. Comments and the rest of the
 * text stay as they are.
 *
 * @throws ZeefError ZEEF_POLICY_INVALID when the rule may not be (a secret cannot be kept) or says nothing new
 */
export function withRule(yaml: string, { kind, entity, desk, ruleId }: ProposedRule): string {
  const document = parseDocument(yaml);
  const rules = document.get('rules');
  if (!isSeq(rules)) throw new ZeefError('ZEEF_POLICY_INVALID', { field: 'rules' });
  const ids = rules.items.map((rule) => (isMap(rule) ? String(rule.get('id')) : ''));
  const at = ruleId === undefined ? 0 : ids.indexOf(ruleId);
  const rule = document.createNode(
    new Map<string, unknown>([
      ['id', freeId(`${kind}-${entity}-${desk ?? 'everywhere'}`, ids)],
      ['entity', entity],
      ...(desk === undefined ? [] : [['when', { desk }] as const]),
      ['then', kind === 'keep' ? { action: 'keep', until: TERM } : 'redact'],
      ['reason', REASONS[kind]],
    ]),
  );
  // A rule that is no longer there decided: what no rule names now is decided by none, so the new one is the last.
  rules.items.splice(at < 0 ? rules.items.length : at, 0, rule);
  const text = document.toString({ lineWidth: 0 });
  loadPolicy(text);
  return text;
}

/** An id as policies want them, not taken yet. */
function freeId(wanted: string, taken: readonly string[]): string {
  const base = wanted
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 56);
  if (!taken.includes(base)) return base;
  for (let number = 2; ; number++) if (!taken.includes(`${base}-${number}`)) return `${base}-${number}`;
}
