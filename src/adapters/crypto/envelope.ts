import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

/**
 * One layer of encryption: version byte, 96-bit random nonce, ciphertext, 128-bit tag. AES-256-GCM, NIST SP
 * 800-38D. A random nonce may be used for 2^32 messages under one key (section 8.3): data keys encrypt one
 * each, a tenant key wraps one data key per stored value.
 */
const VERSION = 1;
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Version, nonce and tag: what a layer adds. */
export const OVERHEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

export const KEY_BYTES = 32;

/** What a layer is bound to, as a list of fields. */
export type Context = readonly (string | number)[];

/** Encrypts and authenticates `plain` together with its context. */
export function encrypt(key: Uint8Array | KeyObject, context: Context, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(encodeContext(context));
  return Buffer.concat([
    Buffer.of(VERSION),
    nonce,
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** The plain bytes, or `undefined` when key, context or bytes are not those of {@link encrypt}. */
export function decrypt(
  key: Uint8Array | KeyObject,
  context: Context,
  sealed: Uint8Array,
): Buffer | undefined {
  if (sealed.length < OVERHEAD_BYTES || sealed[0] !== VERSION) return undefined;
  const body = sealed.length - TAG_BYTES;
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(encodeContext(context));
  decipher.setAuthTag(sealed.subarray(body));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES, body)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/**
 * Fields with their lengths before them, so that no two lists give the same bytes: (`a`, `bc`) is not
 * (`ab`, `c`). The format's version comes first and is authenticated with them.
 */
function encodeContext(context: Context): Buffer {
  return Buffer.concat(
    ['zeef', VERSION, ...context].flatMap((field) => {
      const bytes = Buffer.from(String(field), 'utf8');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
