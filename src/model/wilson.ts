/** 97.5th percentile of the normal distribution: two-sided 95%. */
const Z = 1.959964;

/**
 * Wilson's score interval of a share at 95% (E. B. Wilson, JASA 22, 1927): holds for small samples and for shares
 * near 0, where the usual one does not.
 */
export function wilson(hits: number, of: number): { readonly low: number; readonly high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const share = hits / of;
  const square = Z * Z;
  const middle = share + square / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of));
  const scale = 1 + square / of;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}
