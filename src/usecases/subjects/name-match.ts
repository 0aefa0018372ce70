/** Words of a name at most; the rest is not compared. */
const MAX_WORDS = 8;
const MAX_CHARS = 40;

/**
 * Whether a name is probably the one looked for: each word of the one looked for is in it, with at most one slip in
 * words of four letters and more, two from eight on. Case, accents and order do not matter.
 */
export function resemblesName(wanted: string, name: string): boolean {
  const words = wordsOf(name);
  const looked = wordsOf(wanted);
  if (looked.length === 0) return false;
  return looked.every((word) => words.some((other) => slips(word, other) <= allowed(word)));
}

function allowed(word: string): number {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

function wordsOf(name: string): string[] {
  const folded = name
    .slice(0, MAX_WORDS * MAX_CHARS)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  return folded
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .slice(0, MAX_WORDS)
    .map((word) => word.slice(0, MAX_CHARS));
}

/** Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j] ?? 0, (before[j - 2] ?? 0) + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
