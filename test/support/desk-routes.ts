import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import type { DeskPermission } from '../../src/http/desk/dependencies.ts';

export interface DeskRoute {
  readonly method: string;
  /** Pattern, such as `/desk/users/:id`. */
  readonly url: string;
  readonly permission: DeskPermission;
  readonly reports: boolean;
}

/** Fastify tells of every instance on this channel, so that the routes of a real service can be listed. */
const CHANNEL = 'fastify.initialization';

/** Runs `start` and lists the routes of the desk that were registered meanwhile. */
export async function watchRoutes<T>(start: () => Promise<T>): Promise<{ result: T; routes: DeskRoute[] }> {
  const routes: DeskRoute[] = [];
  const watch = (message: unknown): void => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url, config }) => {
      const { permission, reports = false } = config ?? {};
      if (!url.startsWith('/desk') || permission === undefined) return;
      for (const one of [method].flat()) {
        if (one !== 'HEAD') routes.push({ method: one, url, permission, reports });
      }
    });
  };
  subscribe(CHANNEL, watch);
  try {
    return { result: await start(), routes };
  } finally {
    unsubscribe(CHANNEL, watch);
  }
}
