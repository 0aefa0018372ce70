import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyPluginAsync, FastifyReply, RouteOptions } from 'fastify';
import type { VNode } from 'preact';
import { ZeefError } from '../../errors.ts';
import { NAVIGATION } from '../../ui/navigation.ts';
import { type Translator, translator } from '../../ui/translate.ts';
import { assetRoutes, loadAssets } from './assets.ts';
import { auditPages } from './audit.tsx';
import { cookieJar } from './cookies.ts';
import { dashboardPages } from './dashboard.tsx';
import { deliveryPages } from './deliveries.tsx';
import type { DeskDependencies } from './dependencies.ts';
import { drawnPages } from './drawn.tsx';
import { guard, isDeclared } from './guard.ts';
import { secure } from './headers.ts';
import { inboxRoutes } from './inbox.tsx';
import { incidentPages } from './incidents.tsx';
import { keyRoutes } from './keys.tsx';
import { languageOf, lookRoutes } from './look.ts';
import { pages as makePages, type PageOptions } from './page.tsx';
import { playgroundRoutes } from './playground.tsx';
import { policyPages } from './policies.tsx';
import { answerProblem } from './problem.tsx';
import { profileRoutes } from './profile.tsx';
import { reportRoutes } from './reports.ts';
import { requestPages } from './requests.tsx';
import { secondFactorRoutes } from './second-factor.tsx';
import { signInRoutes } from './sign-in.tsx';
import { singleSignOnRoutes } from './single-sign-on.ts';
import { startRoutes } from './start.tsx';
import { ticketRoutes } from './tickets.tsx';
import { userRoutes } from './users.tsx';
import { welcomeRoutes } from './welcome.tsx';

declare module 'fastify' {
  interface FastifyReply {
    /** Sends a whole page. */
    page(content: VNode, options: PageOptions): FastifyReply;
    /** Says a message in the language of whoever asked. */
    readonly t: Translator;
    /** Sends a part of a page, for htmx to put in its place. */
    fragment(content: VNode, status?: number): FastifyReply;
  }
}

/** Forms are short; a route that takes more (a pasted mail, a file) says so with a `bodyLimit` of its own. */
const MAX_FORM_BYTES = 256 * 1024;

/** The same for forms that are sent as those with files are. */
const NO_FILES = { files: 0, fields: 50, fieldSize: MAX_FORM_BYTES };

/** @throws Error for a route that does not name a permission of the table */
export function refuseUndeclared({
  method,
  url,
  config,
}: Pick<RouteOptions, 'method' | 'url' | 'config'>): void {
  if (isDeclared(config?.permission)) return;
  throw new Error(`route ${String(method)} ${url} does not say who may call it`);
}

/** The review desk: pages under `/desk`, for people with a session. */
export const desk =
  (dependencies: DeskDependencies): FastifyPluginAsync =>
  async (app) => {
    app.get('/', { config: { permission: 'public' }, schema: { hide: true } }, async (_request, reply) =>
      reply.redirect('/desk', 303),
    );
    await app.register(deskPages(dependencies), { prefix: '/desk' });
  };

const deskPages =
  (dependencies: DeskDependencies): FastifyPluginAsync =>
  async (app) => {
    const overTls = dependencies.publicUrl?.startsWith('https:') ?? false;
    const assets = loadAssets(dependencies.packageRoot);
    const jar = cookieJar(overTls);
    const pages = makePages(assets, jar);

    app.addHook('onRoute', (route) => {
      refuseUndeclared(route);
      route.bodyLimit ??= MAX_FORM_BYTES;
      route.schema = { ...route.schema, hide: true };
    });
    await app.register(cookie);
    await app.register(formbody, { bodyLimit: MAX_FORM_BYTES });
    // Before the guard, which wants the token out of the body. A route that takes files says so itself.
    await app.register(multipart, { attachFieldsToBody: 'keyValues', limits: NO_FILES });
    app.decorateReply('page', function (this, content: VNode, options: PageOptions) {
      return pages.page(this.request, this, content, options);
    });
    app.decorateReply('fragment', function (this, content: VNode, status?: number) {
      return pages.fragment(this.request, this, content, status);
    });
    app.decorateReply('t', {
      getter(this: FastifyReply) {
        return translator(languageOf(this.request, jar));
      },
    });
    guard(app, dependencies, jar);
    app.addHook('onSend', async (_request, reply) => secure(reply, overTls));
    const problem = answerProblem(pages, dependencies.log);
    app.setErrorHandler(problem);
    app.setNotFoundHandler((request, reply) => problem(new ZeefError('ZEEF_NOT_FOUND'), request, reply));

    app.get('/', { config: { permission: 'signed-in' } }, async ({ viewer }, reply) => {
      const first = NAVIGATION.find(({ permission }) => viewer?.may(permission));
      return reply.redirect(first?.href ?? '/desk/profile', 303);
    });
    // One line a group of pages.
    await app.register(assetRoutes(assets));
    await app.register(reportRoutes(dependencies.log));
    await app.register(lookRoutes(jar));
    await app.register(signInRoutes(dependencies, jar));
    await app.register(singleSignOnRoutes(dependencies, jar));
    await app.register(welcomeRoutes(dependencies, jar));
    await app.register(dashboardPages(dependencies));
    await app.register(playgroundRoutes(dependencies));
    await app.register(deliveryPages(dependencies));
    await app.register(requestPages(dependencies));
    await app.register(incidentPages(dependencies));
    await app.register(drawnPages(dependencies));
    await app.register(auditPages(dependencies));
    await app.register(startRoutes(dependencies));
    await app.register(profileRoutes(dependencies));
    await app.register(secondFactorRoutes(dependencies));
    await app.register(userRoutes(dependencies));
    await app.register(keyRoutes(dependencies));
    await app.register(policyPages(dependencies));
    await app.register(inboxRoutes(dependencies));
    await app.register(ticketRoutes(dependencies));
  };
