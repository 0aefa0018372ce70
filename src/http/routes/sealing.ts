import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { AppDependencies } from '../dependencies.ts';

/** Rotation of the keys that seal, over the local socket only. */
export const sealingRoutes =
  ({ keys, rotateMaster }: AppDependencies): FastifyPluginAsyncZod =>
  async (app) => {
    const config = { access: 'local' } as const;
    app.get('/local/sealing', { config }, ({ tenantId }) => keys.status(tenantId));
    app.post('/local/sealing/rotate', { config }, ({ tenantId, actor }) => keys.rotate(tenantId, actor));
    app.post('/local/sealing/rotate-master', { config }, async ({ actor }) => ({
      said: await rotateMaster(actor),
    }));
  };
