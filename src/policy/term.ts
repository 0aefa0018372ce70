import type { KeepUntil } from '../model/decision.ts';
import type { Duration, Retention } from '../model/retention.ts';

/** Reads a term the schema has let through. */
export function termOf(term: string): KeepUntil {
  const [from, , amount, unit] = term.split(' ');
  if (from !== 'closed' && from !== 'received') return { date: term };
  if (unit?.startsWith('month')) return { from, amount: Number(amount), unit: 'month' };
  return { from, amount: amount === undefined ? 0 : daysOf(`${amount} ${unit}`), unit: 'day' };
}

/** Days of a term such as `30 days` or `4 weeks`. */
export function daysOf(term: string): number {
  const [amount, unit] = term.split(' ');
  return Number(amount) * (unit?.startsWith('week') ? 7 : 1);
}

/** Terms of things rather than values. Conservative, of November 2026; a policy sets its own. */
const DEFAULT_TERMS: Readonly<Record<keyof Retention, string>> = {
  original: '14 days',
  held: '90 days',
  idle: '30 days',
  ticket: '24 months',
  audit: '84 months',
};

/** Reads the terms of a policy file, with defaults for those it does not name. */
export function retentionOf(given: { readonly [name in keyof Retention]?: string | undefined }): Retention {
  const read = (name: keyof Retention) => durationOf(given[name] ?? DEFAULT_TERMS[name]);
  return {
    original: read('original'),
    held: read('held'),
    idle: read('idle'),
    ticket: read('ticket'),
    audit: read('audit'),
  };
}

function durationOf(term: string): Duration {
  const [amount, unit] = term.split(' ');
  if (unit?.startsWith('month')) return { amount: Number(amount), unit: 'month' };
  return { amount: daysOf(term), unit: 'day' };
}
