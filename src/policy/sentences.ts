import type { Span } from '../../detectors/contract.ts';

/** How far a sentence is followed to either side. Bounds the work in texts without any full stop. */
const REACH = 300;

/** Lines at least this long were broken by the mail program, not by the writer. */
const WRAPPED_LINE = 60;

/** A word of so few letters before a full stop is an abbreviation: `tel. 06`, `Mr. Smith`. */
const ABBREVIATION = 3;

/** The sentence around a span: up to a stop, a blank line, or the end of a line that was not wrapped. */
export function sentenceAround(text: string, span: Span): Span {
  const floor = Math.max(0, span.start - REACH);
  const ceiling = Math.min(text.length, span.end + REACH);
  let start = span.start;
  while (start > floor && !endsSentence(text, start - 1)) start--;
  let end = span.end;
  while (end < ceiling && !endsSentence(text, end)) end++;
  return { start, end };
}

/** The sentences of a stretch, in order; none is longer than twice the reach. */
export function sentencesOf(text: string, stretch: Span): Span[] {
  const sentences: Span[] = [];
  let start = stretch.start;
  for (let at = stretch.start; at < stretch.end; at++) {
    if (!endsSentence(text, at) && at - start < 2 * REACH) continue;
    if (text.slice(start, at + 1).trim() !== '') sentences.push({ start, end: at + 1 });
    start = at + 1;
  }
  if (text.slice(start, stretch.end).trim() !== '') sentences.push({ start, end: stretch.end });
  return sentences;
}

/** Start of the paragraph a place is in: behind the last blank line, at most `reach` units back. */
export function paragraphStart(text: string, at: number, reach: number): number {
  const floor = Math.max(0, at - reach);
  let start = floor;
  for (const blank of text.slice(floor, at).matchAll(/\n[^\S\n]*\n/g))
    start = floor + blank.index + blank[0].length;
  return start;
}

function endsSentence(text: string, at: number): boolean {
  const character = text[at];
  if (character === '\n') {
    const line = at - (text.lastIndexOf('\n', at - 1) + 1);
    return line < WRAPPED_LINE || /^[^\S\n]*(?:\n|[-*•|>]|\d{1,2}[.)])/.test(text.slice(at + 1, at + 20));
  }
  if (character !== '.' && character !== '!' && character !== '?') return false;
  const next = text[at + 1];
  if (next !== undefined && !/[\s"'”’)]/.test(next)) return false;
  if (character !== '.') return true;
  const word = /[\p{L}\p{N}]{0,8}$/u.exec(text.slice(Math.max(0, at - 8), at))?.[0] ?? '';
  return (!/^\p{L}+$/u.test(word) || word.length > ABBREVIATION) && !/^\s\d/.test(text.slice(at + 1, at + 3));
}
