import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppDependencies } from '../dependencies.ts';

/** Rotation of the keys that seal, and backups, over the local socket only. */
export const sealingRoutes =
  ({ keys, rotateMaster, backup }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { access: 'local' } as const;
    app.get('/local/sealing', { config }, ({ tenantId }) => keys.status(tenantId));
    app.post('/local/sealing/rotate', { config }, ({ tenantId, actor }) => keys.rotate(tenantId, actor));
    app.post('/local/sealing/rotate-master', { config }, async ({ actor }) => ({
      said: await rotateMaster(actor),
    }));
    app.post(
      '/local/backup',
      { config, schema: { body: z.object({ path: z.string().min(1).max(4_096) }) } },
      async ({ body }) => ({ rows: await backup(body.path) }),
    );
  };
