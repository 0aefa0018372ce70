import type { Tombstone } from './erasure.ts';

/**
 * A record of erasures beside the database, so that a database that was put back from a backup learns of the
 * later ones. Holds keyed digests only.
 */
export interface TombstoneFile {
  /** Resolves when they are on disk. */
  append(tenantId: string, tombstones: readonly Tombstone[]): Promise<void>;
  /** All of a tenant's. */
  read(tenantId: string): Promise<readonly Tombstone[]>;
}
