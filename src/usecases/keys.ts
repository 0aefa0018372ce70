import type { Keyring } from '../ports/keyring.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';

/** Data keys of one transaction that wraps them anew. */
const BATCH = 500;

/** Where the rotation of a tenant's key stands. */
export interface KeyStatus {
  /** Version that new values are sealed under. */
  readonly current: number;
  /** How many sealed values there are under each version. */
  readonly sealed: readonly { readonly version: number; readonly count: number }[];
}

/** Replacing keys while everything goes on. */
export interface KeyDesk {
  status(tenantId: string): Promise<KeyStatus>;
  /** Makes a new key for a tenant; values are moved to it in the background, once every process knows it. */
  rotate(tenantId: string, actor: string): Promise<{ version: number; activeAt: Date }>;
  /**
   * Wraps data keys that are under earlier versions under the current one, and destroys versions that nothing is
   * under any more. Answers how many data keys were wrapped anew.
   */
  advance(tenantId: string): Promise<number>;
  /** Wraps the keys and secrets of all tenants under the current master key. Answers how many. */
  rewrapAll(actor: string): Promise<number>;
}

interface Dependencies {
  readonly store: Store;
  readonly keyring: Keyring;
}

export function keyDesk({ store, keyring }: Dependencies): KeyDesk {
  return {
    async status(tenantId) {
      const { sealingVersion } = await keyring.tenant(tenantId);
      const sealed = await store.transaction(tenantId, ({ sealedKeys }) => sealedKeys.counts());
      return { current: sealingVersion, sealed };
    },

    async rotate(tenantId, actor) {
      const made = await keyring.rotate(tenantId);
      await store.transaction(tenantId, ({ audit }) =>
        audit.append({ event: 'key.rotated', actor, code: `version-${made.version}` }),
      );
      return made;
    },

    async advance(tenantId) {
      const keys = await keyring.tenant(tenantId);
      const { sealingVersion } = keys;
      for (let total = 0; ; ) {
        const count = await store.transaction(tenantId, async ({ sealedKeys }) => {
          const taken = await sealedKeys.take(sealingVersion, BATCH);
          // A version ahead of this process's is left to those that know it.
          const older = taken.filter(({ keyVersion }) => keyVersion < sealingVersion);
          await sealedKeys.replace(older.map((key) => ({ ...key, ...keys.rewrap(key, key) })));
          return older.length;
        });
        total += count;
        if (count > 0) continue;
        await removeUnused(store, tenantId);
        return total;
      }
    },

    async rewrapAll(actor) {
      let total = 0;
      for (const { id: tenantId } of await store.tenants()) {
        const count = await keyring.rewrap(tenantId);
        await store.transaction(tenantId, ({ audit }) =>
          audit.append({ event: 'key.rewrapped', actor, destroyed: { wrapped: count } }),
        );
        total += count;
      }
      return total;
    },
  };
}

async function removeUnused(store: Store, tenantId: string): Promise<void> {
  await store.transaction(tenantId, async ({ sealedKeys, tenantKeys, audit }) => {
    const used = (await sealedKeys.counts()).map(({ version }) => version);
    for (const version of await tenantKeys.removeUnused(used)) {
      await audit.append({ event: 'key.destroyed', actor: 'system', code: `version-${version}` });
    }
  });
}

/** Advances every tenant's rotation; what fails is tried again at the next look. */
export async function advanceKeys(store: Store, keys: KeyDesk, log: Log): Promise<void> {
  try {
    for (const { id: tenantId } of await store.tenants()) {
      const count = await keys.advance(tenantId);
      if (count > 0) log.info('keys.rewrapped', { tenantId, count });
    }
  } catch (error) {
    log.error('keys.failed', error);
  }
}
