import type { FastifyRequest } from 'fastify';
import { ZeefError } from '../errors.ts';
import type { AppDependencies } from './dependencies.ts';

/** Sets tenant and actor of a request according to the access its route declares. */
export function authenticate({ access, defaultTenantId }: AppDependencies, reach: 'network' | 'local') {
  return async (request: FastifyRequest): Promise<void> => {
    if (reach === 'local') {
      request.tenantId = defaultTenantId;
      request.actor = 'cli';
      return;
    }
    if (request.routeOptions.config.access !== 'key') return;
    const key = keyOf(request.headers.authorization ?? '');
    if (!key) throw new ZeefError('ZEEF_KEY_MISSING', { field: 'Authorization' });
    const { tenantId, keyId } = await access.authenticate(key);
    request.tenantId = tenantId;
    request.actor = `api-key:${keyId}`;
  };
}

/** `Bearer KEY`, or `Basic` with the key as the password, which is how a key in a URL arrives. */
function keyOf(header: string): string | undefined {
  const [, scheme, credentials] = /^(Bearer|Basic) +(\S+)$/i.exec(header) ?? [];
  if (!scheme || !credentials) return undefined;
  if (scheme.toLowerCase() === 'bearer') return credentials;
  return Buffer.from(credentials, 'base64').toString('utf8').split(':').at(-1);
}
