import type { Span } from '../../detectors/contract.ts';
import type { Redaction } from '../model/redaction.ts';

/**
 * Tells where spans of a text that holds marks already stand in the text as it was before them. Half a mark is the
 * whole value behind it. Answers `undefined` when the marks do not explain the one text by the other.
 *
 * @param earlier the redactions that lead from `original` to `text`
 */
export function originalSpans(
  text: string,
  original: string,
  earlier: readonly Pick<Redaction, 'span' | 'placeholder'>[],
): (span: Span) => Span | undefined {
  const marks = markedPlaces(original, text, earlier);
  if (!marks) return () => undefined;
  const back = (offset: number, side: 'start' | 'end'): number => {
    let by = 0;
    for (const { at, value, length } of marks) {
      if (at + length <= offset) by += value.end - value.start - length;
      else if (at < offset) return value[side];
      else break;
    }
    return offset + by;
  };
  return ({ start, end }) => ({ start: back(start, 'start'), end: back(end, 'end') });
}

interface MarkedPlace {
  /** Where the mark stands in the sanitised text. */
  readonly at: number;
  /** Characters of the mark. */
  readonly length: number;
  /** What it stands for, in the original text. */
  readonly value: Span;
}

/** Where the marks stand in a sanitised text. `undefined` when they do not explain it. */
export function markedPlaces(
  original: string,
  text: string,
  redactions: readonly Pick<Redaction, 'span' | 'placeholder'>[],
): readonly MarkedPlace[] | undefined {
  const places: MarkedPlace[] = [];
  const pieces: string[] = [];
  let position = 0;
  let length = 0;
  const known = redactions.flatMap(({ span, placeholder }) => (span ? [{ span, placeholder }] : []));
  if (known.length < redactions.length) return undefined;
  for (const { span, placeholder } of known.sort((a, b) => a.span.start - b.span.start)) {
    if (span.start < position) return undefined;
    pieces.push(original.slice(position, span.start), placeholder);
    length += span.start - position;
    places.push({ at: length, length: placeholder.length, value: span });
    length += placeholder.length;
    position = span.end;
  }
  pieces.push(original.slice(position));
  return pieces.join('') === text ? places : undefined;
}
