import { pinoLog } from '../../src/adapters/logging/pino.ts';
import type { Tombstone } from '../../src/ports/erasure.ts';
import { type Erase, eraser } from '../../src/usecases/erase.ts';
import { type Retain, retainer } from '../../src/usecases/retain.ts';
import type { TestDesk } from './in-process.ts';
import type { TestStore } from './store.ts';

/** Retention and erasure over a store, with tombstones kept in memory. */
export function lifeCycle({ store }: TestStore, { keyring }: TestDesk): { retain: Retain; erase: Erase } {
  const kept = new Map<string, Tombstone[]>();
  const tombstones = {
    append: async (tenantId: string, added: readonly Tombstone[]) =>
      void kept.set(tenantId, [...(kept.get(tenantId) ?? []), ...added]),
    read: async (tenantId: string) => kept.get(tenantId) ?? [],
  };
  const erase = eraser({ store, keyring, tombstones });
  return { erase, retain: retainer({ store, keyring, erase, log: pinoLog('silent') }) };
}
