import type { SettledMatch } from './contract.ts';

/**
 * Settles overlaps: the surer match wins, then the longer, then the earlier, then the detector whose id
 * sorts first. What loses is dropped whole, so that no two settled matches overlap.
 */
export function settle(matches: readonly SettledMatch[]): SettledMatch[] {
  const ranked = [...matches].sort(
    (a, b) =>
      RANK[b.confidence] - RANK[a.confidence] ||
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start ||
      (a.detectorId < b.detectorId ? -1 : 1),
  );
  const kept: SettledMatch[] = [];
  for (const match of ranked) {
    if (!kept.some((other) => match.start < other.end && other.start < match.end)) kept.push(match);
  }
  return kept.sort((a, b) => a.start - b.start);
}

const RANK = { possible: 0, likely: 1, certain: 2 } as const;
