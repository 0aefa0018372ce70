import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ENTITIES } from '../../../detectors/contract.ts';
import { type ErrorCode, ZeefError } from '../../errors.ts';
import { REVIEW_REASONS } from '../../model/review.ts';
import { queryOf, viewOf } from '../../ui/inbox-filter.ts';
import type { MessageKey } from '../../ui/messages/catalogue.ts';
import { OriginalPage } from '../../ui/pages/ticket/original.tsx';
import { Panel, Revealed } from '../../ui/pages/ticket/panel.tsx';
import { type TicketProps, ticketHref } from '../../ui/pages/ticket/props.tsx';
import { TicketReviewView } from '../../ui/pages/ticket/ticket.tsx';
import type { DecisionRequest } from '../../usecases/review/decide.ts';
import { MAX_WORDS } from '../../usecases/review/places.ts';
import {
  marksInOrder,
  nextOpen,
  type ReviewMark,
  type TicketReview,
} from '../../usecases/review/ticket-review.ts';
import type { DeskDependencies } from './dependencies.ts';
import { nextHref } from './inbox.tsx';
import { FRAME_POLICY, mailFrame } from './mail-frame.ts';
import { reviewerOf } from './reviewer.ts';

const Id = z.object({ id: z.uuid() });
const blank = z.literal('').transform(() => undefined);
const optional = <T extends z.ZodType>(type: T) => z.union([blank, type]).optional();
const words = z.coerce.number().int().min(-MAX_WORDS).max(MAX_WORDS).catch(0);
const offset = optional(z.coerce.number().int().min(0));
/** What forms hand on. */
const Carried = { filter: z.string().max(500).catch(''), view: z.string().max(10).optional() };

const Decision = z.object({
  ...Carried,
  action: z.enum(['accept', 'keep', 'kind', 'span', 'redact']),
  mark: optional(z.uuid()),
  scope: z.enum(['ticket']).optional().catch(undefined),
  reason: optional(z.enum(REVIEW_REASONS)),
  entity: optional(z.enum(ENTITIES)),
  left: words,
  right: words,
  documentId: optional(z.uuid()),
  partId: optional(z.string().max(20)),
  start: offset,
  end: offset,
  text: z.string().max(200).catch(''),
});

/** What went wrong, in words for whoever decided. */
const ERRORS: Readonly<Partial<Record<ErrorCode, MessageKey>>> = {
  ZEEF_REVIEW_STALE: 'ticket.errorStale',
  ZEEF_NOT_FOUND: 'ticket.errorStale',
  ZEEF_ORIGINAL_GONE: 'ticket.errorGone',
  ZEEF_REVIEW_UNVERIFIED: 'ticket.errorUnverified',
  ZEEF_OFFICER_NEEDED: 'ticket.errorOfficer',
  ZEEF_FIELD_INVALID: 'ticket.errorOther',
};

interface Shown {
  readonly mark?: string | undefined;
  /** The next open mark from this place on is selected. */
  readonly from?: number;
  readonly filter: string;
  readonly side: boolean;
  readonly message?: TicketProps['message'];
  readonly revealed?: string;
  readonly status?: number;
}

/** A ticket under review, and what may be done to it. */
export const ticketRoutes =
  ({ inbox, review, reveal, proposals, ticketReview, tickets }: DeskDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const read = { permission: 'ticket.read' } as const;
    const write = { permission: 'ticket.review' } as const;

    const ticketOf = async (request: FastifyRequest<{ Params: { id: string } }>): Promise<TicketReview> => {
      const ticket = await ticketReview(request.tenantId, request.params.id);
      if (!ticket) throw new ZeefError('ZEEF_NOT_FOUND');
      return ticket;
    };

    const propsOf = (
      ticket: TicketReview,
      { mark, from, filter, side, message, revealed }: Shown,
    ): TicketProps => {
      const marks = marksInOrder(ticket);
      const selected = marks.find(({ id }) => id === mark) ?? nextOpen(marks, from ?? 0);
      const open = marks.filter(({ what, state }) => what === 'removed' && state === 'open').length;
      return { ticket, selected, side, filter, open, message, revealed };
    };

    /** The whole page, or what htmx puts in place of what was there. */
    const show = async (
      request: FastifyRequest<{ Params: { id: string } }>,
      reply: FastifyReply,
      shown: Shown,
    ): Promise<FastifyReply> => {
      const ticket = await ticketOf(request);
      const view = <TicketReviewView {...propsOf(ticket, shown)} />;
      if (request.headers['hx-request'] === 'true') return reply.fragment(view, shown.status);
      const title = ticket.subject?.text.trim() || reply.t('ticket.noSubject');
      return reply.page(view, { title, modules: ['review'], status: shown.status ?? 200 });
    };

    const shownBy = ({ url }: FastifyRequest): Shown => {
      const query = new URLSearchParams(url.split('?', 2)[1] ?? '');
      const side = query.get('view') === 'side';
      return { mark: query.get('mark') ?? undefined, side, filter: queryOf(viewOf(query.toString())) };
    };
    const carried = ({ filter, view }: { filter: string; view?: string | undefined }): Shown => ({
      filter: queryOf(viewOf(filter)),
      side: view === 'side',
    });

    app.get('/tickets/:id', { config: read, schema: { params: Id } }, (request, reply) =>
      show(request, reply, shownBy(request)),
    );

    app.get('/tickets/:id/panel', { config: read, schema: { params: Id } }, async (request, reply) =>
      reply.fragment(<Panel {...propsOf(await ticketOf(request), shownBy(request))} />),
    );

    /** Does something to a ticket and shows it again; what is refused is said above it. */
    const act = async (
      request: FastifyRequest<{ Params: { id: string } }>,
      reply: FastifyReply,
      shown: Shown,
      work: () => Promise<Partial<Shown>>,
    ): Promise<FastifyReply> => {
      try {
        const done = { ...shown, ...(await work()) };
        if (request.headers['hx-request'] === 'true' || done.message) return await show(request, reply, done);
        // So that loading the page again does not decide again.
        const props = propsOf(await ticketOf(request), done);
        const mark = props.selected && { mark: props.selected.id };
        return reply.redirect(ticketHref(props, mark), 303);
      } catch (error) {
        const key = error instanceof ZeefError ? ERRORS[error.code] : undefined;
        if (!(error instanceof ZeefError) || key === undefined) throw error;
        const message = { kind: 'error', text: reply.t(key) } as const;
        return show(request, reply, { ...shown, message, status: error.status });
      }
    };

    app.post(
      '/tickets/:id/decide',
      { config: write, schema: { params: Id, body: Decision } },
      async (request, reply) => {
        const { body, tenantId } = request;
        const before = await ticketOf(request);
        const marks = marksInOrder(before);
        const at = marks.findIndex(({ id }) => id === body.mark);
        const shown = { ...carried(body), mark: body.mark };
        return act(request, reply, shown, async () => {
          const decision = decisionOf(body, before);
          if (!decision) {
            return { message: { kind: 'error', text: reply.t('ticket.missedNotFound') }, status: 422 };
          }
          await review.decide(tenantId, reviewerOf(request), decision);
          const after = await ticketOf(request);
          return { mark: undefined, from: placeAfter(marks[at], at, after) };
        });
      },
    );

    app.post(
      '/tickets/:id/undo',
      { config: write, schema: { params: Id, body: z.object({ ...Carried, decision: z.uuid() }) } },
      async (request, reply) => {
        const { body, tenantId } = request;
        return act(request, reply, carried(body), async () => {
          await review.undo(tenantId, reviewerOf(request), body.decision);
          return { message: { kind: 'done', text: reply.t('ticket.undone') } };
        });
      },
    );

    app.post(
      '/tickets/:id/approve',
      { config: write, schema: { params: Id, body: z.object({ filter: Carried.filter }) } },
      async (request, reply) => {
        const { tenantId, params, body } = request;
        await inbox.approve(tenantId, reviewerOf(request), params.id);
        return reply.redirect(await nextHref(tenantId, viewOf(body.filter), inbox), 303);
      },
    );

    app.post(
      '/tickets/:id/propose',
      { config: write, schema: { params: Id, body: z.object({ ...Carried, mark: z.uuid() }) } },
      async (request, reply) => {
        const { body, tenantId } = request;
        return act(request, reply, { ...carried(body), mark: body.mark }, async () => {
          const mark = marksInOrder(await ticketOf(request)).find(({ id }) => id === body.mark);
          if (!mark) throw new ZeefError('ZEEF_NOT_FOUND');
          const { documentId, entity } = mark;
          const { effect } = await proposals.propose(
            tenantId,
            reviewerOf(request),
            mark.what === 'removed'
              ? { kind: 'keep', redactionId: mark.id }
              : { kind: 'remove', documentId, entity },
          );
          return { message: { kind: 'info', text: reply.t('ticket.proposed', { ...effect }) } };
        });
      },
    );

    app.post(
      '/tickets/:id/reveal',
      {
        config: { permission: 'value.reveal' },
        schema: { params: Id, body: z.object({ ...Carried, mark: z.uuid() }) },
      },
      async (request, reply) => {
        const { body, tenantId } = request;
        const revealed = await reveal.value(tenantId, reviewerOf(request), body.mark);
        const value = revealed.state === 'shown' ? revealed.content : undefined;
        if (request.headers['hx-request'] === 'true') return reply.fragment(<Revealed value={value} />);
        const shown = { ...carried(body), mark: body.mark };
        if (value !== undefined) return show(request, reply, { ...shown, revealed: value });
        const message = { kind: 'info', text: reply.t('ticket.revealWaiting') } as const;
        return show(request, reply, { ...shown, message });
      },
    );

    app.post(
      '/tickets/:id/original',
      {
        config: { permission: 'value.reveal' },
        schema: { params: Id, body: z.object({ documentId: z.uuid() }) },
      },
      async (request, reply) => {
        const { tenantId, params, body } = request;
        const document = await tickets.document(tenantId, body.documentId);
        if (document?.ticketId !== params.id) throw new ZeefError('ZEEF_NOT_FOUND');
        const revealed = await reveal.original(tenantId, reviewerOf(request), body.documentId);
        const text = revealed.state === 'shown' ? Buffer.from(revealed.content).toString('utf8') : undefined;
        return reply.page(<OriginalPage ticketId={params.id} text={text} />, {
          title: reply.t('ticket.originalTitle'),
        });
      },
    );

    app.get(
      '/tickets/:id/mail/:entryId',
      { config: read, schema: { params: Id.extend({ entryId: z.uuid() }) } },
      async ({ tenantId, params }, reply) => {
        const ticket = await tickets.get(tenantId, params.id);
        const entry = ticket?.entries.find(({ id }) => id === params.entryId);
        if (!entry?.html) throw new ZeefError('ZEEF_NOT_FOUND');
        const { partId, content } = entry.html;
        const page = await tickets.redactions(tenantId, params.id, { after: undefined, limit: 200 });
        const own = (page?.items ?? []).filter((each) => each.entryId === entry.id && each.partId === partId);
        return reply
          .header('content-security-policy', FRAME_POLICY)
          .header('x-frame-options', 'SAMEORIGIN')
          .type('text/html; charset=utf-8')
          .send(mailFrame(content, own, ticket?.language ?? 'nl'));
      },
    );
  };

/** What the fields say; `undefined` when the text to remove is not there. */
function decisionOf(body: z.output<typeof Decision>, ticket: TicketReview): DecisionRequest | undefined {
  const { action, mark, scope, reason, entity, left, right, documentId, partId, start, end, text } = body;
  const common = { scope, reason };
  if (action === 'redact') {
    const isPlaced =
      documentId !== undefined &&
      partId !== undefined &&
      start !== undefined &&
      end !== undefined &&
      start < end;
    const selection = isPlaced ? { documentId, partId, span: { start, end } } : placeOf(text, ticket);
    return selection && { ...common, action, selection, entity };
  }
  if (mark === undefined) throw new ZeefError('ZEEF_FIELD_INVALID', { field: 'mark' });
  if (action === 'kind') {
    if (entity === undefined) throw new ZeefError('ZEEF_FIELD_INVALID', { field: 'entity' });
    return { ...common, action, redactionId: mark, entity };
  }
  if (action === 'span') return { ...common, action, redactionId: mark, words: { left, right } };
  return { ...common, action, redactionId: mark };
}

/** Where a text stands first in the conversation, outside of marks. */
function placeOf(text: string, { subject, entries }: TicketReview) {
  const wanted = text.trim();
  if (wanted === '') return undefined;
  for (const part of [...entries.map((entry) => entry.text), subject]) {
    if (!part) continue;
    const start = part.text.indexOf(wanted);
    if (start < 0) continue;
    return { documentId: part.documentId, partId: part.partId, span: { start, end: start + wanted.length } };
  }
  return undefined;
}

/** Index from which to go on: behind the mark that was decided, which may have gone or have another id by now. */
function placeAfter(decided: ReviewMark | undefined, at: number, after: TicketReview): number {
  if (!decided) return 0;
  const marks = marksInOrder(after);
  const same = marks.findIndex(
    ({ documentId, partId, place, what }) =>
      documentId === decided.documentId &&
      partId === decided.partId &&
      place === decided.place &&
      what === decided.what,
  );
  return same < 0 ? at : same + 1;
}
