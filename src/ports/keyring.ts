import type { SealBinding, Sealed } from '../model/sealed.ts';

/** The part of a sealed value that opens the rest. */
export type WrappedKey = Pick<Sealed, 'wrappedKey' | 'keyVersion'>;

/** A tenant's keys in use. Holds key material: never log it, never send it out of the process. */
export interface TenantKeys {
  /** Encrypts under a fresh data key; tenant, purpose and id are authenticated with it. */
  seal(binding: SealBinding, plain: Uint8Array): Sealed;
  /** @throws when the key is not the one, or tenant, purpose or id differ from those it was sealed with */
  open(binding: SealBinding, sealed: Sealed): Uint8Array;
  /** The same data key under the version that seals now. The value itself stays as it is. */
  rewrap(binding: SealBinding, wrapped: WrappedKey): WrappedKey;
  /** Version that {@link seal} uses. */
  readonly sealingVersion: number;
  /**
   * Keyed tag (HMAC-SHA-256, base64url, 22 characters = 132 bits) of a value of one kind. Equal input, equal
   * tag; tags of different kinds or tenants cannot be compared.
   */
  tag(kind: string, value: string): string;
  /** Raw tag key, for the pipeline's worker threads. */
  readonly tagKey: Uint8Array;
  /** Ed25519 signature. */
  sign(bytes: Uint8Array): Uint8Array;
  /** What {@link sign} can be checked with: SubjectPublicKeyInfo (DER), base64. */
  readonly publicKey: string;
  /** Secret that the key pair of a mail spool comes from. */
  readonly spoolSeed: Uint8Array;
}

/** Where keys come from. */
export interface Keyring {
  /** Keys of a tenant, made on first use. */
  tenant(tenantId: string): Promise<TenantKeys>;
  /** Makes the next version of a tenant's key. It seals from `activeAt` on, when every process knows it. */
  rotate(tenantId: string): Promise<{ version: number; activeAt: Date }>;
  /** Wraps a tenant's keys and secrets under the current master key; answers how many. */
  rewrap(tenantId: string): Promise<number>;
}
