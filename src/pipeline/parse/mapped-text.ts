import type { OffsetSegment } from '../../model/document.ts';

/**
 * A text under construction together with where each stretch of it came from. Offsets are UTF-16; neighbouring
 * copied stretches are joined, so that a text taken over as it is has one segment.
 */
export class MappedText {
  readonly segments: OffsetSegment[] = [];
  #pieces: string[] = [];
  #length = 0;
  /** Last two characters, kept apart: reading them off a growing string would flatten it every time. */
  #tail = '';

  /** The text so far. */
  get text(): string {
    const text = this.#pieces.length === 1 ? this.#pieces[0]! : this.#pieces.join('');
    this.#pieces = [text];
    return text;
  }

  get length(): number {
    return this.#length;
  }

  /** True where the next character begins a line. */
  get atLineStart(): boolean {
    return this.#length === 0 || this.#tail.endsWith('\n');
  }

  /** True at the beginning and behind an empty line. */
  get atParagraphStart(): boolean {
    return this.#length === 0 || this.#tail === '\n\n';
  }

  /** Takes `source[start, end)` over as it is. */
  copied(source: string, start: number, end: number): void {
    if (start >= end) return;
    const at = this.#length;
    const last = this.segments.at(-1);
    this.#add(source.slice(start, end));
    if (last?.how === 'copied' && last.source.end === start) {
      this.segments[this.segments.length - 1] = {
        text: { start: last.text.start, end: this.#length },
        source: { start: last.source.start, end },
        how: 'copied',
      };
    } else {
      this.#push(at, start, end, 'copied');
    }
  }

  /** Adds `value`, which `source[start, end)` stands for: an entity, a run of white space. */
  decoded(value: string, start: number, end: number): void {
    const at = this.#length;
    const last = this.segments.at(-1);
    this.#add(value);
    if (last?.how === 'decoded' && last.source.start === start && last.source.end === end) {
      // The second code point of an entity that stands for two.
      this.segments[this.segments.length - 1] = {
        ...last,
        text: { start: last.text.start, end: this.#length },
      };
    } else {
      this.#push(at, start, end, 'decoded');
    }
  }

  /** Adds what the source does not say, such as the line break that a block element makes. */
  inserted(value: string, position: number): void {
    const at = this.#length;
    this.#add(value);
    this.#push(at, position, position, 'inserted');
  }

  /** Adds another text, built over the same source or over a piece of it that begins at `sourceShift`. */
  append(other: MappedText, sourceShift = 0): void {
    const shift = this.#length;
    this.#add(other.text);
    for (const { text, source, how } of other.segments) {
      this.segments.push({
        text: { start: text.start + shift, end: text.end + shift },
        source: { start: source.start + sourceShift, end: source.end + sourceShift },
        how,
      });
    }
  }

  #add(value: string): void {
    this.#pieces.push(value);
    this.#length += value.length;
    this.#tail = value.length > 1 ? value.slice(-2) : (this.#tail + value).slice(-2);
  }

  #push(at: number, start: number, end: number, how: OffsetSegment['how']): void {
    this.segments.push({ text: { start: at, end: this.#length }, source: { start, end }, how });
  }
}
