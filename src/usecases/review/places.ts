import type { Span } from '../../../detectors/contract.ts';
import type { TextPart } from '../../model/document.ts';

/** Words looked at to either side: nobody moves an end further than that by hand. */
export const MAX_WORDS = 20;
/** A window that holds as many words, of any sane length. */
const REACH = 1_000;
/** Occurrences of one text in one document; more than a person means. */
const MAX_PLACES = 1_000;

/** How many words the ends of a span move: positive outwards, negative inwards. */
export interface WordsMoved {
  readonly left: number;
  readonly right: number;
}

/**
 * Moves the ends of a span by words (runs of letters and digits). An end stays where there is no such word; nothing
 * is left of a span whose ends meet.
 */
export function movedByWords(text: string, span: Span, { left, right }: WordsMoved): Span | undefined {
  const from = Math.max(0, span.start - REACH);
  const words = [...text.slice(from, span.end + REACH).matchAll(/[\p{L}\p{N}]+/gu)].map((word) => ({
    start: from + word.index,
    end: from + word.index + word[0].length,
  }));
  const before = words.filter(({ end }) => end <= span.start).reverse();
  const inside = words.filter(({ start, end }) => start >= span.start && end <= span.end);
  const after = words.filter(({ start }) => start >= span.end);
  if (-left >= inside.length + Math.min(0, right) && left < 0) return undefined;
  if (-right >= inside.length && right < 0) return undefined;
  const start =
    left > 0 ? before[Math.min(left, before.length) - 1]?.start : left < 0 ? inside[-left]?.start : undefined;
  const end =
    right > 0
      ? after[Math.min(right, after.length) - 1]?.end
      : right < 0
        ? inside[inside.length - 1 + right]?.end
        : undefined;
  const moved = { start: start ?? span.start, end: end ?? span.end };
  return moved.start < moved.end ? moved : undefined;
}

/**
 * Where a text stands in a part, on word boundaries and whatever white space is between its words, since HTML and
 * plain text break lines differently.
 */
export function placesOf(part: Pick<TextPart, 'text'>, value: string): readonly Span[] {
  const { text } = part;
  const [first = '', ...rest] = value.trim().split(/\s+/u);
  if (!/[\p{L}\p{N}]/u.test(value)) return [];
  const places: Span[] = [];
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    const end = endOf(text, start + first.length, rest);
    if (end === undefined || isCut(text, start) || isCut(text, end)) continue;
    places.push({ start, end });
    if (places.length === MAX_PLACES) break;
  }
  return places;
}

/** Where words end that stand one after another from `at` on. */
function endOf(text: string, at: number, words: readonly string[]): number | undefined {
  let end = at;
  for (const word of words) {
    let start = end;
    while (start < text.length && /\s/u.test(text[start] as string)) start++;
    if (start === end || !text.startsWith(word, start)) return undefined;
    end = start + word.length;
  }
  return end;
}

/** Whether a place lies inside a word. */
function isCut(text: string, at: number): boolean {
  return (
    /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
    /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2))
  );
}
