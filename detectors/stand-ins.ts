import type { DigitCluster } from './contract.ts';
import type { Rewrite } from './spelled-digits.ts';

/** Letters that stand in for a nought or a one, and what they stand for. */
const STANDS_FOR: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1' };
/** Groups of digits and such letters, each with a digit of its own, as a number is written. */
const LETTERED =
  /(?<![\p{L}\d])[OoIl]{0,4}\d[\dOoIl]{0,9}(?:[ ./-]{1,3}[OoIl]{0,3}\d[\dOoIl]{0,7}){0,6}(?![\p{L}\d])/gu;
/** "NL91_ABNA_0417_1643_00", "06_12_48_77_31" */
const UNDERSCORED = /(?<![\p{L}\d_])(?:[A-Z]{2}\d{2}|\d{1,5})(?:_[A-Z\d]{1,7}){2,8}(?![\p{L}\d_])/gu;
/** Fewer characters name nobody; fewer digits among them are a word or a product. */
const LEAST = 9;
const MOST_LETTERS = 0.6;
/** What may belong to the number before and behind the digits. */
const BESIDE = 24;

/**
 * Stretches where letters stand for digits ("O6 l2 48 77 3l") or underscores for blanks, in order, and what
 * they say without. Only what stands about digits is read.
 */
export function standIns(text: string, clusters: readonly DigitCluster[]): Rewrite[] {
  const found: Rewrite[] = [];
  let read = 0;
  for (const { start, end } of clusters) {
    if (end - start < LEAST - 4 || start < read) continue;
    const from = Math.max(read, start - BESIDE);
    const piece = text.slice(from, end + BESIDE);
    if (!/\d_[\dA-Z]|[OoIl]\d|\d[OoIl]/.test(piece)) continue;
    for (const pattern of [UNDERSCORED, LETTERED]) {
      for (const { index, 0: written } of piece.matchAll(pattern)) {
        const plain = plainOf(written);
        if (plain === undefined || from + index < read) continue;
        found.push({ start: from + index, end: from + index + written.length, plain });
        read = from + index + written.length;
      }
    }
  }
  return found;
}

function plainOf(written: string): string | undefined {
  const size = written.replace(/[^\p{L}\d]/gu, '').length;
  if (size < LEAST) return undefined;
  if (written.includes('_')) return written.replaceAll('_', ' ');
  const letters = written.replace(/[^OoIl]/g, '').length;
  if (letters === 0 || letters > size * MOST_LETTERS) return undefined;
  return written.replace(/[OoIl]/g, (letter) => STANDS_FOR[letter] as string);
}
