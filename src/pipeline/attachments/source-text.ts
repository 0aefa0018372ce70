import type { Span } from '../../../detectors/contract.ts';
import type { OffsetSegment } from '../../model/document.ts';
import type { ContextSpan } from '../parse/html-attribute.ts';
import { MappedText } from '../parse/mapped-text.ts';

/** A source as a person reads it, followed by what they do not see, with the way back. */
export interface SourceText {
  readonly text: string;
  readonly offsets: readonly OffsetSegment[];
  readonly hidden: readonly Span[];
  /** Spans of the source that marks are written into in another way than into its text. In order. */
  readonly contexts: readonly ContextSpan[];
}

/** Builds a {@link SourceText}. */
export class SourceTextBuilder {
  readonly visible = new MappedText();
  readonly contexts: ContextSpan[] = [];
  readonly #hidden: MappedText[] = [];
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  /** Adds a text that a person does not see, on a line of its own behind the others. */
  hide(text: MappedText): void {
    if (text.text.trim() !== '') this.#hidden.push(text);
  }

  /** Adds a stretch of the source that a person does not see. */
  hideSource(start: number, end: number): void {
    const text = new MappedText();
    text.copied(this.#source, start, end);
    this.hide(text);
  }

  finish(): SourceText {
    const { visible } = this;
    const hiddenFrom = visible.length;
    for (const item of this.#hidden) {
      if (!visible.atLineStart) visible.inserted('\n', this.#source.length);
      visible.append(item);
    }
    return {
      text: visible.text,
      offsets: visible.segments,
      hidden: hiddenFrom < visible.length ? [{ start: hiddenFrom, end: visible.length }] : [],
      contexts: this.contexts.sort((a, b) => a.start - b.start),
    };
  }
}

/**
 * A name as people write it, for detectors that know labels: `dateOfBirth` and `date_of_birth` as
 * `date of birth`. Other names as they are.
 */
export function labelOf(name: string): string {
  if (!/^[A-Za-z_-]{1,60}$/.test(name)) return name;
  return name.replace(/([a-z])(?=[A-Z])/g, '$1 ').replace(/[_-]+/g, ' ');
}
