import type { Span, TextView } from './contract.ts';

/** Ways to say "@" that are no word of the four languages, or stand in brackets. */
const SIGN =
  /[ \t]?[[({<][ \t]?(?:at|ät|@|apenstaartje|arobase|arroba|a)[ \t]?[\])}>][ \t]?|[ \t](?:at|ät|aet|apenstaartje|apenstaart|apestaartje|apestaart|arobase|arobas|klammeraffe|chez|at[ -]sign|at[ -]teken|at[ -]zeichen)[ \t]|[-_](?:at|arobase)[-_]/gi;
/** Signs that are also a word: they need a spelled-out dot or a local part no word looks like. */
const WORDY = /^[ \t](?:at|chez)[ \t]$/i;

const DOT_WORD = 'dot|punt|punkt|point';
const DASH_WORD =
  'dash|hyphen|minus|streepje|koppelteken|bindestrich|tiret|underscore|liggend streepje|laag streepje|unterstrich|tiret bas';
const JOINT = new RegExp(
  `(?:\\.|-|_|[ \\t]?[[({<][ \\t]?(?:${DOT_WORD}|\\.|dash|underscore)[ \\t]?[\\])}>][ \\t]?|[ \\t](?:${DOT_WORD}|${DASH_WORD})[ \\t])`,
  'iy',
);
const JOINT_BEFORE = new RegExp(
  `(?:\\.|-|_|[ \\t]?[[({<][ \\t]?(?:${DOT_WORD}|\\.|dash|underscore)[ \\t]?[\\])}>][ \\t]?|[ \\t](?:${DOT_WORD}|${DASH_WORD})[ \\t])$`,
  'i',
);
const ATOM = /[\p{L}\p{M}\p{N}+]{1,63}/uy;
const ATOM_BEFORE = /[\p{L}\p{M}\p{N}+]{1,64}$/u;
/** No name, host or domain has more pieces. */
const MOST_PIECES = 8;
/** Far enough back for a joint or an atom. */
const LOOK_BACK = 72;

/**
 * Top-level domains believed after a spelled-out dot. Those that are words of the four languages (`it`,
 * `in`, `is`, `me`, `so`, `to`) are left out: "at some point in time".
 */
const TLD =
  /^(?:com|net|org|info|eu|nl|be|de|fr|uk|at|ch|ie|lu|lux|es|pt|pl|dk|se|fi|cz|ro|hu|gr|tr|ru|us|ca|au|io|biz|online|shop|email|cloud|app|dev|site|amsterdam|frl|vlaanderen|brussels|berlin|koeln|paris|bzh|edu|gov|example|test|invalid)$/i;
const MAIL_LABEL = /(?:mail|adres|adresse|address)\b[^\n]{0,24}$/i;

/**
 * Addresses written so that programs would not see them: "naam at bedrijf punt nl", "name [at] firm
 * [dot] com", "nom arobase société point fr". Spans run from the first to the last piece.
 */
export function* spelledOutEmails(view: TextView): Generator<Span> {
  const { text } = view;
  let free = 0;
  for (const sign of text.matchAll(SIGN)) {
    const start = localStart(text, sign.index);
    const domain = domainEnd(text, sign.index + sign[0].length);
    if (!domain || start === sign.index || start < free) continue;
    if (WORDY.test(sign[0]) && !domain.spelledOut) {
      const local = text.slice(start, sign.index);
      const before = text.slice(Math.max(0, start - LOOK_BACK), start);
      if (!/[._\d+]|[ \t]/.test(local) && !MAIL_LABEL.test(before)) continue;
    }
    free = domain.end;
    yield { start, end: domain.end };
  }
}

/** Start of the local part that ends at `end`; `end` itself when there is none. */
function localStart(text: string, end: number): number {
  let start = end;
  for (let pieces = 0, at = end; pieces < MOST_PIECES; pieces++) {
    const atom = ATOM_BEFORE.exec(text.slice(Math.max(0, at - LOOK_BACK), at));
    if (!atom) break;
    start = at - atom[0].length;
    const joint = JOINT_BEFORE.exec(text.slice(Math.max(0, start - LOOK_BACK), start));
    if (!joint) break;
    at = start - joint[0].length;
  }
  return start;
}

/** End of the domain that begins at `start`, when its last piece is a top-level domain. */
function domainEnd(text: string, start: number): { end: number; spelledOut: boolean } | undefined {
  let found: { end: number; spelledOut: boolean } | undefined;
  let spelledOut = false;
  for (let pieces = 0, at = start; pieces < MOST_PIECES; pieces++) {
    ATOM.lastIndex = at;
    const atom = ATOM.exec(text);
    if (!atom) break;
    at += atom[0].length;
    if (pieces > 0 && TLD.test(atom[0])) found = { end: at, spelledOut };
    JOINT.lastIndex = at;
    const joint = JOINT.exec(text);
    if (!joint) break;
    spelledOut ||= joint[0].length > 1;
    at += joint[0].length;
  }
  return found;
}
