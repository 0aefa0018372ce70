import type { Span, TextView } from './contract.ts';

/** Keys, tokens and links with secrets are at least this long; few words are. */
const SHORTEST = 18;

const found = new WeakMap<TextView, readonly Span[]>();

/**
 * Runs of at least 18 characters without a blank. A run so long cannot hide between every eighteenth
 * character, so only those are looked at: prose costs next to nothing. Sought once per text.
 */
export function longRuns(view: TextView): readonly Span[] {
  let runs = found.get(view);
  if (!runs) {
    runs = seek(view.text);
    found.set(view, runs);
  }
  return runs;
}

function seek(text: string): Span[] {
  const runs: Span[] = [];
  for (let at = SHORTEST - 1; at < text.length; at += SHORTEST) {
    if (text.charCodeAt(at) <= 0x20) continue;
    let start = at;
    let end = at + 1;
    while (start > 0 && text.charCodeAt(start - 1) > 0x20) start--;
    while (end < text.length && text.charCodeAt(end) > 0x20) end++;
    if (end - start < SHORTEST) continue;
    runs.push({ start, end });
    at = Math.max(at, end - SHORTEST);
  }
  return runs;
}
