import type { Match, Span } from './contract.ts';

/** What may stand between a bank code and an account number of one line. */
const LONGEST_BETWEEN = 24;

/** Bank codes and account numbers as matches, a code and the number right behind it as one. */
export function accountMatches(text: string, parts: readonly Span[]): Match[] {
  const ordered = [...parts].sort((a, b) => a.start - b.start);
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of ordered) {
    const last = joined.at(-1);
    const between = last && text.slice(last.end, start);
    if (last && start < last.end) continue;
    if (last && between !== undefined && between.length <= LONGEST_BETWEEN && !/[\n\d]/.test(between))
      last.end = end;
    else joined.push({ start, end });
  }
  return joined.map((span) => ({ ...span, confidence: 'likely', evidence: ['label', 'format'] }));
}

/** The first of `parts` (in order of start) that lies within `reach` of `span`, before or behind it. */
export function partNear(parts: readonly Span[], span: Span, reach: number): Span | undefined {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle] as Span).end < span.start - reach) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < parts.length; i++) {
    const part = parts[i] as Span;
    if (part.start > span.end + reach) return undefined;
    if (part.start >= span.end || part.end <= span.start) return part;
  }
  return undefined;
}
