import type { Span } from './contract.ts';

/** What Zeef writes in place of a value: "[telefoon 1]", "[date of birth 12]". */
const PLACEHOLDER = /\[\p{L}[\p{L} -]{0,29} [0-9]{1,6}\]/gu;

/** A character no detector takes for part of a value or word; text of one byte a character stays so. */
const OPAQUE = '\x1a';

/**
 * Blots out placeholders, so that neither they nor the words in them make a finding: detecting again in
 * what was redacted finds nothing in it. Offsets stay.
 */
export function hidePlaceholders(text: string): {
  readonly text: string;
  readonly placeholders: readonly Span[];
} {
  if (!text.includes('[')) return { text, placeholders: [] };
  const placeholders: Span[] = [];
  const hidden = text.replace(PLACEHOLDER, (placeholder, start: number) => {
    placeholders.push({ start, end: start + placeholder.length });
    return OPAQUE.repeat(placeholder.length);
  });
  return { text: hidden, placeholders };
}

/** `matches` that share no character with any of `spans`. Both in order of start; spans do not overlap. */
export function clearOf<M extends Span>(matches: readonly M[], spans: readonly Span[]): M[] {
  if (spans.length === 0) return [...matches];
  let next = 0;
  return matches.filter(({ start, end }) => {
    while (next < spans.length && (spans[next] as Span).end <= start) next++;
    const span = spans[next];
    return span === undefined || span.start >= end;
  });
}
