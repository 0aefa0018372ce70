/** Formats of ECMA-376, part 1, 18.8.30 that show a date. */
const DATE_FORMATS = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

const DAY_MS = 86_400_000;
/** Day 0 of the 1900 system, in which 1900 is a leap year, and of the 1904 system. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** Last day of the year 9999, the last that spreadsheets know. */
const LAST_DAY = 2_958_465;

/**
 * What a cell shows for its number, as far as detection needs it: a date (`1980-01-31`) for its number of days, the
 * leading zeros and separators of a format such as `0000000000` or `00-00000000`, and no exponent. Undefined when it
 * is the number as stored.
 */
export function shownNumber(
  stored: string,
  id: number,
  code: string | undefined,
  is1904: boolean,
): string | undefined {
  const value = Number(stored);
  if (!Number.isFinite(value)) return undefined;
  if (DATE_FORMATS.has(id) || (code !== undefined && isDateFormat(code))) return dateOf(value, is1904);
  const plain = Number.isSafeInteger(value) ? String(value) : stored;
  const shown = code === undefined ? plain : filled(plain, code);
  return shown === stored ? undefined : shown;
}

function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]{0,100}"|\\.|\[[^\]]{0,40}\]|_./g, '');
  return /y/i.test(bare) || (/d/i.test(bare) && /m/i.test(bare));
}

function dateOf(value: number, is1904: boolean): string | undefined {
  if (value < 1 || value > LAST_DAY) return undefined;
  return new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(value) * DAY_MS).toISOString().slice(0, 10);
}

/** Writes the digits of a whole number into the places of a format that has five or more of them. */
function filled(plain: string, code: string): string {
  const pattern = (code.split(';')[0] ?? '').replace(/"([^"]{0,100})"/g, '$1').replace(/\\(.)/g, '$1');
  if (!/^[0#() +./-]{5,40}$/.test(pattern) || !/^\d{1,20}$/.test(plain)) return plain;
  const places = pattern.match(/[0#]/g)?.length ?? 0;
  if (places < 5 || plain.length > places) return plain;
  const digits = plain.padStart(places, '0');
  let next = 0;
  return pattern.replace(/[0#]/g, () => digits[next++] ?? '');
}
