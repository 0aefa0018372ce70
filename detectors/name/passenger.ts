import type { Match, TextView } from '../contract.ts';

/** Surname, a slash and the given name run together with the title, as tickets have it. */
const PASSENGER =
  /(?<![\p{L}\d/])\p{Lu}{2,30}\/\p{Lu}{2,30}(?: ?(?:MRS|MR|MS|MISS|MSTR|CHD|INF|DR))(?![\p{L}\d/])/gu;

/** Names on flight and train tickets: "TOLSMA/NIENKEMRS", "PUGH/GWEN MS". */
export function passengers({ text }: TextView): Match[] {
  if (!text.includes('/')) return [];
  return [...text.matchAll(PASSENGER)].map(({ index, 0: written }) => ({
    start: index,
    end: index + written.length,
    confidence: 'likely',
    evidence: ['format'],
  }));
}
