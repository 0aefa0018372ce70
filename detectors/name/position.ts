import { AND, ARTICLE } from './cues.ts';
import { FIRST, HOMONYM } from './lexicon.ts';
import type { Reader } from './reader.ts';
import {
  ANGLE,
  BLANK_LINE,
  BRACKET,
  COLON,
  COMMA,
  DOT,
  GLUE,
  LINE,
  NUMBER,
  PIPE,
  SMALL,
  SPACE,
  STOP,
} from './tokens.ts';

/** Whether the run is all there is on its line, a comma or full stop apart. */
export function isAloneOnLine(reader: Reader, from: number, to: number): boolean {
  const before = reader.gap(from);
  const after = reader.gap(afterKisses(reader, to));
  if (!(before & LINE) || !(after & LINE)) return false;
  return (
    !(before & (NUMBER | GLUE | COLON) && startsAmidLine(reader, from)) &&
    !(trailing(reader, to) & (NUMBER | GLUE | COLON | PIPE))
  );
}

/** Whether more than blanks, bullets and quote marks stands between the start of the line and the token. */
function startsAmidLine(reader: Reader, from: number): boolean {
  const start = reader.tokens.starts[from] as number;
  const line = reader.text.lastIndexOf('\n', start - 1) + 1;
  return /[0-9@/_=:]/.test(reader.text.slice(Math.max(line, start - 12), start));
}

/** "Joy xx": kisses behind a name belong to no word. */
function afterKisses(reader: Reader, to: number): number {
  let end = to;
  while (end < reader.tokens.count && !(reader.gap(end) & LINE) && end - to < 3 && isKiss(reader, end)) end++;
  return end;
}

function isKiss(reader: Reader, index: number): boolean {
  return reader.length(index) <= 4 && /^x+$/.test(reader.folded(index));
}

/** What stands between the run and the end of its line. */
function trailing(reader: Reader, to: number): number {
  const start = reader.tokens.ends[to - 1] as number;
  const stop = reader.text.indexOf('\n', start);
  const rest = reader.text.slice(start, stop < 0 ? start + 12 : Math.min(stop, start + 12));
  return (
    (/[0-9]/.test(rest) ? NUMBER : 0) | (/[@/_=]/.test(rest) ? GLUE : 0) | (rest.includes(':') ? COLON : 0)
  );
}

/** "Jan en Piet": the run is tied to the one before it. */
export function isTied(reader: Reader, from: number, previousEnd: number): boolean {
  if (previousEnd < 0) return false;
  const gap = reader.gap(from);
  if (previousEnd === from)
    return (gap & ~(COMMA | SPACE | GLUE)) === 0 && (gap & (COMMA | GLUE)) !== 0 && gap !== COMMA;
  return previousEnd === from - 1 && (reader.cue(from - 1) & AND) !== 0 && gap === SPACE;
}

/** Where a chat transcript has who is speaking: at the start of a line, or behind the time of day. */
export function isSpeakerPlace(reader: Reader, from: number): boolean {
  return (reader.gap(from) & LINE) !== 0 || (reader.gap(from) & (BRACKET | NUMBER)) === (BRACKET | NUMBER);
}

export function opensSentence(reader: Reader, index: number): boolean {
  return (reader.gap(index) & (LINE | DOT | STOP | COLON)) !== 0;
}

/** "the Henry", "de Ada Lovelace": people take no article, but for German and its neighbours. */
export function followsArticle(reader: Reader, from: number): boolean {
  if (reader.isGerman || reader.gap(from) !== SPACE || !(reader.cue(from - 1) & ARTICLE)) return false;
  // Flemish and French put one before given names: "de Eric", "la Marie".
  return reader.isEnglish || (reader.bits(from) & (FIRST | HOMONYM)) !== FIRST || reader.isCapital(from + 1);
}

/** The last line of the text, or of what comes before a quoted mail: where people sign. */
export function isLastLine(reader: Reader, from: number, to: number): boolean {
  if (to - from > 4 || from === 0) return false;
  return to === reader.tokens.count || (reader.gap(to) & (BLANK_LINE | ANGLE)) === (BLANK_LINE | ANGLE);
}

/** Words that may follow a name on the last line: "Joy from flat 9". */
const LAST_LINE_TOKENS = 8;

/** Whether the run opens the last line, with a few words behind it. */
export function opensLastLine(reader: Reader, from: number, to: number): boolean {
  if (from === 0 || !(reader.gap(from) & LINE) || reader.tokens.count - to > LAST_LINE_TOKENS) return false;
  if (to >= reader.tokens.count || reader.shape(to) !== SMALL) return false;
  for (let at = to; at < reader.tokens.count; at++) if (reader.gap(at) & LINE) return false;
  return true;
}

/** The last words of the text or of a paragraph, behind a full stop: "Bel me even terug. Priya". */
export function closesText(reader: Reader, from: number, to: number): boolean {
  const gap = reader.gap(from);
  if (to - from > 2 || gap & LINE || !(gap & SPACE) || !(gap & (DOT | STOP))) return false;
  return to === reader.tokens.count || (reader.gap(to) & BLANK_LINE) !== 0;
}
