import { CUES, endsLikeHouse, FIRM, HOUSE, LEGAL_FORM } from './cues.ts';
import { hashWord } from './lexicon.ts';

/** Characters on either side that hold the neighbouring word. */
const REACH = 24;

/** Whether a name stands inside the name of a firm or house: "Bakkerij Jan de Groot", "Ainsworth Digital Ltd". */
export function isInFirm(text: string, start: number, end: number): boolean {
  const before = /(\p{Lu}\p{L}*) $/u.exec(text.slice(Math.max(0, start - REACH), start))?.[1];
  if (before && (CUES.get(hashWord(before)) & HOUSE || endsLikeHouse(before.toLowerCase()))) return true;
  const [, gap, after] = /^( & | )(\p{L}+)/u.exec(text.slice(end, end + REACH)) ?? [];
  if (!after) return false;
  const cue = CUES.get(hashWord(after));
  const capital = /^\p{Lu}/u.test(after);
  return gap === ' & ' ? capital : (cue & LEGAL_FORM) !== 0 || (capital && (cue & FIRM) !== 0);
}
