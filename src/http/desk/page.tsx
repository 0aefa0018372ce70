import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { Layout } from '../../ui/layout.tsx';
import { type View, ViewContext } from '../../ui/view.ts';
import type { Assets } from './assets.ts';
import type { Jar } from './cookies.ts';
import { formToken, newFormSecret } from './form-token.ts';
import { lookOf } from './look.ts';

export interface PageOptions {
  readonly title: string;
  readonly status?: number;
  /** Modules in `src/ui/client` that this page needs beside `desk`. */
  readonly modules?: readonly string[];
}

/** How a route answers with something to look at. */
export interface Pages {
  /** Everything a component may ask for. */
  view(request: FastifyRequest, reply: FastifyReply): View;
  page(request: FastifyRequest, reply: FastifyReply, content: VNode, options: PageOptions): FastifyReply;
  fragment(request: FastifyRequest, reply: FastifyReply, content: VNode, status?: number): FastifyReply;
}

export function pages(assets: Assets, jar: Jar): Pages {
  const view = (request: FastifyRequest, reply: FastifyReply): View => {
    const { viewer } = request;
    let secret = request.formSecret;
    if (secret === undefined) {
      secret = newFormSecret();
      request.formSecret = secret;
      jar.set(reply, 'form', secret);
    }
    return {
      t: reply.t,
      look: lookOf(request, jar),
      viewer,
      formToken: formToken(secret),
      path: request.url.split('?', 1)[0] as string,
      asset: assets.url,
    };
  };
  const send = (reply: FastifyReply, html: string, status = 200) =>
    reply.code(status).type('text/html; charset=utf-8').send(html);
  return {
    view,
    page(request, reply, content, { title, status, modules }) {
      const document = (
        <ViewContext.Provider value={view(request, reply)}>
          <Layout title={title} {...(modules && { modules })}>
            {content}
          </Layout>
        </ViewContext.Provider>
      );
      return send(reply, `<!doctype html>${render(document)}`, status);
    },
    fragment: (request, reply, content, status) =>
      send(
        reply,
        render(<ViewContext.Provider value={view(request, reply)}>{content}</ViewContext.Provider>),
        status,
      ),
  };
}
