import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { ZeefError } from '../errors.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { Store } from '../ports/store.ts';
import { newBearer, readBearer, sameHash } from './bearer.ts';

/** Stands before an API key, so that scanners for leaked secrets know it. */
const KEY_PREFIX = 'zeef_';
/** Bytes of a webhook secret: Standard Webhooks asks for 24 to 64. */
const WEBHOOK_SECRET_BYTES = 32;
const SOURCE_FORM = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Who may come in: API keys and signed sources. */
export interface Access {
  /** Makes a key; the answer is the only time it is shown. */
  createKey(tenantId: string, name: string, actor: string): Promise<{ id: string; key: string }>;
  revokeKey(tenantId: string, id: string, actor: string): Promise<boolean>;
  listKeys(
    tenantId: string,
  ): Promise<readonly { id: string; name: string; createdAt: Date; revokedAt: Date | undefined }[]>;
  /** @throws ZeefError ZEEF_KEY_INVALID */
  authenticate(key: string): Promise<{ tenantId: string; keyId: string }>;
  /**
   * Makes a webhook source; answers its signing secret (`whsec_…`), shown once.
   * @throws ZeefError ZEEF_FIELD_INVALID when the name is taken or malformed
   */
  createSource(tenantId: string, name: string, actor: string): Promise<{ secret: string }>;
  listSources(tenantId: string): Promise<readonly { name: string; createdAt: Date }[]>;
  /** Tenant and signing secret of a source. @throws ZeefError ZEEF_SOURCE_UNKNOWN */
  sourceSecret(name: string): Promise<{ tenantId: string; secret: string }>;
}

export function accessControl(store: Store, keyring: Keyring): Access {
  return {
    async createKey(tenantId, name, actor) {
      const id = uuidv7();
      const { token, secretHash } = newBearer(tenantId, id);
      await store.transaction(tenantId, async ({ apiKeys, audit }) => {
        await apiKeys.insert({ id, name, secretHash });
        await audit.append({ event: 'api-key.created', actor, code: id });
      });
      return { id, key: `${KEY_PREFIX}${token}` };
    },

    revokeKey: (tenantId, id, actor) =>
      store.transaction(tenantId, async ({ apiKeys, audit }) => {
        const revoked = await apiKeys.revoke(id);
        if (revoked) await audit.append({ event: 'api-key.revoked', actor, code: id });
        return revoked;
      }),

    listKeys: (tenantId) => store.transaction(tenantId, ({ apiKeys }) => apiKeys.list()),

    async authenticate(key) {
      const bearer = key.startsWith(KEY_PREFIX) ? readBearer(key.slice(KEY_PREFIX.length)) : undefined;
      if (!bearer) throw new ZeefError('ZEEF_KEY_INVALID');
      const { tenantId, id, secretHash } = bearer;
      const found = await store.transaction(tenantId, ({ apiKeys }) => apiKeys.find(id));
      if (!sameHash(secretHash, found?.secretHash)) throw new ZeefError('ZEEF_KEY_INVALID');
      return { tenantId, keyId: id };
    },

    async createSource(tenantId, name, actor) {
      if (!SOURCE_FORM.test(name)) {
        const remedy =
          'A source name has 1 to 63 lower-case letters, digits and hyphens, and starts with a letter or digit.';
        throw new ZeefError('ZEEF_FIELD_INVALID', { field: 'name', remedy });
      }
      const keys = await keyring.tenant(tenantId);
      const secret = `whsec_${randomBytes(WEBHOOK_SECRET_BYTES).toString('base64')}`;
      const sealed = keys.seal({ purpose: 'webhook-secret', id: name }, Buffer.from(secret, 'utf8'));
      await store.transaction(tenantId, async ({ sources, audit }) => {
        if (!(await sources.insert({ name, secret: sealed }))) {
          throw new ZeefError('ZEEF_FIELD_INVALID', {
            field: 'name',
            remedy: 'This source name is taken. Choose another.',
          });
        }
        await audit.append({ event: 'source.created', actor, code: name });
      });
      return { secret };
    },

    listSources: (tenantId) => store.transaction(tenantId, ({ sources }) => sources.list()),

    async sourceSecret(name) {
      const tenantId = SOURCE_FORM.test(name) ? await store.tenantOfSource(name) : undefined;
      if (!tenantId) throw new ZeefError('ZEEF_SOURCE_UNKNOWN', { field: 'source' });
      const sealed = await store.transaction(tenantId, ({ sources }) => sources.secret(name));
      if (!sealed) throw new ZeefError('ZEEF_SOURCE_UNKNOWN', { field: 'source' });
      const keys = await keyring.tenant(tenantId);
      return {
        tenantId,
        secret: Buffer.from(keys.open({ purpose: 'webhook-secret', id: name }, sealed)).toString('utf8'),
      };
    },
  };
}
