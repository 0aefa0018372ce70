import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import { ROLES } from '../../model/permission.ts';
import { UserPage } from '../../ui/pages/user.tsx';
import { type FreshLink, UsersPage, type UsersProps } from '../../ui/pages/users.tsx';
import type { DeskDependencies } from './dependencies.ts';
import { addressOf } from './origin.ts';

const Params = z.object({ id: z.uuid() });
const Text = z.string().max(1_000).catch('');
const Invitation = z.object({ name: Text, email: Text, role: z.enum(ROLES) });

/** Who may come in: invite, change a role, a new way in, keep out. */
export const userRoutes =
  (dependencies: DeskDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const { accounts, accountLinks, sessions } = dependencies;
    const config = { permission: 'user.manage' } as const;

    const showAll = async (
      { tenantId }: FastifyRequest,
      reply: FastifyReply,
      more: Omit<UsersProps, 'accounts'> = {},
      status = 200,
    ) => {
      const content = <UsersPage accounts={await accounts.list(tenantId)} {...more} />;
      return reply.page(content, { title: reply.t('users.title'), status });
    };
    const showOne = async (request: FastifyRequest, reply: FastifyReply, id: string, link?: FreshLink) => {
      const account = await accounts.get(request.tenantId, id);
      if (!account) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
      const open = await sessions.list(request.tenantId, id);
      const content = <UserPage account={account} openSessions={open.length} link={link} />;
      return reply.page(content, { title: account.name });
    };
    const linkFor = async (
      request: FastifyRequest,
      account: { readonly id: string; readonly name: string },
      purpose: FreshLink['purpose'],
    ): Promise<FreshLink> => {
      const { tenantId, actor } = request;
      const token = await accountLinks.forAccount(tenantId, account.id, purpose, actor);
      const url = `${addressOf(request, dependencies)}/desk/welcome/${token}`;
      return { url, name: account.name, purpose };
    };

    app.get('/users', { config }, (request, reply) => showAll(request, reply));

    app.post('/users', { config, schema: { body: Invitation } }, async (request, reply) => {
      const { tenantId, actor, body } = request;
      try {
        const account = await accounts.create(tenantId, body, actor);
        return await showAll(request, reply, { link: await linkFor(request, account, 'invite') });
      } catch (error) {
        if (!(error instanceof ZeefError) || error.code !== 'ZEEF_FIELD_INVALID') throw error;
        const problem = error.field === 'name' ? 'name' : 'email';
        return showAll(request, reply, { given: body, problem }, 422);
      }
    });

    app.get('/users/:id', { config, schema: { params: Params } }, (request, reply) =>
      showOne(request, reply, request.params.id),
    );

    app.post('/users/:id/link', { config, schema: { params: Params } }, async (request, reply) => {
      const { id } = request.params;
      const account = await accounts.get(request.tenantId, id);
      if (!account || account.state === 'disabled') throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
      const purpose = account.state === 'invited' ? 'invite' : 'reset';
      return showOne(request, reply, id, await linkFor(request, account, purpose));
    });

    app.post(
      '/users/:id/role',
      { config, schema: { params: Params, body: z.object({ role: z.enum(ROLES) }) } },
      async ({ tenantId, actor, params, body }, reply) => {
        await accounts.setRole(tenantId, params.id, body.role, actor);
        return reply.redirect(`/desk/users/${params.id}`, 303);
      },
    );

    app.post(
      '/users/:id/state',
      { config, schema: { params: Params, body: z.object({ disabled: z.enum(['yes', 'no']) }) } },
      async ({ tenantId, actor, params, body }, reply) => {
        await accounts.setDisabled(tenantId, params.id, body.disabled === 'yes', actor);
        return reply.redirect(`/desk/users/${params.id}`, 303);
      },
    );

    app.post(
      '/users/:id/sign-out',
      { config, schema: { params: Params } },
      async ({ tenantId, actor, params }, reply) => {
        await sessions.endAll(tenantId, params.id, actor);
        return reply.redirect(`/desk/users/${params.id}`, 303);
      },
    );
  };
