import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import type { AppDependencies } from '../dependencies.ts';

/** Mail servers wait longer than this for a filter; one that is given up on is asked again later. */
const MAX_WAIT_MS = 60_000;
const POLL_MS = 20;

const Name = z.object({ name: z.string().trim().min(1).max(100) });

/** What the command line asks of the running service, over the Unix socket only. */
export const localRoutes =
  ({ access, output }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { access: 'local' } as const;

    app.get('/local/keys', { config }, async ({ tenantId }) => ({ items: await access.listKeys(tenantId) }));
    app.post('/local/keys', { config, schema: { body: Name } }, ({ tenantId, actor, body }) =>
      access.createKey(tenantId, body.name, actor),
    );
    app.delete(
      '/local/keys/:id',
      { config, schema: { params: z.object({ id: z.uuid() }) } },
      async (request) => {
        const revoked = await access.revokeKey(request.tenantId, request.params.id, request.actor);
        if (!revoked) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        return { revoked };
      },
    );

    app.get(
      '/local/messages/:id/mail',
      { config, schema: { params: z.object({ id: z.uuid() }) } },
      async ({ tenantId, params }, reply) => {
        const until = performance.now() + MAX_WAIT_MS;
        for (;;) {
          const found = await output(tenantId, params.id);
          if (!found) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
          const { document, mail } = found;
          if (mail && !document.needsReview) return reply.type('message/rfc822').send(Buffer.from(mail));
          const pending = document.state === 'received' || document.state === 'processing';
          if (!pending || performance.now() >= until) throw new ZeefError('ZEEF_NOT_SANITISED');
          await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        }
      },
    );

    app.get('/local/sources', { config }, async ({ tenantId }) => ({
      items: await access.listSources(tenantId),
    }));
    app.post('/local/sources', { config, schema: { body: Name } }, ({ tenantId, actor, body }) =>
      access.createSource(tenantId, body.name, actor),
    );
  };
