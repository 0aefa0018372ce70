import { DE } from './de.ts';
import { EN } from './en.ts';
import { FR } from './fr.ts';
import type { CueKind } from './kinds.ts';
import { NL } from './nl.ts';
import { OTHER } from './other.ts';

/**
 * Strings of which one is in every text that has a context word of `kinds`: a detector that believes
 * nothing without such a word need not read other texts. Of a phrase its longest word is taken.
 */
export function cueKeywords(kinds: readonly CueKind[]): string[] {
  const keywords = new Set<string>();
  for (const words of [NL, EN, DE, FR, OTHER]) {
    for (const kind of kinds) {
      for (const entry of words[kind]?.split('|') ?? []) {
        const parts = entry.split(' ').map((part) => part.replaceAll('*', ''));
        keywords.add(parts.reduce((longest, part) => (part.length > longest.length ? part : longest), ''));
      }
    }
  }
  return [...keywords];
}
