import type { Span } from '../../../detectors/contract.ts';
import type { InboxItem } from '../../model/inbox.ts';
import type { StoredRedaction } from '../../model/redaction.ts';
import { REVIEW_RULE, type ReviewDecision } from '../../model/review.ts';
import type { KeptPlace } from '../../ports/review.ts';
import type { Store } from '../../ports/store.ts';
import type { Tickets, TicketView } from '../tickets.ts';
import { placer, textView } from './text-view.ts';

/** Marks of one page; a ticket with more is read in the API. */
const MAX_MARKS = 2_000;
const REDACTIONS_A_TIME = 200;
const MAX_DECISIONS = 50;

type Shared =
  | 'id'
  | 'documentId'
  | 'partId'
  | 'entity'
  | 'detectorId'
  | 'confidence'
  | 'evidence'
  | 'ruleId'
  | 'reason'
  | 'whose'
  | 'asked';

/** A place in a text where something was removed, or kept. */
export interface ReviewMark extends Pick<StoredRedaction, Shared> {
  readonly what: 'removed' | 'kept';
  /** In the text as it is shown. */
  readonly span: Span;
  /** Characters of what was removed. */
  readonly length: number | undefined;
  /** `open`: nobody looked yet; `accepted`: somebody found it right; `decided`: somebody made it so. */
  readonly state: 'open' | 'accepted' | 'decided';
  /** Whether it can be acted upon: its place in the original is known. */
  readonly hasPlace: boolean;
  /** Place in the original, which stays when the text before it changes: orders marks over revisions. */
  readonly place: number;
}

/** A text of a ticket with its marks in order. */
export interface ReviewText {
  readonly partId: string;
  readonly documentId: string;
  readonly text: string;
  readonly marks: readonly ReviewMark[];
}

export interface ReviewEntry extends Omit<TicketView['entries'][number], 'text' | 'html'> {
  /** What a person reads: the plain text, or what the HTML reads as. */
  readonly text: ReviewText | undefined;
  /** It has a form with layout. */
  readonly hasHtml: boolean;
}

/** A ticket for whoever reviews it. */
export interface TicketReview extends Omit<TicketView, 'subject' | 'entries'> {
  readonly subject: ReviewText | undefined;
  readonly entries: readonly ReviewEntry[];
  /** Removed where a reader does not see it (headers, attributes, attached files) and nowhere that one does. */
  readonly elsewhere: readonly ReviewMark[];
  /** Newest first. */
  readonly decisions: readonly ReviewDecision[];
  /** Why it needs a person. */
  readonly item: InboxItem | undefined;
}

/** Reads a ticket for review. `undefined` when there is none. */
export type ReadTicketReview = (tenantId: string, ticketId: string) => Promise<TicketReview | undefined>;

export function ticketReviewReader(store: Store, tickets: Tickets): ReadTicketReview {
  return async (tenantId, ticketId) => {
    const ticket = await tickets.get(tenantId, ticketId);
    if (!ticket) return undefined;
    const redactions = await allRedactions(tickets, tenantId, ticketId);
    const { kept, decisions, item, judged } = await store.transaction(tenantId, async ({ review, inbox }) => {
      const judgedPlaces = new Set<string>();
      for (const documentId of await review.documents(ticketId)) {
        for (const { partPath, span } of await review.overrides(documentId)) {
          judgedPlaces.add(placeKey(documentId, partPath, span));
        }
      }
      return {
        kept: await review.kept(ticketId, MAX_MARKS),
        decisions: (await review.decisions(ticketId, { after: undefined, limit: MAX_DECISIONS })).items,
        item: await inbox.get(ticketId),
        judged: judgedPlaces,
      };
    });
    return reviewOf(ticket, redactions, kept, { decisions, item, judged });
  };
}

async function allRedactions(
  tickets: Tickets,
  tenantId: string,
  ticketId: string,
): Promise<readonly StoredRedaction[]> {
  const all: StoredRedaction[] = [];
  let after: string | undefined;
  do {
    const page = await tickets.redactions(tenantId, ticketId, { after, limit: REDACTIONS_A_TIME });
    all.push(...(page?.items ?? []));
    after = page?.next;
  } while (after !== undefined && all.length < MAX_MARKS);
  return all;
}

function placeKey(documentId: string, partPath: string, { start, end }: Span): string {
  return `${documentId} ${partPath} ${start} ${end}`;
}

interface Known {
  readonly decisions: readonly ReviewDecision[];
  readonly item: InboxItem | undefined;
  /** Keys of places that somebody judged. */
  readonly judged: ReadonlySet<string>;
}

function reviewOf(
  ticket: TicketView,
  redactions: readonly StoredRedaction[],
  kept: readonly KeptPlace[],
  { decisions, item, judged }: Known,
): TicketReview {
  const seen = new Set<string>();
  const removedMark = (redaction: StoredRedaction, span: Span): ReviewMark => {
    const { documentId, partPath, span: place, ruleId } = redaction;
    const isJudged = place && judged.has(placeKey(documentId, partPath, place));
    return {
      ...shared(redaction),
      what: 'removed',
      span,
      length: place && place.end - place.start,
      state: ruleId === REVIEW_RULE ? 'decided' : isJudged ? 'accepted' : 'open',
      hasPlace: place !== undefined,
      place: place?.start ?? 0,
    };
  };
  const view = (
    part: { readonly partId: string; readonly content: string } | undefined,
    kind: 'plain' | 'html',
    documentId: string,
    entryId: string | undefined,
  ): ReviewText | undefined => {
    if (!part) return undefined;
    const own = redactions.filter((each) => each.documentId === documentId && each.entryId === entryId);
    const { partId, text, marks } = textView(part, kind, own);
    for (const { redaction } of marks) seen.add(`${entryId} ${redaction.entity} ${redaction.valueTag}`);
    const removed = marks.map(({ redaction, span }) => removedMark(redaction, span));
    const keptHere = kept.filter(
      (each) => each.partId === partId && each.entryId === entryId && each.documentId === documentId,
    );
    const placeOf = keptHere.length > 0 ? placer(part.content, kind) : undefined;
    const stay = keptHere.flatMap((each): ReviewMark[] => {
      const spans = each.spans.flatMap((span) => placeOf?.(span) ?? []);
      const [first] = spans;
      const last = spans.at(-1);
      if (!first || !last || last.end > text.length) return [];
      const span = { start: first.start, end: last.end };
      const state = each.ruleId === REVIEW_RULE ? 'decided' : 'open';
      return [
        { ...shared(each), what: 'kept', span, length: undefined, state, hasPlace: true, place: span.start },
      ];
    });
    return { partId, documentId, text, marks: withoutOverlaps([...removed, ...stay]) };
  };

  const [first] = ticket.entries;
  const subjectDocument = ticket.documentId ?? first?.documentId ?? '';
  const subject = view(ticket.subject, 'plain', subjectDocument, undefined);
  const entries = ticket.entries.map(({ text, html, ...entry }) => ({
    ...entry,
    text: text
      ? view(text, 'plain', entry.documentId, entry.id)
      : view(html, 'html', entry.documentId, entry.id),
    hasHtml: html !== undefined,
  }));
  const shown = new Set(
    [subject, ...entries.map(({ text }) => text)].flatMap((text) => text?.marks.map(({ id }) => id) ?? []),
  );
  const elsewhere: ReviewMark[] = [];
  for (const redaction of redactions) {
    const key = `${redaction.entryId} ${redaction.entity} ${redaction.valueTag}`;
    if (shown.has(redaction.id) || seen.has(key)) continue;
    seen.add(key);
    elsewhere.push(removedMark(redaction, { start: 0, end: 0 }));
  }
  return { ...ticket, subject, entries, elsewhere, decisions, item };
}

function shared(mark: Pick<StoredRedaction, Shared>): Pick<StoredRedaction, Shared> {
  const { id, documentId, partId, entity, detectorId, confidence, evidence, ruleId, reason, whose, asked } =
    mark;
  return { id, documentId, partId, entity, detectorId, confidence, evidence, ruleId, reason, whose, asked };
}

/** In order; of two that overlap (a kept address around a removed name) the earlier one. */
function withoutOverlaps(marks: readonly ReviewMark[]): readonly ReviewMark[] {
  const sorted = [...marks].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let end = 0;
  return sorted.filter(({ span }) => {
    if (span.start < end || span.end <= span.start) return false;
    end = span.end;
    return true;
  });
}

/** All marks that can be acted upon, in reading order. */
export function marksInOrder({ subject, entries, elsewhere }: TicketReview): readonly ReviewMark[] {
  const texts = [subject, ...entries.map(({ text }) => text)];
  return [...texts.flatMap((text) => text?.marks ?? []), ...elsewhere];
}

/** The first mark from this one on that nobody looked at yet, or the first of all such. */
export function nextOpen(marks: readonly ReviewMark[], from: number): ReviewMark | undefined {
  const isOpen = ({ what, state }: ReviewMark) => what === 'removed' && state === 'open';
  return marks.slice(from).find(isOpen) ?? marks.find(isOpen);
}
