import type { Span } from './contract.ts';

/** Offsets that share a bucket; values are shorter, so that a span is in two buckets at most, mostly one. */
const BUCKET_BITS = 9;

/** Spans already taken, asked for overlap in constant time however many there are. */
export class Taken {
  readonly #buckets = new Map<number, Span[]>();

  /** Takes `span` unless it overlaps one taken before; tells whether it was free. */
  take(span: Span): boolean {
    const first = span.start >> BUCKET_BITS;
    const last = (span.end - 1) >> BUCKET_BITS;
    for (let key = first; key <= last; key++) {
      if (this.#buckets.get(key)?.some((other) => span.start < other.end && other.start < span.end))
        return false;
    }
    for (let key = first; key <= last; key++) {
      const bucket = this.#buckets.get(key);
      if (bucket) bucket.push(span);
      else this.#buckets.set(key, [span]);
    }
    return true;
  }
}

/** Index of the first of `spans`, which are in order, that starts at or behind `offset`. */
export function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
