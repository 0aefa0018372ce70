import type { Rewrite } from './spelled-digits.ts';

/** Fewer characters in a row are initials, an option list or a table. */
const LEAST = 8;
/** Eight characters with signs between them are 15 long: a probe every seventh falls into their first half. */
const STEP = 7;

/**
 * Stretches where every character is followed by the same sign ("N L 9 1 A B N A", "j.a.n.@.x"), in order,
 * and what they say without it. A run of signs stands for a space.
 */
export function spacedOut(text: string): Rewrite[] {
  const found: Rewrite[] = [];
  let read = 0;
  for (let at = 1; at + 6 < text.length; at += STEP) {
    if (at < read) continue;
    const sign = isSign(text.charCodeAt(at)) ? at : at + 1;
    const code = text.charCodeAt(sign);
    if (!isSign(code) || text.charCodeAt(sign + 2) !== code || text.charCodeAt(sign + 4) !== code) continue;
    if (isBlank(text, sign + 1) || isBlank(text, sign + 3)) continue;
    if (text.charCodeAt(sign + 1) === code || text.charCodeAt(sign + 3) === code) continue;
    const rewrite = stretch(text, sign, read);
    read = Math.max(at, rewrite.end);
    if (isWorth(rewrite.plain)) found.push(rewrite);
  }
  return found;
}

/** Signs people put between characters: space . - _ * | / , */
function isSign(code: number): boolean {
  return code === 0x20 || (code >= 0x2a && code <= 0x2f && code !== 0x2b) || code === 0x5f || code === 0x7c;
}

/** A one-letter word before a spaced-out number: "is a 0 6 1 2". */
const ARTICLE = /^[a-zà].[0-9]/;

function isWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at] ?? '');
}

/** Long enough, and not a row of stars. */
function isWorth(plain: string): boolean {
  return plain.length >= LEAST && plain.replace(/[^\p{L}\p{N}]/gu, '').length >= LEAST - 2;
}

function isBlank(text: string, at: number): boolean {
  return !(text.charCodeAt(at) > 0x20);
}

/** The longest stretch around the sign at `at`, no earlier than `read`. */
function stretch(text: string, at: number, read: number): Rewrite {
  const sign = text.charCodeAt(at);
  let start = at - 1;
  while (start - 2 >= read && text.charCodeAt(start - 1) === sign && !isBlank(text, start - 2)) start -= 2;
  if (start > 0 && isWord(text, start - 1)) start += 2; // the last letter of a longer word
  if (ARTICLE.test(text.slice(start, start + 3))) start += 2;
  let plain = '';
  let place = start;
  let end = start;
  while (place < text.length && !isBlank(text, place) && text.charCodeAt(place) !== sign) {
    plain += text[place++];
    end = place;
    let signs = 0;
    while (signs < 3 && text.charCodeAt(place) === sign) {
      place++;
      signs++;
    }
    if (signs === 0) {
      // a longer word follows: its first character is none of the stretch
      if (isWord(text, place)) return cut(text, start, plain, sign);
      break;
    }
    if (signs > 1) plain += ' ';
  }
  return { start, end, plain: plain.trimEnd() };
}

/** The stretch without its last character, which opens a longer word. */
function cut(text: string, start: number, plain: string, sign: number): Rewrite {
  // "… 0 6 à la banque": a word of one letter is none of it either.
  const shorter = plain
    .slice(0, -1)
    .trimEnd()
    .replace(/(?<=\d ?)[aàiuy]$/i, '')
    .trimEnd();
  let end = start;
  for (let left = shorter.replaceAll(' ', '').length; left > 0 && end < text.length; end++) {
    if (text.charCodeAt(end) !== sign) left--;
  }
  return { start, end: Math.max(end, start + 1), plain: shorter };
}
