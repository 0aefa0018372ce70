import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { ZeefError } from '../../errors.ts';
import { type SealBinding, Sealed } from '../../model/sealed.ts';
import { valueTag } from '../../model/value-tag.ts';
import type { Keyring, TenantKeys } from '../../ports/keyring.ts';
import type { Store } from '../../ports/store.ts';
import { type Context, decrypt, encrypt, KEY_BYTES } from './envelope.ts';

const FIRST_VERSION = 1;

/**
 * Three layers: a data key of its own for every value, wrapped by the tenant's key, wrapped by the master
 * key. Erasing a wrapped data key erases one value, erasing a tenant's key all of its values.
 *
 * `tenant` makes the tenant's key on first use.
 * @throws ZeefError (from `tenant`) ZEEF_CONFIG_INVALID when the master key is not the one that wrapped the
 *   tenant's keys; ZEEF_UNAVAILABLE when they could not be read
 */
export function createKeyring(masterKey: KeyObject, store: Store): Keyring {
  const loaded = new Map<string, Promise<TenantKeys>>();
  return {
    tenant(tenantId) {
      let keys = loaded.get(tenantId);
      if (!keys) {
        keys = load(tenantId, masterKey, store);
        loaded.set(tenantId, keys);
        // What failed is tried again next time.
        keys.catch(() => loaded.delete(tenantId));
      }
      return keys;
    },
  };
}

async function load(tenantId: string, masterKey: KeyObject, store: Store): Promise<TenantKeys> {
  const unwrap = (context: Context, wrapped: Uint8Array): Uint8Array => {
    const key = decrypt(masterKey, context, wrapped);
    if (key) return key;
    const remedy =
      'The master key is not the one this database was sealed with. Give the right one in ZEEF_MASTER_KEY, ZEEF_MASTER_KEY_FILE or master.key in the data folder.';
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_MASTER_KEY', remedy });
  };
  const wrapped = await store.transaction(tenantId, async ({ tenantKeys }) => {
    const all = await tenantKeys.all();
    if (all.length > 0) return all;
    const fresh = randomBytes(KEY_BYTES);
    return [await tenantKeys.insertFirst(encrypt(masterKey, wrapping(tenantId, FIRST_VERSION), fresh))];
  });
  const keys = new Map(
    wrapped.map(({ version, wrapped: bytes }) => [version, unwrap(wrapping(tenantId, version), bytes)]),
  );
  const secrets = await store.transaction(tenantId, async ({ tenantKeys }) => {
    const known = await tenantKeys.secrets();
    const missing = SECRETS.filter((name) => !known.some((secret) => secret.name === name));
    if (missing.length === 0) return known;
    for (const name of missing) {
      const context = secretWrapping(tenantId, name, FIRST_VERSION);
      const bytes = encrypt(masterKey, context, firstSecret(name, tenantId, keys.get(FIRST_VERSION)));
      await tenantKeys.insertSecret({ name, version: FIRST_VERSION, wrapped: bytes });
    }
    return tenantKeys.secrets();
  });
  const opened = new Map(
    secrets.map(({ name, version, wrapped: bytes }) => [
      name,
      unwrap(secretWrapping(tenantId, name, version), bytes),
    ]),
  );
  return new KeysOfTenant(tenantId, keys, opened);
}

const SECRETS = ['tag', 'spool', 'signing'] as const;
type SecretName = (typeof SECRETS)[number];

/** The first tag and spool secrets come from the first tenant key, as they did before they had rows of their own. */
function firstSecret(name: SecretName, tenantId: string, first: Uint8Array | undefined): Uint8Array {
  if (name === 'signing' || !first) return randomBytes(KEY_BYTES);
  return new Uint8Array(hkdfSync('sha256', first, tenantId, `zeef/${name}`, KEY_BYTES));
}

/** An Ed25519 private key in PKCS #8 (RFC 8410, section 7) is these bytes and the 32 of its seed. */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Keeps key material in private fields, so that printing or serialising it shows nothing. */
class KeysOfTenant implements TenantKeys {
  readonly #tenantId: string;
  readonly #keys: ReadonlyMap<number, Uint8Array>;
  readonly #latest: number;
  readonly #tagKey: Uint8Array;
  readonly #spoolSeed: Uint8Array;
  readonly #signing: KeyObject;

  constructor(
    tenantId: string,
    keys: ReadonlyMap<number, Uint8Array>,
    secrets: ReadonlyMap<SecretName, Uint8Array>,
  ) {
    this.#tenantId = tenantId;
    this.#keys = keys;
    this.#latest = Math.max(...keys.keys());
    this.#tagKey = secrets.get('tag') ?? new Uint8Array();
    this.#spoolSeed = secrets.get('spool') ?? new Uint8Array();
    const seed = secrets.get('signing') ?? new Uint8Array();
    const key = Buffer.concat([ED25519_PKCS8, seed]);
    this.#signing = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  }

  get tagKey(): Uint8Array {
    return this.#tagKey;
  }

  get spoolSeed(): Uint8Array {
    return this.#spoolSeed;
  }

  get publicKey(): string {
    return createPublicKey(this.#signing).export({ format: 'der', type: 'spki' }).toString('base64');
  }

  sign(bytes: Uint8Array): Uint8Array {
    return sign(undefined, bytes, this.#signing);
  }

  seal(binding: SealBinding, plain: Uint8Array): Sealed {
    const version = this.#latest;
    const dataKey = randomBytes(KEY_BYTES);
    const ciphertext = encrypt(dataKey, this.#context('content', binding, version), plain);
    const wrappedKey = encrypt(this.#key(version), this.#context('data-key', binding, version), dataKey);
    dataKey.fill(0);
    return new Sealed(ciphertext, wrappedKey, version);
  }

  open(binding: SealBinding, { ciphertext, wrappedKey, keyVersion }: Sealed): Uint8Array {
    const wrapping = this.#context('data-key', binding, keyVersion);
    const dataKey = decrypt(this.#key(keyVersion), wrapping, wrappedKey);
    const plain = dataKey && decrypt(dataKey, this.#context('content', binding, keyVersion), ciphertext);
    dataKey?.fill(0);
    if (!plain) throw unopened();
    return plain;
  }

  tag(kind: string, value: string): string {
    return valueTag(this.#tagKey, kind, value);
  }

  #key(version: number): Uint8Array {
    const key = this.#keys.get(version);
    if (!key) throw unopened();
    return key;
  }

  #context(layer: string, { purpose, id }: SealBinding, version: number): Context {
    return [layer, this.#tenantId, purpose, id, version];
  }
}

function wrapping(tenantId: string, version: number): Context {
  return ['tenant-key', tenantId, version];
}

function secretWrapping(tenantId: string, name: SecretName, version: number): Context {
  return ['tenant-secret', tenantId, name, version];
}

function unopened(): ZeefError {
  const remedy = 'A sealed value could not be opened: it was changed, moved or sealed under another key.';
  return new ZeefError('ZEEF_INTERNAL', { remedy });
}
