/** Shannon entropy of `value` in bits per character. */
export function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / value.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}

/**
 * Whether `value` looks drawn at random rather than made of words: mixes kinds of characters and repeats
 * few. Placeholders ("XXXX", "your-key-here", "1234567890") are not random.
 *
 * @param least bits per character; words and identifiers stay below 3.4, hexadecimal above 3
 */
export function looksRandom(value: string, least = 3.2): boolean {
  if (PLACEHOLDER.test(value)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(value)).length;
  return kinds >= 2 && /\d/.test(value) && entropy(value) >= least;
}

const PLACEHOLDER =
  /x{5}|\.{3}|\*{3}|(.)\1{5}|your|jouw|dein|votre|example|voorbeeld|beispiel|exemple|sample|dummy|placeholder|changeme|here$|1234567890|0123456789|abcdef(?:gh|01)|deadbeef|redacted|test_?key|<|>|\$\{/i;
