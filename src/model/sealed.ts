import { inspect } from 'node:util';

/** What a sealed value is bound to: it opens only as the same thing of the same tenant. */
export interface SealBinding {
  /** Why it is kept: `original`, `envelope`, `output`, `delivery`, `ticket`, `entry`, `hold`, `webhook-secret`, `subject-request`, `notice`, `incident`, `account`, `totp`, `sign-in`. */
  readonly purpose: string;
  /** Id of the row it belongs to. */
  readonly id: string;
}

/** An encrypted value with the wrapped key that opens it. Destroying `wrappedKey` erases it. Prints nothing. */
export class Sealed {
  /** Nonce, ciphertext and tag of the content under its own data key. */
  readonly ciphertext: Uint8Array;
  /** The data key under the tenant's key. */
  readonly wrappedKey: Uint8Array;
  /** Version of the tenant key that wraps it. */
  readonly keyVersion: number;

  constructor(ciphertext: Uint8Array, wrappedKey: Uint8Array, keyVersion: number) {
    this.ciphertext = ciphertext;
    this.wrappedKey = wrappedKey;
    this.keyVersion = keyVersion;
  }

  toJSON(): string {
    return '[sealed]';
  }

  [inspect.custom](): string {
    return '[sealed]';
  }
}
