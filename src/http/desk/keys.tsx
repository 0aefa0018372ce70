import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import { KeysPage, type KeysProps } from '../../ui/pages/keys.tsx';
import type { DeskDependencies } from './dependencies.ts';
import { firstTicketCommand } from './first-ticket.ts';
import { addressOf } from './origin.ts';

const Name = z.object({ name: z.string().trim().min(1).max(100) });

/** Keys of the API, and senders of signed webhooks. */
export const keyRoutes =
  (dependencies: DeskDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const { access } = dependencies;
    const keyConfig = { permission: 'key.manage' } as const;
    const sourceConfig = { permission: 'source.manage' } as const;

    const show = async (
      { tenantId }: FastifyRequest,
      reply: FastifyReply,
      more: Pick<KeysProps, 'fresh' | 'sourceProblem'> = {},
      status = 200,
    ) => {
      const keys = await access.listKeys(tenantId);
      const sources = await access.listSources(tenantId);
      const content = <KeysPage keys={keys} sources={sources} {...more} />;
      return reply.page(content, { title: reply.t('keys.title'), status });
    };

    app.get('/users/keys', { config: keyConfig }, (request, reply) => show(request, reply));

    app.post('/users/keys', { config: keyConfig, schema: { body: Name } }, async (request, reply) => {
      const { key } = await access.createKey(request.tenantId, request.body.name, request.actor);
      const command = firstTicketCommand(addressOf(request, dependencies), key);
      return show(request, reply, { fresh: { kind: 'key', secret: key, command } });
    });

    app.post(
      '/users/keys/:id/revoke',
      { config: keyConfig, schema: { params: z.object({ id: z.uuid() }) } },
      async ({ tenantId, actor, params }, reply) => {
        const revoked = await access.revokeKey(tenantId, params.id, actor);
        if (!revoked) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        return reply.redirect('/desk/users/keys', 303);
      },
    );

    app.post('/users/sources', { config: sourceConfig, schema: { body: Name } }, async (request, reply) => {
      const { tenantId, actor, body } = request;
      try {
        const { secret } = await access.createSource(tenantId, body.name, actor);
        const url = `${addressOf(request, dependencies)}/v1/webhooks/${body.name}`;
        return await show(request, reply, { fresh: { kind: 'source', secret, url } });
      } catch (error) {
        if (!(error instanceof ZeefError) || error.code !== 'ZEEF_FIELD_INVALID') throw error;
        return show(request, reply, { sourceProblem: true }, 422);
      }
    });
  };
