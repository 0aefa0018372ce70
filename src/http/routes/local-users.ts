import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import { ROLES } from '../../model/permission.ts';
import type { DeskDependencies } from '../desk/dependencies.ts';

const Email = z.object({ email: z.string().max(200) });
const NewUser = Email.extend({ name: z.string().max(200), role: z.enum(ROLES) });

/** People of the review desk by the command line, over the Unix socket only: also the way back in. */
export const localUserRoutes =
  ({ accounts, accountLinks }: DeskDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { access: 'local' } as const;
    const find = async (tenantId: string, email: string) => {
      const account = await accounts.byEmail(tenantId, email);
      if (!account)
        throw new ZeefError('ZEEF_NOT_FOUND', { field: 'email', remedy: 'Nobody has this address.' });
      return account;
    };
    const link = async (tenantId: string, id: string, purpose: 'invite' | 'reset', actor: string) => ({
      path: `/desk/welcome/${await accountLinks.forAccount(tenantId, id, purpose, actor)}`,
    });

    app.get('/local/users', { config }, async ({ tenantId }) => ({ items: await accounts.list(tenantId) }));
    app.post('/local/users', { config, schema: { body: NewUser } }, async ({ tenantId, actor, body }) => {
      const { id } = await accounts.create(tenantId, body, actor);
      return link(tenantId, id, 'invite', actor);
    });
    app.post('/local/users/reset', { config, schema: { body: Email } }, async ({ tenantId, actor, body }) => {
      const { id, state } = await find(tenantId, body.email);
      if (state === 'disabled') await accounts.setDisabled(tenantId, id, false, actor);
      return link(tenantId, id, 'reset', actor);
    });
    app.post(
      '/local/users/disable',
      { config, schema: { body: Email } },
      async ({ tenantId, actor, body }) => {
        const { id } = await find(tenantId, body.email);
        await accounts.setDisabled(tenantId, id, true, actor);
        return { disabled: true };
      },
    );
  };
