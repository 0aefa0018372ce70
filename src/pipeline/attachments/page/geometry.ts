import type { Box } from '../../../model/recognised.ts';

/** [a b c d e f] of ISO 32000-2, 8.3.3: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that does `inner` and then `outer`. */
export function multiplied(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const at = (x: number, y: number) => [outer[0] * x + outer[2] * y, outer[1] * x + outer[3] * y] as const;
  const [first, second, third] = [at(a, b), at(c, d), at(e, f)];
  return [...first, ...second, third[0] + outer[4], third[1] + outer[5]];
}

export function transformed([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The smallest upright box around points. */
export function boundsOf(points: readonly (readonly [number, number])[]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** The smallest box around boxes. */
export function union(boxes: readonly Box[]): Box {
  return boundsOf(
    boxes.flatMap(({ left, top, right, bottom }): [number, number][] => [
      [left, top],
      [right, bottom],
    ]),
  );
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
