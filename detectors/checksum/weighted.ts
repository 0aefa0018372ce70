/**
 * Sum of products of the digits of `digits` with `weights`, position by position: what the 11-test and
 * its relatives are made of. `digits` holds ASCII digits alone, at least as many as there are weights.
 */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (digits.charCodeAt(i) - 48) * (weights[i] as number);
  return sum;
}
