import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { ZeefError } from '../../errors.ts';
import { type SealBinding, Sealed } from '../../model/sealed.ts';
import { valueTag } from '../../model/value-tag.ts';
import type { KeyWrapper } from '../../ports/key-wrapper.ts';
import type { Keyring, TenantKeys, WrappedKey } from '../../ports/keyring.ts';
import type { Store } from '../../ports/store.ts';
import { type Context, decrypt, encrypt, KEY_BYTES } from './envelope.ts';
import { localWrapper } from './local-wrapper.ts';

const FIRST_VERSION = 1;

/** How long keys are used before they are read again: so soon every process knows of a new version. */
const REFRESH_MS = 20_000;
/** From making a new version until it seals: three times that. */
const GRACE_MS = 60_000;

export interface KeyringOptions {
  /** Default 20 seconds. */
  readonly refreshMs?: number;
  /** Default a minute. */
  readonly graceMs?: number;
}

/**
 * Three layers: a data key of its own for every value, wrapped by the tenant's key, wrapped by the master
 * key. Erasing a wrapped data key erases one value, erasing a tenant's key all of its values.
 *
 * `tenant` makes the tenant's key on first use.
 * @throws ZeefError (from `tenant`) ZEEF_CONFIG_INVALID when the master key is not the one that wrapped the
 *   tenant's keys; ZEEF_UNAVAILABLE when they could not be read
 */
export function createKeyring(
  master: KeyObject | KeyWrapper,
  store: Store,
  { refreshMs = REFRESH_MS, graceMs = GRACE_MS }: KeyringOptions = {},
): Keyring {
  const wrapper = 'wrap' in master ? master : localWrapper(master);
  const loaded = new Map<string, { readonly keys: Promise<KeysOfTenant>; readAt: number }>();
  const tenant = async (tenantId: string): Promise<KeysOfTenant> => {
    let known = loaded.get(tenantId);
    if (!known) {
      const keys = load(tenantId, wrapper, store).then((state) => new KeysOfTenant(tenantId, state));
      known = { keys, readAt: performance.now() };
      loaded.set(tenantId, known);
      // What failed is tried again next time.
      keys.catch(() => loaded.delete(tenantId));
    }
    const keys = await known.keys;
    if (performance.now() - known.readAt >= refreshMs) {
      known.readAt = performance.now();
      // Keys in hand stay good where they cannot be read: while the master key is replaced, or its service rests.
      await load(tenantId, wrapper, store).then(
        (state) => keys.adopt(state),
        () => undefined,
      );
    }
    return keys;
  };
  return {
    tenant,

    async rotate(tenantId) {
      await tenant(tenantId);
      const fresh = randomBytes(KEY_BYTES);
      const made = await store.transaction(tenantId, async ({ tenantKeys }) => {
        const version = Math.max(...(await tenantKeys.all()).map((key) => key.version)) + 1;
        const wrapped = await wrapper.wrap(wrapping(tenantId, version), fresh);
        return tenantKeys.insertNext(version, wrapped, graceMs);
      });
      const known = loaded.get(tenantId);
      if (known) known.readAt = Number.NEGATIVE_INFINITY;
      return made;
    },

    async rewrap(tenantId) {
      await tenant(tenantId);
      return store.transaction(tenantId, async ({ tenantKeys }) => {
        const keys = await tenantKeys.all();
        for (const { version, wrapped } of keys) {
          const context = wrapping(tenantId, version);
          await tenantKeys.replaceKey(version, await rewrapped(wrapper, context, wrapped));
        }
        const secrets = await tenantKeys.secrets();
        for (const secret of secrets) {
          const context = secretWrapping(tenantId, secret.name, secret.version);
          const wrapped = await rewrapped(wrapper, context, secret.wrapped);
          await tenantKeys.replaceSecret({ ...secret, wrapped });
        }
        return keys.length + secrets.length;
      });
    },
  };
}

async function rewrapped(wrapper: KeyWrapper, context: Context, wrapped: Uint8Array): Promise<Uint8Array> {
  return wrapper.wrap(context, await unwrapped(wrapper, context, wrapped));
}

async function unwrapped(wrapper: KeyWrapper, context: Context, wrapped: Uint8Array): Promise<Uint8Array> {
  const key = await wrapper.unwrap(context, wrapped);
  if (key) return key;
  const remedy =
    'The master key is not the one this database was sealed with. Give the right one in ZEEF_MASTER_KEY, ZEEF_MASTER_KEY_FILE or master.key in the data folder.';
  throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_MASTER_KEY', remedy });
}

/** Keys and secrets of a tenant, opened. */
interface OpenedKeys {
  readonly keys: ReadonlyMap<number, Uint8Array>;
  /** The version that seals. */
  readonly latest: number;
  readonly secrets: ReadonlyMap<SecretName, Uint8Array>;
}

async function load(tenantId: string, wrapper: KeyWrapper, store: Store): Promise<OpenedKeys> {
  const wrapped = await store.transaction(tenantId, async ({ tenantKeys }) => {
    const all = await tenantKeys.all();
    if (all.length > 0) return all;
    const fresh = await wrapper.wrap(wrapping(tenantId, FIRST_VERSION), randomBytes(KEY_BYTES));
    return [await tenantKeys.insertFirst(fresh)];
  });
  const keys = new Map<number, Uint8Array>();
  for (const { version, wrapped: bytes } of wrapped) {
    keys.set(version, await unwrapped(wrapper, wrapping(tenantId, version), bytes));
  }
  const stored = await store.transaction(tenantId, async ({ tenantKeys }) => {
    const known = await tenantKeys.secrets();
    const missing = SECRETS.filter((name) => !known.some((secret) => secret.name === name));
    if (missing.length === 0) return known;
    for (const name of missing) {
      const secret = firstSecret(name, tenantId, keys.get(FIRST_VERSION));
      const bytes = await wrapper.wrap(secretWrapping(tenantId, name, FIRST_VERSION), secret);
      await tenantKeys.insertSecret({ name, version: FIRST_VERSION, wrapped: bytes });
    }
    return tenantKeys.secrets();
  });
  const secrets = new Map<SecretName, Uint8Array>();
  for (const { name, version, wrapped: bytes } of stored) {
    secrets.set(name, await unwrapped(wrapper, secretWrapping(tenantId, name, version), bytes));
  }
  const active = wrapped.filter((key) => key.active).map(({ version }) => version);
  return { keys, secrets, latest: Math.max(...active) };
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

/** Length of a data key with the version its content was sealed under behind it. */
const DATED_KEY_BYTES = KEY_BYTES + 4;

/** Keeps key material in private fields, so that printing or serialising it shows nothing. */
class KeysOfTenant implements TenantKeys {
  readonly #tenantId: string;
  #keys: ReadonlyMap<number, Uint8Array> = new Map();
  #latest = FIRST_VERSION;
  #tagKey = new Uint8Array();
  #spoolSeed = new Uint8Array();
  #signing: KeyObject | undefined;

  constructor(tenantId: string, state: OpenedKeys) {
    this.#tenantId = tenantId;
    this.adopt(state);
  }

  /** Takes on keys as they are now; whoever holds this object knows them too. */
  adopt({ keys, latest, secrets }: OpenedKeys): void {
    this.#keys = keys;
    this.#latest = latest;
    this.#tagKey = new Uint8Array(secrets.get('tag') ?? []);
    this.#spoolSeed = new Uint8Array(secrets.get('spool') ?? []);
    const key = Buffer.concat([ED25519_PKCS8, secrets.get('signing') ?? new Uint8Array()]);
    this.#signing = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  }

  get sealingVersion(): number {
    return this.#latest;
  }

  get tagKey(): Uint8Array {
    return this.#tagKey;
  }

  get spoolSeed(): Uint8Array {
    return this.#spoolSeed;
  }

  get publicKey(): string {
    return createPublicKey(this.#signing!).export({ format: 'der', type: 'spki' }).toString('base64');
  }

  sign(bytes: Uint8Array): Uint8Array {
    return sign(undefined, bytes, this.#signing!);
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
    const { dataKey, contentVersion } = this.#unwrap(binding, { wrappedKey, keyVersion });
    const plain = decrypt(dataKey, this.#context('content', binding, contentVersion), ciphertext);
    dataKey.fill(0);
    if (!plain) throw unopened();
    return plain;
  }

  rewrap(binding: SealBinding, wrapped: WrappedKey): WrappedKey {
    const { dataKey, contentVersion } = this.#unwrap(binding, wrapped);
    const dated = Buffer.alloc(DATED_KEY_BYTES);
    dated.set(dataKey);
    dated.writeUInt32BE(contentVersion, KEY_BYTES);
    const keyVersion = this.#latest;
    const wrappedKey = encrypt(this.#key(keyVersion), this.#context('data-key', binding, keyVersion), dated);
    dataKey.fill(0);
    dated.fill(0);
    return { wrappedKey, keyVersion };
  }

  /** A data key that was wrapped anew carries the version that its content is bound to. */
  #unwrap(
    binding: SealBinding,
    { wrappedKey, keyVersion }: WrappedKey,
  ): { dataKey: Buffer; contentVersion: number } {
    const plain = decrypt(this.#key(keyVersion), this.#context('data-key', binding, keyVersion), wrappedKey);
    if (!plain) throw unopened();
    if (plain.length !== DATED_KEY_BYTES) return { dataKey: plain, contentVersion: keyVersion };
    return { dataKey: plain.subarray(0, KEY_BYTES), contentVersion: plain.readUInt32BE(KEY_BYTES) };
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
