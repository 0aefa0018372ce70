import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SignInCodePage, SignInPage, type SignInProps } from '../../ui/pages/sign-in.tsx';
import type { SignInOutcome } from '../../usecases/sign-in.ts';
import type { Jar } from './cookies.ts';
import type { DeskDependencies } from './dependencies.ts';
import { DeskPath } from './path.ts';

/** Longer than any address or password we take: what is longer is refused like any wrong one. */
const Text = z.string().max(1_000).catch('');

/** Signing in with a password and a code, and signing out. */
export const signInRoutes =
  (
    { signIn, sessions, defaultTenantId, providerName: provider }: DeskDependencies,
    jar: Jar,
  ): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { permission: 'public' } as const;
    const browserOf = (request: FastifyRequest) => ({
      address: request.ip,
      previous: jar.get(request, 'session'),
    });

    const show = (reply: FastifyReply, props: SignInProps, status = 200) =>
      reply.page(<SignInPage {...props} provider={provider} />, { title: reply.t('signIn.title'), status });
    const showCode = (reply: FastifyReply, props: Pick<SignInProps, 'next' | 'problem'>, status = 200) =>
      reply.page(<SignInCodePage {...props} />, { title: reply.t('signIn.title'), status });

    /** What went well sets the cookie; the rest is shown by `again`. */
    const settle = (
      reply: FastifyReply,
      outcome: SignInOutcome,
      next: string,
      again: (problem: 'refused' | 'throttled', status: number) => FastifyReply,
    ): FastifyReply => {
      if (outcome.kind === 'refused') return again('refused', 401);
      if (outcome.kind === 'throttled') return again('throttled', 429);
      jar.set(reply, 'session', outcome.token);
      if (outcome.kind === 'signed-in') {
        jar.clear(reply, 'form');
        return reply.redirect(next, 303);
      }
      return reply.redirect(`/desk/sign-in/code?next=${encodeURIComponent(next)}`, 303);
    };

    app.get(
      '/sign-in',
      {
        config,
        schema: {
          querystring: z.object({ next: DeskPath, problem: z.literal('single-sign-on').optional() }),
        },
      },
      async (request, reply) => {
        const { next, problem } = request.query;
        return request.visitor ? reply.redirect(next, 303) : show(reply, { next, problem });
      },
    );

    app.post(
      '/sign-in',
      { config, schema: { body: z.object({ email: Text, password: Text, next: DeskPath }) } },
      async (request, reply) => {
        const { email, password, next } = request.body;
        const outcome = await signIn.withPassword(defaultTenantId, { email, password }, browserOf(request));
        return settle(reply, outcome, next, (problem, status) =>
          show(reply, { next, problem, email }, status),
        );
      },
    );

    app.get(
      '/sign-in/code',
      { config, schema: { querystring: z.object({ next: DeskPath }) } },
      async (request, reply) => showCode(reply, { next: request.query.next }),
    );

    app.post(
      '/sign-in/code',
      { config, schema: { body: z.object({ code: Text, next: DeskPath }) } },
      async (request, reply) => {
        const { code, next } = request.body;
        return settle(reply, await signIn.withCode(code, browserOf(request)), next, (problem, status) =>
          showCode(reply, { next, problem }, status),
        );
      },
    );

    app.post('/sign-out', { config: { permission: 'signed-in' } }, async (request, reply) => {
      if (request.visitor) await sessions.end(request.visitor);
      jar.clear(reply, 'session');
      // What the browser may have kept of the pages; cookies of the look stay.
      return reply.header('clear-site-data', '"cache", "storage"').redirect('/desk/sign-in', 303);
    });
  };
