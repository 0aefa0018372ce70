import libmime from 'libmime';
import type { Mailbox } from '../parse/addresses.ts';

/** RFC 2606 reserves `invalid`: such an address reaches nobody. */
const REDACTED_DOMAIN = 'redacted.invalid';

/** Characters of an encoded word, so that it fits a line of 76 with its neighbours. */
const ENCODED_WORD_CHARS = 52;

/** An address that mail servers take as it is; anything else is not written out again. */
const PLAIN_ADDRESS = /^[^\s<>"(),:;@\\[\]\x00-\x1f\x7f]+@[^\s<>"(),:;@\\[\]\x00-\x1f\x7f]+$/;
/** RFC 5321: 64 for the local part, 255 for the domain. */
const MAX_ADDRESS_CHARS = 320;

/** True for an address that stands for a removed one. */
export function isRedactedAddress(text: string): boolean {
  return text.endsWith(`@${REDACTED_DOMAIN}`);
}

/**
 * The address to write for a sanitised one: itself, or one that reaches nobody and still tells whose it was
 * apart from others (`e-mail-address-1@redacted.invalid` for `[e-mail address 1]`).
 */
export function writableAddress(sanitised: string): string {
  if (sanitised.length <= MAX_ADDRESS_CHARS && PLAIN_ADDRESS.test(sanitised)) return sanitised;
  const local = sanitised
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  // A value that is no address and no mark is not spelled out in one.
  return `${/^\[.{1,60}\]$/u.test(sanitised) && local !== '' ? local : 'unknown'}@${REDACTED_DOMAIN}`;
}

/** An address header's value, unfolded. */
export function addressList(boxes: readonly Mailbox[]): string {
  return boxes
    .map(({ name, address }) => {
      const written = writableAddress(address);
      return name === '' ? written : `${phrase(name)} <${written}>`;
    })
    .join(', ');
}

/** A display name (RFC 5322 phrase, RFC 2047 where it is not ASCII). */
function phrase(name: string): string {
  const clean = name.replace(/\p{Cc}+/gu, ' ');
  return /^[\x20-\x7e]*$/.test(clean)
    ? `"${clean.replace(/["\\]/g, '\\$&')}"`
    : libmime.encodeWord(clean, 'Q', ENCODED_WORD_CHARS);
}

/** A text header's value, unfolded. */
export function encodedText(text: string): string {
  return libmime.encodeWords(text.replace(/\p{Cc}+/gu, ' '), 'Q', ENCODED_WORD_CHARS);
}
