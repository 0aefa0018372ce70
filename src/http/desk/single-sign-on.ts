import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { PendingSignIn } from '../../ports/identity-provider.ts';
import type { Jar } from './cookies.ts';
import type { DeskDependencies } from './dependencies.ts';
import { DeskPath } from './path.ts';

const Word = z.string().min(1).max(200);
/** What the browser keeps while it is at the identity provider. */
const Kept = z.object({ state: Word, nonce: Word, verifier: Word, next: DeskPath });

/** Signing in through the identity provider: there and back. */
export const singleSignOnRoutes =
  (
    { identityProvider, singleSignOn, defaultTenantId, log }: DeskDependencies,
    jar: Jar,
  ): FastifyPluginAsyncZod =>
  async (app) => {
    if (!identityProvider) return;
    const config = { permission: 'public' } as const;
    const failed = `/desk/sign-in?problem=single-sign-on`;

    app.get(
      '/sign-in/single',
      { config, schema: { querystring: z.object({ next: DeskPath }) } },
      async ({ id, query }, reply) => {
        try {
          const { url, pending } = await identityProvider.begin();
          jar.set(reply, 'single', written({ ...pending, next: query.next }));
          return reply.redirect(url, 303);
        } catch (error) {
          log.error('desk.single-sign-on-failed', error, { requestId: id });
          return reply.redirect(failed, 303);
        }
      },
    );

    app.get('/sign-in/callback', { config }, async (request, reply) => {
      const kept = read(jar.get(request, 'single'));
      jar.clear(reply, 'single');
      if (!kept) return reply.redirect(failed, 303);
      try {
        const query = request.url.slice(request.url.indexOf('?') + 1);
        const identity = await identityProvider.finish(query, kept);
        const browser = { address: request.ip, previous: jar.get(request, 'session') };
        const token = await singleSignOn.signIn(defaultTenantId, identity, browser);
        if (!token) return reply.redirect(failed, 303);
        jar.set(reply, 'session', token);
        jar.clear(reply, 'form');
        return reply.redirect(kept.next, 303);
      } catch (error) {
        log.error('desk.single-sign-on-failed', error, { requestId: request.id });
        return reply.redirect(failed, 303);
      }
    });
  };

function written(kept: PendingSignIn & { readonly next: string }): string {
  return Buffer.from(JSON.stringify(kept), 'utf8').toString('base64url');
}

function read(cookie: string | undefined): z.infer<typeof Kept> | undefined {
  try {
    return Kept.parse(JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}
