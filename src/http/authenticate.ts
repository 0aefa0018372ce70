import type { FastifyRequest } from 'fastify';
import { ZeefError } from '../errors.ts';
import type { AppDependencies } from './app.ts';

/** Sets tenant and actor of a request according to the access its route declares. */
export function authenticate({ access, defaultTenantId }: AppDependencies, reach: 'network' | 'local') {
  return async (request: FastifyRequest): Promise<void> => {
    if (reach === 'local') {
      request.tenantId = defaultTenantId;
      request.actor = 'cli';
      return;
    }
    if (request.routeOptions.config.access !== 'key') return;
    const [, key] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (!key) throw new ZeefError('ZEEF_KEY_MISSING', { field: 'Authorization' });
    const { tenantId, keyId } = await access.authenticate(key);
    request.tenantId = tenantId;
    request.actor = `api-key:${keyId}`;
  };
}
