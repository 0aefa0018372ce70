import type { KeepUntil } from '../model/decision.ts';

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
