import { createHmac } from 'node:crypto';

/** 22 characters of base64url are 132 bits: no two values meet by chance, and no key is weakened by it. */
const TAG_CHARS = 22;

/**
 * Keyed tag of a value of one kind: HMAC-SHA-256 over `kind`, NUL and `value`, base64url, cut to 22
 * characters. Equal input, equal tag; tags of different kinds or keys cannot be compared. A short value
 * can be guessed by whoever holds the key, so tags stay personal data.
 */
export function valueTag(tagKey: Uint8Array, kind: string, value: string): string {
  return createHmac('sha256', tagKey)
    .update(`${kind}\0${value}`, 'utf8')
    .digest('base64url')
    .slice(0, TAG_CHARS);
}
