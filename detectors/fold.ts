/** Characters below this are looked up in {@link FOLD}. */
export const LETTERS = 0x180;
/** Latin letters and digits to their lower-case base; 0 for what separates words. */
export const FOLD: Uint16Array = foldTable();

/** Lower-cased, without accents, of the same length. Characters beyond Latin are left alone. */
export function fold(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const base = code < FOLD.length ? (FOLD[code] as number) : 0;
    out += base === 0 ? text[i] : String.fromCharCode(base);
  }
  return out;
}

function foldTable(): Uint16Array {
  const table = new Uint16Array(LETTERS);
  for (let code = 0x30; code < table.length; code++) {
    const char = String.fromCharCode(code);
    if (!/[0-9\p{L}]/u.test(char)) continue;
    const lower = char.toLowerCase();
    const base = lower.normalize('NFD')[0] as string;
    table[code] = (lower.length === 1 || base !== lower ? base : lower).charCodeAt(0);
  }
  return table;
}
