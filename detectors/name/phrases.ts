import { readFileSync } from 'node:fs';
import { hashOn, hashWord } from './lexicon.ts';
import type { Tokens } from './tokens.ts';

let phrases: ReadonlySet<number> | undefined;

/** Whether two neighbouring tokens of a run are a shop, brand or institution called after a person. */
export function isPhrase(tokens: Tokens, from: number, to: number): boolean {
  if (to - from < 2) return false;
  phrases ??= readPhrases();
  for (let at = from; at + 1 < to; at++) {
    if (phrases.has(hashOn(tokens.hashes[at] as number, tokens.hashes[at + 1] as number))) return true;
    // "Charles de Gaulle", "Johann Wolfgang von Goethe"
    if (at + 2 < to && phrases.has(hashOn(tokens.hashes[at] as number, tokens.hashes[to - 1] as number)))
      return true;
  }
  return false;
}

function readPhrases(): Set<number> {
  const text = readFileSync(new URL('../data/lists/phrases.txt', import.meta.url), 'utf8');
  const pairs = text.replace(/^#.*$/gm, '').split(/[,\n]/);
  return new Set(
    pairs.flatMap((pair) => {
      const [first, second] = pair.trim().split(/\s+/).slice(-2);
      return first && second ? [hashOn(hashWord(first), hashWord(second))] : [];
    }),
  );
}
