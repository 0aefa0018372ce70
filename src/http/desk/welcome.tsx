import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import { LinkEndedPage, WelcomePage, type WelcomeProps } from '../../ui/pages/welcome.tsx';
import type { Jar } from './cookies.ts';
import type { DeskDependencies } from './dependencies.ts';

const Params = z.object({ token: z.string().max(200) });
const Text = z.string().max(1_000).catch('');
const Answers = z.object({ name: Text, email: Text, password: Text, repeated: Text });

/** Links that work once: the very first account, an invitation, a new password. */
export const welcomeRoutes =
  ({ accountLinks }: DeskDependencies, jar: Jar): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { permission: 'public' } as const;
    const show = (
      request: FastifyRequest,
      reply: FastifyReply,
      props: Omit<WelcomeProps, 'action'>,
      status = 200,
    ) => {
      const title = reply.t(`welcome.${props.purpose}Title`);
      const action = request.url.split('?', 1)[0] as string;
      return reply.page(<WelcomePage {...props} action={action} />, { title, status });
    };
    const ended = (reply: FastifyReply) => {
      const title = reply.t('welcome.endedTitle');
      return reply.page(<LinkEndedPage />, { title, status: 404 });
    };

    app.get('/welcome/:token', { config, schema: { params: Params } }, async (request, reply) => {
      const link = await accountLinks.open(request.params.token);
      if (!link) return ended(reply);
      return show(request, reply, { purpose: link.purpose, ...link.profile });
    });

    app.post(
      '/welcome/:token',
      { config, schema: { params: Params, body: Answers } },
      async (request, reply) => {
        const { params, body } = request;
        const link = await accountLinks.open(params.token);
        if (!link) return ended(reply);
        const { purpose, profile } = link;
        const answers = { ...body, name: body.name || (profile?.name ?? '') };
        const given = { purpose, name: answers.name, email: profile?.email ?? answers.email };
        if (body.password !== body.repeated) {
          return show(request, reply, { ...given, problem: 'not-repeated' }, 422);
        }
        try {
          const browser = { address: request.ip, previous: jar.get(request, 'session') };
          const outcome = await accountLinks.take(params.token, answers, browser);
          if ('fault' in outcome) return show(request, reply, { ...given, problem: outcome.fault }, 422);
          jar.set(reply, 'session', outcome.token);
          jar.clear(reply, 'form');
          return reply.redirect(purpose === 'setup' ? '/desk/start' : '/desk', 303);
        } catch (error) {
          if (!(error instanceof ZeefError) || error.code !== 'ZEEF_FIELD_INVALID') throw error;
          return show(request, reply, { ...given, invalid: error.field === 'name' ? 'name' : 'email' }, 422);
        }
      },
    );
  };
