import type { ParsedDocument, SourceSyntax, TextPart } from '../model/document.ts';
import type { SanitisedPart } from '../ports/pipeline.ts';
import { Withheld } from './attachments/format.ts';
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
    const { text, offsets, hidden } = reading(part.syntax, source);
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

/** A source that its marks broke reads as nothing: its file cannot be read again, and is withheld for that. */
function reading(syntax: SourceSyntax, source: string): Pick<TextPart, 'text' | 'offsets' | 'hidden'> {
  try {
    return readSource(syntax, source);
  } catch (error) {
    if (error instanceof Withheld) return { text: '', offsets: [], hidden: [] };
    throw error;
  }
}

function quotedIn(part: TextPart, text: string): TextPart['quoted'] {
  return part.quoted.length > 0 ? quotedSpans(text) : [];
}
