import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import type { FastifyPluginAsync } from 'fastify';
import { ZeefError } from '../../errors.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** A year: the name changes with the content. */
const CACHE = 'public, max-age=31536000, immutable';
/** Bits of SHA-256 in a name, in hex digits. */
const HASH_CHARS = 12;

/** Files that pages refer to, each under a name with a hash of what is in it. */
export interface Assets {
  /** Address by plain name. @throws Error for a name that there is none of */
  url(name: string): string;
  find(fileName: string): { readonly type: string; readonly content: Buffer } | undefined;
}

/**
 * Reads all of them once: style sheet and drawings, htmx out of its package, and the compiled modules for the
 * browser, which need a build to be there.
 */
export function loadAssets(packageRoot: string): Assets {
  const ui = join(import.meta.dirname, '../../ui/assets');
  const client = join(packageRoot, 'dist/src/ui/client');
  const htmx = createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js');
  const paths = [
    ...readdirSync(ui).map((name) => [name, join(ui, name)] as const),
    ...readdirSync(client)
      .filter((name) => name.endsWith('.js'))
      .map((name) => [name, join(client, name)] as const),
    ['htmx.js', htmx] as const,
  ];
  const urls = new Map<string, string>();
  const files = new Map<string, { type: string; content: Buffer }>();
  for (const [name, path] of paths) {
    const content = readFileSync(path);
    const extension = extname(name);
    const hash = createHash('sha256').update(content).digest('hex').slice(0, HASH_CHARS);
    const fileName = `${name.slice(0, -extension.length)}.${hash}${extension}`;
    files.set(fileName, { type: TYPES[extension] ?? 'application/octet-stream', content });
    urls.set(name, `/desk/assets/${fileName}`);
  }
  return {
    find: (fileName) => files.get(fileName),
    url(name) {
      const url = urls.get(name);
      if (!url) throw new Error(`no asset ${name}`);
      return url;
    },
  };
}

/** Serves them. */
export const assetRoutes =
  (assets: Assets): FastifyPluginAsync =>
  async (app) => {
    // After the hook for all answers, which keeps them out of every cache.
    app.addHook('onSend', async (_request, reply) => {
      if (reply.statusCode === 200) reply.header('cache-control', CACHE);
    });
    app.get<{ Params: { name: string } }>(
      '/assets/:name',
      { config: { permission: 'public' } },
      async ({ params }, reply) => {
        const asset = assets.find(params.name);
        if (!asset) throw new ZeefError('ZEEF_NOT_FOUND');
        return reply.type(asset.type).send(asset.content);
      },
    );
  };
