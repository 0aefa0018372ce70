import type { SourceSyntax, TextPart } from '../model/document.ts';
import { readSource, writeMark } from './attachments/syntax.ts';
import type { ContextSpan, MarkupContext } from './parse/html-attribute.ts';

/** Writes a mark so that it is text where it stands and nothing else. An empty one where only a rest is removed. */
export type MarkWriter = (mark: string, position: number) => string;

/** How marks are written into a part's source. */
export function markWriter(part: TextPart): MarkWriter {
  const syntax = syntaxOf(part);
  if (syntax === 'plain') return (mark) => mark;
  const { contexts } = readSource(syntax, part.source);
  return (mark, position) => writeMark(syntax, mark, contextAt(contexts, position));
}

/** How a part's source is read. */
export function syntaxOf({ kind, syntax }: Pick<TextPart, 'kind' | 'syntax'>): SourceSyntax {
  return syntax ?? (kind === 'html' ? 'html' : 'plain');
}

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
