import type { TextView } from './contract.ts';

/** Where to look for a pattern, and where not to bother. */
export interface Around {
  /** Fewest digits a match has; stretches of text with fewer are skipped. Default 1. */
  readonly digits?: number;
  /** Longest part of a match before its first or after its last digit, UTF-16 units. Default 24. */
  readonly reach?: number;
}

/**
 * Matches of `pattern` in the stretches of text that have digits enough, in order, with offsets into the
 * whole text (`match.index`; `match.indices` are not corrected). The answer is that of
 * `text.matchAll(pattern)` for every pattern whose matches hold `digits` digits, at most 16 other
 * characters between two of them, and reach no further than `reach` beyond the outer ones: mail has few
 * digits, so this reads a tenth of it.
 *
 * @param pattern must have the `g` flag and not the `y` flag; `lastIndex` is overwritten. Lookbehind and
 * lookahead see at least 16 units more than `reach`, then the end of the string.
 */
export function candidates(
  view: Pick<TextView, 'text' | 'digitClusters'>,
  pattern: RegExp,
  around: Around = {},
): RegExpExecArray[] {
  const { digits = 1, reach = 24 } = around;
  const { text, digitClusters } = view;
  const found: RegExpExecArray[] = [];
  let read = 0;
  for (let i = 0; i < digitClusters.length; ) {
    const first = digitClusters[i] as (typeof digitClusters)[number];
    let enough = first.digits >= digits;
    const start = Math.max(read, snap(text, first.start - reach - SIGHT, -1));
    let end = snap(text, first.end + reach + SIGHT, 1);
    for (i++; i < digitClusters.length; i++) {
      const next = digitClusters[i] as (typeof digitClusters)[number];
      if (next.start - reach - SIGHT > end) break;
      enough ||= next.digits >= digits;
      end = Math.max(end, snap(text, next.end + reach + SIGHT, 1));
    }
    if (!enough) continue;
    read = end;
    const stretch = text.slice(start, end);
    pattern.lastIndex = 0;
    for (let match = pattern.exec(stretch); match; match = pattern.exec(stretch)) {
      if (match[0] === '') pattern.lastIndex++;
      match.index += start;
      found.push(match);
    }
  }
  return found;
}

/** What lookarounds may see beyond `reach`. */
const SIGHT = 16;
/** How far a stretch may grow so as not to begin or end inside a word. */
const SNAP = 32;

/** The nearest place from `at` in direction `step` where no word is cut. */
function snap(text: string, at: number, step: 1 | -1): number {
  let place = at;
  for (let steps = 0; steps < SNAP && place > 0 && place < text.length; steps++, place += step) {
    if (text.charCodeAt(step > 0 ? place : place - 1) <= 0x20) return place;
  }
  return Math.max(0, Math.min(text.length, place));
}
