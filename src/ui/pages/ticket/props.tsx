import type { ReviewMark, TicketReview } from '../../../usecases/review/ticket-review.ts';

export interface TicketProps {
  readonly ticket: TicketReview;
  /** The mark whose panel is shown. */
  readonly selected: ReviewMark | undefined;
  /** Two columns: as it came with values covered, and as it is shown. */
  readonly side: boolean;
  /** The inbox that this was opened from, as a query. */
  readonly filter: string;
  /** Marks that nobody looked at yet. */
  readonly open: number;
  readonly message: { readonly kind: 'done' | 'error' | 'info'; readonly text: string } | undefined;
  /** A value that the viewer asked to see, of the selected mark. */
  readonly revealed: string | undefined;
}

/** Address of a ticket with what is to stay as it is. */
export function ticketHref(
  { ticket, side, filter }: Pick<TicketProps, 'ticket' | 'side' | 'filter'>,
  change: { readonly mark?: string; readonly side?: boolean } = {},
): string {
  const query = new URLSearchParams(filter);
  if (change.side ?? side) query.set('view', 'side');
  if (change.mark !== undefined) query.set('mark', change.mark);
  const text = query.toString();
  return `/desk/tickets/${ticket.id}${text && `?${text}`}`;
}

/** What every form on the page hands on, so that the answer looks like the page. */
export function Carried({ side, filter }: Pick<TicketProps, 'side' | 'filter'>) {
  return (
    <>
      <input type="hidden" name="filter" value={filter} />
      {side && <input type="hidden" name="view" value="side" />}
    </>
  );
}
