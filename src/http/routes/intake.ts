import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import type { IntakeKind } from '../../model/document.ts';
import type { Door } from '../../model/intake.ts';
import { DOCUMENT_STATES } from '../../model/intake.ts';
import { readJson } from '../../pipeline/parse/body.ts';
import { TicketInput } from '../../pipeline/parse/ticket.ts';
import type { Intake, Receipt } from '../../usecases/receive.ts';
import { bytesBody } from '../body.ts';
import type { AppDependencies } from '../dependencies.ts';
import { Accepted, MessageList, MessageView, messageView, PageQuery } from '../schemas.ts';

/** Longest time a caller may ask us to wait for the outcome. */
const MAX_WAIT_SECONDS = 30;
const POLL_MS = 50;

const Headers = z.object({
  'idempotency-key': z.string().min(1).max(255).optional().describe('The same key is accepted once.'),
  prefer: z
    .string()
    .max(100)
    .optional()
    .describe('"wait=10" answers when processed, after 10 seconds at most.'),
});

/** What `zeef pipe` tells beside the mail: JSON in base64url, on the local socket only. */
const PIPE_HEADER = 'zeef-pipe';
/** RFC 5321 4.5.3.1.3: 256 octets; longer ones exist. */
const Address = z.string().max(1_000);
const PipeFacts = z.strictObject({
  sender: Address,
  recipients: z.array(Address.min(1)).max(1_000),
  takesBack: z.boolean(),
});

function pipeIntake(header: unknown): Pick<Intake, 'envelope' | 'takesBack'> {
  if (typeof header !== 'string') return {};
  const facts = PipeFacts.safeParse(readJson(Buffer.from(header, 'base64url')));
  if (!facts.success) throw new ZeefError('ZEEF_FIELD_INVALID', { field: PIPE_HEADER });
  const { takesBack, ...envelope } = facts.data;
  return { takesBack, ...(envelope.recipients.length > 0 && { envelope }) };
}

/** Mail and tickets in, and where each input stands. */
export const intakeRoutes =
  ({ receive, tickets, checkBody }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    bytesBody(app);

    const take = async (
      request: FastifyRequest,
      kind: IntakeKind,
      raw: Buffer,
      idempotencyKey: string | undefined,
    ) => {
      const door: Door = request.actor === 'cli' ? 'pipe' : 'api';
      const { tenantId, actor } = request;
      const pipe = door === 'pipe' && kind === 'mail' ? pipeIntake(request.headers[PIPE_HEADER]) : {};
      return receive({ ...pipe, tenantId, kind, door, source: door, actor, raw, deliveryId: idempotencyKey });
    };

    /** Answers once the document is final or the time the caller gave is over. */
    const outcome = async (tenantId: string, receipt: Receipt, prefer: string | undefined) => {
      const seconds = Math.min(Number(/\bwait=(\d{1,3})\b/.exec(prefer ?? '')?.[1] ?? 0), MAX_WAIT_SECONDS);
      const until = performance.now() + seconds * 1000;
      for (;;) {
        const document = await tickets.document(tenantId, receipt.documentId);
        const pending = !document || document.state === 'received' || document.state === 'processing';
        if (document && (!pending || performance.now() >= until)) {
          return { ...messageView(document), duplicate: receipt.duplicate };
        }
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    };

    app.post(
      '/v1/messages',
      {
        config: { access: 'key' },
        schema: {
          summary: 'Hand in a raw mail (message/rfc822). Answered once it is durably stored.',
          tags: ['intake'],
          consumes: ['message/rfc822'],
          headers: Headers,
          response: { 200: Accepted, 202: Accepted },
        },
      },
      async (request, reply) => {
        const raw = request.body as Buffer;
        const receipt = await take(request, 'mail', raw, request.headers['idempotency-key']);
        return reply
          .code(receipt.duplicate ? 200 : 202)
          .send(await outcome(request.tenantId, receipt, request.headers.prefer));
      },
    );

    app.post(
      '/v1/tickets',
      {
        config: { access: 'key', documentedBody: TicketInput },
        schema: {
          summary: 'Hand in a ticket as JSON. The same id again adds its new messages to the same ticket.',
          tags: ['intake'],
          consumes: ['application/json'],
          headers: Headers,
          response: { 200: Accepted, 202: Accepted },
        },
      },
      async (request, reply) => {
        const raw = request.body as Buffer;
        await checkBody(raw, 'ticket');
        const receipt = await take(request, 'ticket', raw, request.headers['idempotency-key']);
        return reply
          .code(receipt.duplicate ? 200 : 202)
          .send(await outcome(request.tenantId, receipt, request.headers.prefer));
      },
    );

    app.get(
      '/v1/messages',
      {
        config: { access: 'key' },
        schema: {
          summary: 'Where every input stands, newest first.',
          tags: ['intake'],
          querystring: PageQuery.extend({ state: z.enum(DOCUMENT_STATES).optional() }),
          response: { 200: MessageList },
        },
      },
      async ({ tenantId, query }) => {
        const { after, limit, state } = query;
        const page = await tickets.documents(tenantId, { after, limit, ...(state && { state }) });
        return { items: page.items.map(messageView), next: page.next };
      },
    );

    app.get(
      '/v1/messages/:id',
      {
        config: { access: 'key' },
        schema: {
          summary: 'Where one input stands, and its ticket once there is one.',
          tags: ['intake'],
          params: z.object({ id: z.uuid() }),
          response: { 200: MessageView },
        },
      },
      async ({ tenantId, params }) => {
        const document = await tickets.document(tenantId, params.id);
        if (!document) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        return messageView(document);
      },
    );
  };
