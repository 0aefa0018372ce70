import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import type { Visitor } from '../../model/visitor.ts';
import { ProfilePage, type ProfileProps } from '../../ui/pages/profile.tsx';
import type { DeskDependencies } from './dependencies.ts';

const Text = z.string().max(1_000).catch('');

type More = Pick<ProfileProps, 'done' | 'passwordProblem' | 'factorProblem'>;

/** Somebody's own account: name, password, sign-ins. */
export const profileRoutes =
  (dependencies: DeskDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const { accounts, credentials, secondFactor, sessions } = dependencies;
    const config = { permission: 'signed-in' } as const;

    const show = async (request: FastifyRequest, reply: FastifyReply, more: More = {}, status = 200) => {
      const { tenantId, userId } = visitorOf(request);
      const account = await accounts.get(tenantId, userId);
      if (!account) throw new ZeefError('ZEEF_NOT_FOUND');
      const content = (
        <ProfilePage
          account={account}
          signIns={await sessions.signIns(tenantId, userId)}
          recoveryCodesLeft={await secondFactor.recoveryCodesLeft(tenantId, userId)}
          {...more}
        />
      );
      return reply.page(content, { title: reply.t('profile.title'), status });
    };

    app.get('/profile', { config }, (request, reply) => show(request, reply));

    app.post(
      '/profile/name',
      { config, schema: { body: z.object({ name: Text }) } },
      async (request, reply) => {
        const { tenantId, userId } = visitorOf(request);
        await accounts.rename(tenantId, userId, request.body.name);
        return show(request, reply, { done: 'name' });
      },
    );

    app.post(
      '/profile/password',
      { config, schema: { body: z.object({ present: Text, password: Text, repeated: Text }) } },
      async (request, reply) => {
        const { tenantId, userId, sessionId } = visitorOf(request);
        const { present, password, repeated } = request.body;
        const again = (passwordProblem: ProfileProps['passwordProblem']) =>
          show(request, reply, { passwordProblem }, 422);
        if (!(await credentials.confirm(tenantId, userId, present))) return again('wrong');
        if (password !== repeated) return again('not-repeated');
        const fault = await credentials.changePassword(tenantId, userId, password, sessionId);
        return fault ? again(fault) : show(request, reply, { done: 'password' });
      },
    );

    app.post(
      '/profile/second-factor/end',
      { config, schema: { body: z.object({ present: Text }) } },
      async (request, reply) => {
        const { tenantId, userId } = visitorOf(request);
        if (!(await credentials.confirm(tenantId, userId, request.body.present))) {
          return show(request, reply, { factorProblem: true }, 422);
        }
        await secondFactor.end(tenantId, userId, request.actor);
        return show(request, reply, { done: 'factor-ended' });
      },
    );

    app.post('/profile/sign-out', { config }, async (request, reply) => {
      const { tenantId, userId, sessionId } = visitorOf(request);
      await sessions.endAll(tenantId, userId, request.actor, sessionId);
      return show(request, reply, { done: 'signed-out' });
    });
  };

/** Who is signed in, on a route that asks for it. */
export function visitorOf({ visitor }: FastifyRequest): Visitor {
  if (!visitor) throw new ZeefError('ZEEF_SIGNED_OUT');
  return visitor;
}
