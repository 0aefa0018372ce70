import type { Span } from '../../../detectors/contract.ts';
import type { StoredRedaction } from '../../model/redaction.ts';
import { readHtml } from '../../pipeline/parse/html.ts';
import type { TicketView } from '../tickets.ts';

/** A mark in a text as a person reads it. */
export interface ShownMark {
  readonly redaction: StoredRedaction;
  /** Of the mark in the text. */
  readonly span: Span;
}

/** A sanitised text as a person reads it (of HTML: what it reads as), with its marks in order. */
export interface TextView {
  readonly partId: string;
  readonly text: string;
  readonly marks: readonly ShownMark[];
}

/** Reads a sanitised part as text. Marks that a person would not see there (in attributes) are left out. */
export function textView(
  part: { readonly partId: string; readonly content: string },
  kind: 'plain' | 'html',
  redactions: readonly StoredRedaction[],
): TextView {
  const { partId, content } = part;
  const own = redactions.filter((redaction) => redaction.partId === partId);
  const read = kind === 'html' ? readHtml(content) : undefined;
  const visibleEnd = read?.hidden[0]?.start ?? Number.POSITIVE_INFINITY;
  const marks = own
    .map((redaction) => ({
      redaction,
      span: read ? inText(read.offsets, redaction.outputSpan) : redaction.outputSpan,
    }))
    .filter((mark): mark is ShownMark => mark.span !== undefined && mark.span.end <= visibleEnd)
    .sort((a, b) => a.span.start - b.span.start);
  const text = read ? read.text.slice(0, Math.min(visibleEnd, read.text.length)) : content;
  return { partId, text, marks };
}

/** Tells where spans of a sanitised part stand in the text it reads as; `undefined` where a person does not see them. */
export function placer(content: string, kind: 'plain' | 'html'): (span: Span) => Span | undefined {
  if (kind === 'plain') return (span) => span;
  const { offsets } = readHtml(content);
  return (span) => inText(offsets, span);
}

/** Where a span of HTML stands in the text that it reads as. */
function inText(offsets: ReturnType<typeof readHtml>['offsets'], source: Span): Span | undefined {
  let start: number | undefined;
  let end = 0;
  for (const { text, source: from, how } of offsets) {
    if (from.end <= source.start || from.start >= source.end) continue;
    const copied = how === 'copied';
    start ??= copied ? text.start + Math.max(0, source.start - from.start) : text.start;
    end = copied ? text.end - Math.max(0, from.end - source.end) : text.end;
  }
  return start === undefined || end <= start ? undefined : { start, end };
}

/** What stands around a mark in its ticket; empty where its part is not shown. */
export function surroundings(
  { subject, entries }: Pick<TicketView, 'subject' | 'entries'>,
  redaction: StoredRedaction,
  chars: number,
): { before: string; after: string } {
  const texts = entries
    .filter(({ id }) => redaction.entryId === undefined || id === redaction.entryId)
    .flatMap(({ text, html }) => [
      ...(text ? [{ part: text, kind: 'plain' as const }] : []),
      ...(html ? [{ part: html, kind: 'html' as const }] : []),
    ]);
  if (subject && redaction.entryId === undefined) texts.unshift({ part: subject, kind: 'plain' });
  const place = texts.find(({ part }) => part.partId === redaction.partId);
  const view = place && textView(place.part, place.kind, [redaction]);
  const span = view?.marks[0]?.span;
  if (!view || !span) return { before: '', after: '' };
  return {
    before: view.text.slice(Math.max(0, span.start - chars), span.start),
    after: view.text.slice(span.end, span.end + chars),
  };
}
