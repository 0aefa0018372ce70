import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import { MailInput, WebhookEnvelope } from '../../pipeline/parse/body.ts';
import { TicketInput } from '../../pipeline/parse/ticket.ts';
import { bytesBody } from '../body.ts';
import type { AppDependencies } from '../dependencies.ts';

/** Standard Webhooks signs text, and ids may not hold its separator. */
const Headers = z.object({
  'webhook-id': z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^.\s]+$/),
  'webhook-timestamp': z.string().regex(/^\d{1,12}$/),
  'webhook-signature': z.string().min(1).max(2_000),
});

const Stored = z.object({ id: z.uuid(), duplicate: z.boolean() });

/** Signed webhooks (https://www.standardwebhooks.com, specification 1.0). The delivery id makes them idempotent. */
export const webhookRoutes =
  ({ receive, access, checkBody }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    bytesBody(app);
    app.post(
      '/v1/webhooks/:source',
      {
        config: { access: 'signature', documentedBody: z.union([TicketInput, MailInput, WebhookEnvelope]) },
        schema: {
          summary:
            'A ticket (JSON) or a mail (message/rfc822, or {"rfc822": base64}), signed by Standard Webhooks.',
          tags: ['intake'],
          consumes: ['application/json', 'message/rfc822'],
          params: z.object({ source: z.string().max(63) }),
          response: { 200: Stored, 202: Stored },
        },
      },
      async (request, reply) => {
        const { source } = request.params;
        const { tenantId, secret } = await access.sourceSecret(source);
        const body = request.body as Buffer;
        const deliveryId = verify(secret, body, request.headers);
        const isMail = request.headers['content-type']?.startsWith('message/rfc822');
        const { kind, raw = body } = isMail ? { kind: 'mail' as const } : await checkBody(body, 'webhook');
        const actor = `source:${source}`;
        const receipt = await receive({ tenantId, kind, door: 'webhook', source, actor, raw, deliveryId });
        // The sender may keep our answer: an id and nothing else.
        const answer = { id: receipt.documentId, duplicate: receipt.duplicate };
        return reply.code(receipt.duplicate ? 200 : 202).send(answer);
      },
    );
  };

/** Answers the delivery id. @throws ZeefError ZEEF_SIGNATURE_INVALID */
function verify(secret: string, body: Buffer, received: unknown): string {
  const headers = Headers.safeParse(received);
  if (!headers.success) {
    throw new ZeefError('ZEEF_SIGNATURE_INVALID', { field: String(headers.error.issues[0]?.path[0]) });
  }
  try {
    new Webhook(secret).verify(body, headers.data, { jsonParse: false });
  } catch {
    throw new ZeefError('ZEEF_SIGNATURE_INVALID', { field: 'webhook-signature' });
  }
  return headers.data['webhook-id'];
}
