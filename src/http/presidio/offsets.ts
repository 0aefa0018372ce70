/**
 * Presidio counts code points (Python strings), JavaScript UTF-16 units: an emoji is one there and two here.
 */
export interface Offsets {
  /** UTF-16 offset → code point offset. */
  toCodePoint(unit: number): number;
  /** Code point offset → UTF-16 offset; `undefined` beyond the end. */
  toUnit(codePoint: number): number | undefined;
  /** Length in code points. */
  readonly length: number;
}

/** Prepares both ways for one text; texts without surrogates cost nothing. */
export function offsetsOf(text: string): Offsets {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) {
    const toUnit = (codePoint: number) => (codePoint <= text.length ? codePoint : undefined);
    return { toCodePoint: (unit) => unit, toUnit, length: text.length };
  }
  /** Start of every code point, and the end. */
  const starts: number[] = [];
  let unit = 0;
  for (const char of text) {
    starts.push(unit);
    unit += char.length;
  }
  starts.push(unit);
  const codePoints = new Map(starts.map((start, index) => [start, index]));
  return {
    toCodePoint: (start) => codePoints.get(start) ?? 0,
    toUnit: (codePoint) => starts[codePoint],
    length: starts.length - 1,
  };
}
