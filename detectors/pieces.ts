import type { Span } from './contract.ts';

/** A blank-delimited run of text without the quotes, brackets and punctuation around it. */
export interface Piece extends Span {
  readonly text: string;
  /** Lower-cased. */
  readonly lower: string;
  /** What was left off before it: an opening quote or bracket. */
  readonly before: string;
  /** What was left off behind it: closing punctuation, quotes, brackets. */
  readonly after: string;
  /** It opens a line. */
  readonly newLine: boolean;
}

/** Further than this from its label no value is looked for: two lines of a mail. */
const REACH = 150;
const MOST = 22;
const LABEL_END = /^ ?[:=]\s{0,4}/;
const OPENING_SIGNS = '"\'`«»“”„‹›*([{<:=';
const CLOSING_SIGNS = '"\'`«»“”‹›*)]}>.,;:!?…';
const MOST_OPENING = 4;
const MOST_CLOSING = 6;

/** The pieces of `text` from `from` on, at most {@link MOST} within {@link REACH} characters, up to a blank line. */
export function piecesBehind(text: string, from: number): Piece[] {
  const window = text.slice(from, from + REACH);
  // A label on a line of its own may have a blank line below it.
  const first = LABEL_END.exec(window)?.[0].length ?? 0;
  const cut = window.indexOf('\n\n', first);
  return pieces(cut < 0 ? window : window.slice(0, cut), from, cut < 0 && from + REACH < text.length, MOST);
}

/** The pieces right before `to`, in order; a run that is cut off at the start of the reach is left out. */
export function piecesBefore(text: string, to: number): Piece[] {
  const from = Math.max(0, to - REACH);
  const window = text.slice(from, to);
  const cut = window.lastIndexOf('\n\n');
  const start = cut < 0 ? 0 : cut + 2;
  const list = pieces(window.slice(start), from + start, false, REACH);
  return (cut < 0 && from > 0 ? list.slice(1) : list).slice(-MOST);
}

function pieces(window: string, offset: number, isCut: boolean, most: number): Piece[] {
  const list: Piece[] = [];
  let pending = '';
  RUN.lastIndex = 0;
  for (let found = RUN.exec(window); found && list.length < most; found = RUN.exec(window)) {
    const [raw] = found;
    if (isCut && found.index + raw.length === window.length) break;
    let opened = 0;
    while (opened < MOST_OPENING && opened < raw.length && OPENING_SIGNS.includes(raw[opened] as string))
      opened++;
    const before = raw.slice(0, opened);
    const closed = endOf(raw, opened);
    const text = raw.slice(opened, closed);
    if (text === '') {
      // A sign or quote with blanks on both sides belongs to what follows.
      pending += raw;
      continue;
    }
    const start = offset + found.index + opened;
    list.push({
      start,
      end: start + text.length,
      text,
      lower: text.toLowerCase(),
      before: pending + before,
      after: raw.slice(closed),
      newLine: found.index > 0 && window[found.index - 1] === '\n',
    });
    pending = '';
  }
  return list;
}

const RUN = /\S+/g;

/** Where a run ends without what closes it, its opening signs being left off. */
function endOf(raw: string, opened: number): number {
  let end = raw.length;
  while (end > opened && raw.length - end < MOST_CLOSING && CLOSING_SIGNS.includes(raw[end - 1] as string))
    end--;
  const sign = raw[end];
  if (sign !== '!' && sign !== '*' && sign !== '?') return end;
  // "Welkom01!" keeps its mark: it is part of what was typed far more often than of the sentence.
  const body = raw.slice(opened, end);
  const after = raw.slice(end);
  const kept =
    /\d/.test(body) && /\p{L}/u.test(body) ? (/^[!*?]{1,3}(?=[.,;)"'»”]*$)/.exec(after)?.[0] ?? '') : '';
  const code = sign === '*' && /^[A-Z\d-]+$/i.test(body) ? '*' : '';
  return end + Math.max(kept.length, code.length);
}

/** Whether a sentence ends behind `piece`. */
export function endsSentence({ after }: Piece): boolean {
  return /[.!?…]/.test(after);
}

/** Whether a clause ends behind the piece at `index`: punctuation, the end of the line, a conjunction. */
export function endsClause(list: readonly Piece[], index: number): boolean {
  const next = list[index + 1];
  return (
    (list[index]?.after ?? '') !== '' || next === undefined || next.newLine || CONJUNCTIONS.has(next.lower)
  );
}

const CONJUNCTIONS = new Set(
  'en and und et of or oder ou maar but aber mais / | - dan then dann puis'.split(' '),
);

/** The words quoted from `start` on, up to five, when a quote mark stands right before it. */
export function quotation(text: string, start: number): Span | undefined {
  const open = text[start - 1] ?? '';
  const guillemet = /[«„“‹]/.test(text[start - 2] ?? '') ? (text[start - 2] as string) : open;
  const close = CLOSERS[/["'`«„“‹]/.test(open) ? open : guillemet];
  if (!close) return;
  const body = text.slice(start, start + LONGEST_QUOTATION);
  const end = [...body].findIndex((sign) => close.includes(sign));
  const inner = end < 0 ? '' : [...body].slice(0, end).join('').trimEnd();
  if (inner === '' || inner.includes('\n') || inner.split(' ').length > 5) return;
  return { start, end: start + inner.length };
}

const LONGEST_QUOTATION = 60;
const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"”',
  "'": "'",
  '`': '`',
  '«': '»',
  '„': '“”"',
  '“': '”"“',
  '‹': '›',
};
