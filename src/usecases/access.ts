import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { parse as parseUuid, stringify as uuidFrom, v7 as uuidv7 } from 'uuid';
import { ZeefError } from '../errors.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { Store } from '../ports/store.ts';

/** `zeef_` + tenant id + key id + secret; base64url, fixed widths, so that it can be cut without separators. */
const KEY_FORM = /^zeef_([\w-]{22})([\w-]{22})([\w-]{43})$/;
/** Bits no one can search; so a plain SHA-256 of it may be kept. */
const SECRET_BYTES = 32;
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
      const secret = randomBytes(SECRET_BYTES);
      await store.transaction(tenantId, async ({ apiKeys, audit }) => {
        await apiKeys.insert({ id, name, secretHash: sha256(secret) });
        await audit.append({ event: 'api-key.created', actor, code: id });
      });
      return { id, key: `zeef_${packed(tenantId)}${packed(id)}${secret.toString('base64url')}` };
    },

    revokeKey: (tenantId, id, actor) =>
      store.transaction(tenantId, async ({ apiKeys, audit }) => {
        const revoked = await apiKeys.revoke(id);
        if (revoked) await audit.append({ event: 'api-key.revoked', actor, code: id });
        return revoked;
      }),

    listKeys: (tenantId) => store.transaction(tenantId, ({ apiKeys }) => apiKeys.list()),

    async authenticate(key) {
      const [, tenant, id, secret] = KEY_FORM.exec(key) ?? [];
      if (!tenant || !id || !secret) throw new ZeefError('ZEEF_KEY_INVALID');
      const tenantId = unpacked(tenant);
      const keyId = unpacked(id);
      // The tenant named in the key only says where to look: the secret decides.
      const found = await store.transaction(tenantId, ({ apiKeys }) => apiKeys.find(keyId));
      const given = sha256(Buffer.from(secret, 'base64url'));
      if (!timingSafeEqual(given, found?.secretHash ?? Buffer.alloc(given.length)) || !found) {
        throw new ZeefError('ZEEF_KEY_INVALID');
      }
      return { tenantId, keyId };
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

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

function packed(uuid: string): string {
  return Buffer.from(parseUuid(uuid)).toString('base64url');
}

/** Any 16 bytes may come out: whether such an id exists is for the database to say. */
function unpacked(text: string): string {
  const bytes = Buffer.from(text, 'base64url');
  try {
    return uuidFrom(bytes);
  } catch {
    throw new ZeefError('ZEEF_KEY_INVALID');
  }
}
