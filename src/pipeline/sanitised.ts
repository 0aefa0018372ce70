import type { ParsedDocument, TextPart } from '../model/document.ts';
import type { SanitisedPart } from '../ports/pipeline.ts';
import { readSource } from './attachments/syntax.ts';
import { readHtml } from './parse/html.ts';
import { quotedSpans } from './parse/quotes.ts';

/** The document as it reads after redaction: what a person or a detector would find in it now. */
export function sanitisedDocument(document: ParsedDocument, parts: readonly SanitisedPart[]): ParsedDocument {
  const contents = new Map(parts.map(({ partId, content }) => [partId, content]));
  return {
    ...document,
    parts: document.parts.map((part) => {
      const content = contents.get(part.id);
      return content === undefined || content === part.source ? part : rewritten(part, content);
    }),
  };
}

function rewritten(part: TextPart, source: string): TextPart {
  if (part.syntax) {
    const { text, offsets, hidden } = readSource(part.syntax, source);
    return { ...part, source, text, offsets, hidden };
  }
  if (part.kind !== 'html') return { ...part, text: source, source, quoted: quotedIn(part, source) };
  const { text, offsets, hidden, quoted } = readHtml(source);
  return {
    ...part,
    source,
    text,
    offsets,
    hidden,
    quoted: quoted.length > 0 ? quoted : quotedIn(part, text),
  };
}

function quotedIn(part: TextPart, text: string): TextPart['quoted'] {
  return part.quoted.length > 0 ? quotedSpans(text) : [];
}
