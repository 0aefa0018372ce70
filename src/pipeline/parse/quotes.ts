import type { Span } from '../../../detectors/contract.ts';

/** Longest line looked at: an attribution is one line, or two when the mail program wrapped it. */
const MAX_LINE = 300;

const MARKED = /^ {0,3}>/;
const ATTRIBUTION =
  /^\s{0,3}(?:op|on|am|le|el|il)\b.{4,240}(?:schreef|geschreven|wrote|schrieb|a écrit|escribió|ha scritto)\b[^:]{0,120}:\s*$/iu;
const SEPARATOR =
  /^\s{0,3}[-_=*]{2,60}\s?(?:oorspronkelijk bericht|doorgestuurd bericht|original message|forwarded message|begin forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d['’]origine|message transféré)\s?[-_=*]{2,60}\s*$/iu;
const FROM = /^\s{0,3}\*?(?:van|from|von|de|from)\*? ?:\*?\s/iu;
const FIELD =
  /^\s{0,3}\*?(?:verzonden|sent|gesendet|envoyé|datum|date|aan|to|an|à|cc|onderwerp|subject|betreff|objet)\*? ?:/iu;
/** Lines behind `From:` in which two other header lines must follow. */
const FIELD_LINES = 5;

interface Line extends Span {
  readonly text: string;
}

/**
 * Spans of a plain text that repeat earlier messages: lines marked with `>`, an attribution ("Op … schreef …:")
 * with what it announces, and everything behind "Original message" or a copied header block.
 */
export function quotedSpans(text: string): readonly Span[] {
  const lines = split(text);
  const spans: { start: number; end: number }[] = [];
  const add = (start: number, end: number) => {
    const last = spans.at(-1);
    if (last && last.end >= start) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (MARKED.test(line.text)) {
      add(line.start, line.end);
    } else if (SEPARATOR.test(line.text) || isHeaderBlock(lines, i)) {
      add(line.start, text.length);
      break;
    } else {
      const taken = attributionLines(lines, i);
      if (taken === 0) continue;
      let next = i + taken;
      while (lines[next]?.text.trim() === '') next++;
      if (!MARKED.test(lines[next]?.text ?? '')) {
        add(line.start, text.length);
        break;
      }
      add(line.start, lines[i + taken - 1]!.end);
      i += taken - 1;
    }
  }
  return spans;
}

function split(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at + 1;
    lines.push({ start, end, text: text.slice(start, Math.min(end, start + MAX_LINE)) });
    start = end;
  }
  return lines;
}

/** How many lines the attribution at `i` takes: 1, 2, or 0 when there is none. */
function attributionLines(lines: readonly Line[], i: number): 0 | 1 | 2 {
  const { text } = lines[i]!;
  if (!/^\s{0,3}(?:op|on|am|le|el|il)\b/i.test(text)) return 0;
  if (ATTRIBUTION.test(text)) return 1;
  const next = lines[i + 1]?.text;
  return next !== undefined && ATTRIBUTION.test(`${text.trimEnd()} ${next}`) ? 2 : 0;
}

function isHeaderBlock(lines: readonly Line[], i: number): boolean {
  if (!FROM.test(lines[i]!.text)) return false;
  return lines.slice(i + 1, i + 1 + FIELD_LINES).filter((line) => FIELD.test(line.text)).length >= 2;
}
