import type { Span } from '../../../detectors/contract.ts';
import { ZeefError } from '../../errors.ts';
import type { TextPart } from '../../model/document.ts';
import { PART_TAG, type ReviewScope } from '../../model/review.ts';
import type { TicketEntry, TicketHeader } from '../../model/ticket.ts';
import { originalSpans } from '../../pipeline/original-span.ts';
import { readHtml } from '../../pipeline/parse/html.ts';
import type { Repositories } from '../../ports/store.ts';
import { partIds } from '../process.ts';
import { openJson } from '../sealed-json.ts';
import { movedByWords, placesOf, type WordsMoved } from './places.ts';
import type { Opened } from './revise.ts';

/** A stretch of a sanitised text, as the ticket shows it (of HTML: the text it reads as). */
export interface Selection {
  readonly documentId: string;
  readonly partId: string;
  readonly span: Span;
}

/** A place in a document as it was parsed. */
export interface TargetPlace {
  readonly documentId: string;
  readonly partPath: string;
  readonly partTag: string;
  readonly span: Span;
}

/** Longest text one marks by hand; more is a part to be withheld, not a value. */
const MAX_SELECTION = 2_000;

/**
 * Where a selection of the sanitised text stands in the original.
 *
 * @throws ZeefError ZEEF_REVIEW_STALE; ZEEF_FIELD_INVALID when it holds no letter or digit or is too long
 */
export async function spanOfSelection(
  { documentId, partId, span }: Selection,
  { document, examined, keys }: Opened,
  { tickets, review }: Repositories,
): Promise<TargetPlace> {
  const part = examined.document.parts.find(({ id }) => id === partId);
  const row = await tickets.get(document.ticketId);
  if (!part || !row) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'partId' });
  const header = openJson<TicketHeader>(keys, { purpose: 'ticket', id: row.id }, row.header);
  const entries = (await tickets.entries(row.id))
    .filter((entry) => entry.documentId === documentId)
    .map(({ id, content }) => openJson<TicketEntry>(keys, { purpose: 'entry', id }, content));
  const subject = header.documentId === documentId ? [header.subject] : [];
  const shown = [...subject, ...entries.flatMap(({ text, html }) => [text, html])].find(
    (content) => content?.partId === partId,
  )?.content;
  if (shown === undefined) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'partId' });
  const text = part.kind === 'html' ? readHtml(shown).text : shown;
  if (span.end > text.length) throw new ZeefError('ZEEF_REVIEW_STALE');
  const made = (await review.ofDocument(documentId)).filter((redaction) => redaction.partId === partId);
  const original = originalSpans(text, part.text, made)(span);
  if (!original) throw new ZeefError('ZEEF_REVIEW_STALE');
  const value = part.text.slice(original.start, original.end);
  if (value.length > MAX_SELECTION || !/[\p{L}\p{N}]/u.test(value)) {
    throw new ZeefError('ZEEF_FIELD_INVALID', { field: 'selection' });
  }
  return placeIn(part, original, documentId, keys);
}

/** The place itself and where else in its message or ticket the same text stands and no mark is yet. */
export async function placesToRedact(
  place: TargetPlace,
  scope: ReviewScope,
  anchor: Opened,
  opened: ReadonlyMap<string, Opened>,
  { review }: Repositories,
): Promise<readonly TargetPlace[]> {
  const source = partOf(anchor, place);
  const value = source.text.slice(place.span.start, place.span.end);
  const { messages, subjectPartId, parts } = anchor.examined.document;
  const message = messages.map(partIds).find((ids) => ids.has(source.id));
  const near = parts.filter(({ id }) => message?.has(id) || id === subjectPartId);
  const places: TargetPlace[] = [place];
  for (const each of scope === 'ticket' ? opened.values() : [anchor]) {
    const { id } = each.document;
    const marked = await review.ofDocument(id);
    for (const part of scope === 'ticket' ? each.examined.document.parts : near) {
      const taken = marked.flatMap(({ partId, span }) => (partId === part.id && span ? [span] : []));
      const here = id === place.documentId && part.path === place.partPath ? [place.span] : [];
      for (const span of placesOf(part, value)) {
        if ([...taken, ...here].some((other) => other.start < span.end && span.start < other.end)) continue;
        places.push(placeIn(part, span, id, each.keys));
      }
    }
  }
  return places;
}

/** A mark whose ends move. */
interface Move<T> {
  readonly target: T;
  readonly span: Span;
  /** Something that was covered would stand in clear. */
  readonly uncovers: boolean;
}

/**
 * Moves the ends of the first mark by words, and of the others wherever the same text stands around them: another
 * form of a message breaks its lines elsewhere, but says the same.
 *
 * @throws ZeefError ZEEF_FIELD_INVALID when nothing would be left or nothing moves
 */
export function moveSpan<T extends TargetPlace>(
  targets: readonly T[],
  words: WordsMoved,
  opened: ReadonlyMap<string, Opened>,
): readonly Move<T>[] {
  const [first] = targets;
  const document = first && opened.get(first.documentId);
  if (!first || !document) throw new ZeefError('ZEEF_REVIEW_STALE');
  const { text } = partOf(document, first);
  const moved = movedByWords(text, first.span, words);
  if (!moved || (moved.start === first.span.start && moved.end === first.span.end)) {
    throw new ZeefError('ZEEF_FIELD_INVALID', { field: 'words' });
  }
  const value = text.slice(moved.start, moved.end);
  return targets.flatMap((target): Move<T>[] => {
    const holder = opened.get(target.documentId);
    if (!holder) return [];
    const span =
      target === first
        ? moved
        : placesOf(partOf(holder, target), value).find(
            ({ start, end }) => start < target.span.end && target.span.start < end,
          );
    if (!span) return [];
    return [{ target, span, uncovers: span.start > target.span.start || span.end < target.span.end }];
  });
}

function partOf({ examined }: Opened, { partPath }: TargetPlace): TextPart {
  const part = examined.document.parts.find(({ path }) => path === partPath);
  if (!part) throw new ZeefError('ZEEF_REVIEW_STALE');
  return part;
}

function placeIn(part: TextPart, span: Span, documentId: string, keys: Opened['keys']): TargetPlace {
  return { documentId, partPath: part.path, partTag: keys.tag(PART_TAG, part.text), span };
}
