import type { Span } from '../../detectors/contract.ts';
import type { OffsetSegment, TextPart } from '../model/document.ts';

/**
 * Where a span of a part's `text` stands in its `source`: spans in the order of the text, neighbours joined,
 * empty ones left out. A stretch that was decoded (an entity, an escape) comes whole, since half of it has
 * no place of its own. Empty when the span holds only inserted line breaks.
 */
export function toSource(part: Pick<TextPart, 'offsets'>, span: Span): readonly Span[] {
  const { offsets } = part;
  if (offsets.length === 0) return span.end > span.start ? [span] : [];
  const spans: { start: number; end: number }[] = [];
  for (let i = firstEndingAfter(offsets, span.start); i < offsets.length; i++) {
    const segment = offsets[i]!;
    if (segment.text.start >= span.end) break;
    const source = sourceOf(segment, span);
    if (source.start >= source.end) continue;
    const last = spans.at(-1);
    if (last && last.end === source.start) last.end = source.end;
    else spans.push({ ...source });
  }
  return spans;
}

function sourceOf(segment: OffsetSegment, span: Span): Span {
  if (segment.how !== 'copied') return segment.source;
  const before = Math.max(0, span.start - segment.text.start);
  const after = Math.max(0, segment.text.end - span.end);
  return { start: segment.source.start + before, end: segment.source.end - after };
}

/** Index of the first segment whose text ends behind `offset` (binary search). */
function firstEndingAfter(offsets: readonly OffsetSegment[], offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (offsets[middle]!.text.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
