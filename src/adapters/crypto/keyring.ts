import { hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { ZeefError } from '../../errors.ts';
import { type SealBinding, Sealed } from '../../model/sealed.ts';
import { valueTag } from '../../model/value-tag.ts';
import type { Keyring, TenantKeys } from '../../ports/keyring.ts';
import type { Store } from '../../ports/store.ts';
import { type Context, decrypt, encrypt, KEY_BYTES } from './envelope.ts';

/** The first version; tags are derived from it whatever comes after, so that they stay comparable. */
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
  const wrapped = await store.transaction(tenantId, async ({ tenantKeys }) => {
    const all = await tenantKeys.all();
    if (all.length > 0) return all;
    const fresh = randomBytes(KEY_BYTES);
    return [await tenantKeys.insertFirst(encrypt(masterKey, wrapping(tenantId, FIRST_VERSION), fresh))];
  });
  const keys = new Map<number, Uint8Array>();
  for (const { version, wrapped: bytes } of wrapped) {
    const key = decrypt(masterKey, wrapping(tenantId, version), bytes);
    if (!key) {
      const remedy =
        'The master key is not the one this database was sealed with. Give the right one in ZEEF_MASTER_KEY, ZEEF_MASTER_KEY_FILE or master.key in the data folder.';
      throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_MASTER_KEY', remedy });
    }
    keys.set(version, key);
  }
  return new KeysOfTenant(tenantId, keys);
}

/** Keeps key material in private fields, so that printing or serialising it shows nothing. */
class KeysOfTenant implements TenantKeys {
  readonly #tenantId: string;
  readonly #keys: ReadonlyMap<number, Uint8Array>;
  readonly #latest: number;
  readonly #tagKey: Uint8Array;
  readonly #spoolSeed: Uint8Array;

  constructor(tenantId: string, keys: ReadonlyMap<number, Uint8Array>) {
    this.#tenantId = tenantId;
    this.#keys = keys;
    this.#latest = Math.max(...keys.keys());
    const first = keys.get(FIRST_VERSION) ?? new Uint8Array();
    // The tenant's key encrypts; a key of its own, which does not lead back to it, makes tags.
    this.#tagKey = new Uint8Array(hkdfSync('sha256', first, tenantId, 'zeef/tag', KEY_BYTES));
    this.#spoolSeed = new Uint8Array(hkdfSync('sha256', first, tenantId, 'zeef/spool', KEY_BYTES));
  }

  get tagKey(): Uint8Array {
    return this.#tagKey;
  }

  get spoolSeed(): Uint8Array {
    return this.#spoolSeed;
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

function unopened(): ZeefError {
  const remedy = 'A sealed value could not be opened: it was changed, moved or sealed under another key.';
  return new ZeefError('ZEEF_INTERNAL', { remedy });
}
