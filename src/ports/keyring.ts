import type { SealBinding, Sealed } from '../model/sealed.ts';

/** A tenant's keys in use. Holds key material: never log it, never send it out of the process. */
export interface TenantKeys {
  /** Encrypts under a fresh data key; tenant, purpose and id are authenticated with it. */
  seal(binding: SealBinding, plain: Uint8Array): Sealed;
  /** @throws when the key is not the one, or tenant, purpose or id differ from those it was sealed with */
  open(binding: SealBinding, sealed: Sealed): Uint8Array;
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
}
