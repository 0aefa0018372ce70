import type { Span } from '../../detectors/contract.ts';

/** A stretch of a text, with the span that covers it where one does. */
export interface Segment<S extends Span> {
  readonly start: number;
  readonly text: string;
  readonly span: S | undefined;
}

/** Cuts a text at spans that do not overlap. */
export function segments<S extends Span>(text: string, spans: readonly S[]): readonly Segment<S>[] {
  const cut: Segment<S>[] = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start > at) cut.push({ start: at, text: text.slice(at, span.start), span: undefined });
    cut.push({ start: span.start, text: text.slice(span.start, span.end), span });
    at = span.end;
  }
  if (at < text.length) cut.push({ start: at, text: text.slice(at), span: undefined });
  return cut;
}
