import type { Span } from '../../detectors/contract.ts';
import type { TextPart } from '../model/document.ts';
import { readHtml } from './parse/html.ts';
import type { ContextSpan, MarkupContext } from './parse/html-attribute.ts';

/** Writes a mark so that it is text where it stands and nothing else. */
export type MarkWriter = (mark: string, position: number) => string;

/** How marks are written into a part's source. */
export function markWriter(part: TextPart): MarkWriter {
  if (part.kind !== 'html') return (mark) => mark;
  const { contexts } = readHtml(part.source);
  return (mark, position) => WRITERS[contextAt(contexts, position)](mark);
}

const entity = (character: string) => `&#${character.charCodeAt(0)};`;

const WRITERS: Readonly<Record<MarkupContext | 'text', (mark: string) => string>> = {
  text: (mark) => mark.replace(/[&<>]/g, entity),
  attribute: (mark) => mark.replace(/[&<>"']/g, entity),
  // A space or quote would end the value.
  'bare-attribute': (mark) => mark.replace(/[&<>"'`=\s]/g, entity),
  url: (mark) => encodeURIComponent(mark).replaceAll("'", '%27'),
  // Neither comments, scripts nor tags have a way to escape: what could end them is left out.
  comment: (mark) => mark.replace(/[<>]/g, '').replace(/-{2,}/g, '-'),
  raw: (mark) => mark.replace(/[<>"'`\\]/g, ''),
  tag: (mark) => mark.replace(/[<>"'`=]/g, ''),
};

/** The context that holds `position`; outermost first, since spans of tags hold those of their attributes. */
function contextAt(contexts: readonly ContextSpan[], position: number): MarkupContext | 'text' {
  let low = 0;
  let high = contexts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (contexts[middle]!.start <= position) low = middle + 1;
    else high = middle;
  }
  const candidate = contexts[low - 1];
  return candidate && position < candidate.end ? candidate.context : 'text';
}

/** A replacement of `span` of a text. */
export interface Edit extends Span {
  readonly replacement: string;
}

/** A text with edits applied, and where each replacement stands in it, in the order of the edits given. */
export function applyEdits(source: string, edits: readonly Edit[]): { text: string; spans: readonly Span[] } {
  const order = edits.map((_, i) => i).sort((a, b) => edits[a]!.start - edits[b]!.start || a - b);
  const spans: Span[] = new Array(edits.length);
  const pieces: string[] = [];
  let position = 0;
  let length = 0;
  for (const i of order) {
    const { start, end, replacement } = edits[i]!;
    // Two values inside one escape share its place: the later one gets what is left of it.
    const from = Math.max(start, position);
    pieces.push(source.slice(position, from), replacement);
    length += from - position;
    spans[i] = { start: length, end: length + replacement.length };
    length += replacement.length;
    position = Math.max(end, from);
  }
  pieces.push(source.slice(position));
  return { text: pieces.join(''), spans };
}

/** Where `span` stands after `edits` that do not touch it. */
export function shifted(span: Span, edits: readonly Edit[]): Span {
  let by = 0;
  for (const edit of edits) {
    if (edit.end <= span.start) by += edit.replacement.length - (edit.end - edit.start);
  }
  return { start: span.start + by, end: span.end + by };
}
