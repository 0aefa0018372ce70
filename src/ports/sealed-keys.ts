/** The wrapped data key of one sealed value, wherever it is stored. */
export interface SealedKey {
  /** Table and column it stands in, as the repository names them. */
  readonly place: string;
  /** Purpose and id the value is bound to. */
  readonly purpose: string;
  readonly id: string;
  readonly wrappedKey: Uint8Array;
  readonly keyVersion: number;
}

/** Wrapped data keys of all that is sealed. */
export interface SealedKeyRepository {
  /** How many there are under each version of the tenant's key. */
  counts(): Promise<readonly { version: number; count: number }[]>;
  /** Locks up to `limit` that are not under `version`; skips what another process has in hand. */
  take(version: number, limit: number): Promise<readonly SealedKey[]>;
  /** Replaces locked ones by the same data keys, wrapped by another version. */
  replace(keys: readonly SealedKey[]): Promise<void>;
}
