import type { Entity, Language, Span } from '../../detectors/contract.ts';
import { DEFAULT_LANGUAGE, LABELS } from '../model/entity-labels.ts';
import { OPERATIONS } from '../operators/index.ts';
import { applyEdits, type Edit, mover } from './edits.ts';
import { markWriter } from './markup.ts';

/** A value in a text that was sanitised before. */
export interface ValueInText {
  readonly entity: Entity;
  /** Its number within its kind and ticket. */
  readonly number: number;
  /** Where it stands: tags may cut it into several. */
  readonly spans: readonly Span[];
}

export interface MarkedText {
  readonly content: string;
  /** The mark of each value, in the order given, and where it stands. */
  readonly marks: readonly { readonly placeholder: string; readonly outputSpan: Span }[];
  /** Where something else in the text stands now; `undefined` for what a mark covers. */
  readonly move: (span: Span) => Span | undefined;
}

/** Puts numbered marks in place of values in a text that is stored. Pure. */
export function markValues(
  content: string,
  syntax: 'plain' | 'html',
  values: readonly ValueInText[],
  language: Language = DEFAULT_LANGUAGE,
): MarkedText {
  const part = { id: '', path: '', text: '', source: content, offsets: [], quoted: [], hidden: [] };
  const write = markWriter({ ...part, kind: syntax });
  const edits: Edit[] = [];
  const made: { edit: number; placeholder: string }[] = [];
  for (const { entity, number, spans } of values) {
    const mark = { label: LABELS[language][entity], number, valueTag: '', shown: 0 };
    const placeholder = OPERATIONS.replace('', mark);
    made.push({ edit: edits.length, placeholder });
    for (const [index, span] of spans.entries()) {
      edits.push({ ...span, replacement: write(index === 0 ? placeholder : '', span.start) });
    }
  }
  const { text, spans } = applyEdits(content, edits);
  return {
    content: text,
    marks: made.map(({ edit, placeholder }) => ({ placeholder, outputSpan: spans[edit]! })),
    move: mover(edits),
  };
}
