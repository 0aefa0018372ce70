import type { Span } from '../../detectors/contract.ts';

/** A replacement of `span` of a text. */
export interface Edit extends Span {
  readonly replacement: string;
}

/** A text with edits applied, and where each replacement stands in it, in the order of the edits given. */
export function applyEdits(source: string, edits: readonly Edit[]): { text: string; spans: readonly Span[] } {
  const order = edits.map((_, i) => i).sort((a, b) => edits[a]!.start - edits[b]!.start || a - b);
  const spans: Span[] = new Array(edits.length);
  const pieces: string[] = [];
  let position = 0;
  let length = 0;
  for (const i of order) {
    const { start, end, replacement } = edits[i]!;
    // Two values inside one escape share its place: the later one gets what is left of it.
    const from = Math.max(start, position);
    pieces.push(source.slice(position, from), replacement);
    length += from - position;
    spans[i] = { start: length, end: length + replacement.length };
    length += replacement.length;
    position = Math.max(end, from);
  }
  pieces.push(source.slice(position));
  return { text: pieces.join(''), spans };
}

/**
 * Tells where spans stand after `edits`; `undefined` for one that an edit touches. Sorts once: both may be
 * thousands.
 */
export function mover(edits: readonly Edit[]): (span: Span) => Span | undefined {
  const order = [...edits].sort((a, b) => a.start - b.start);
  // By how much everything behind the edit of this index moves.
  let moved = 0;
  const shifts = order.map(({ start, end, replacement }) => (moved += replacement.length - (end - start)));
  return (span) => {
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (order[middle]!.end <= span.start) low = middle + 1;
      else high = middle;
    }
    const next = order[low];
    if (next && next.start < span.end) return undefined;
    const by = shifts[low - 1] ?? 0;
    return { start: span.start + by, end: span.end + by };
  };
}

/** Where `span` stands after `edits` that do not touch it. */
export function shifted(span: Span, edits: readonly Edit[]): Span {
  let by = 0;
  for (const edit of edits) {
    if (edit.end <= span.start) by += edit.replacement.length - (edit.end - edit.start);
  }
  return { start: span.start + by, end: span.end + by };
}
