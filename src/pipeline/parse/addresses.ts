import libmime from 'libmime';
import { type EmailAddress, parseAddressHeader } from 'mailparser';
import { fromLatin1 } from './charset.ts';
import { MAX_HEADER_CHARS } from './limits.ts';
import type { MimeEntity } from './mime.ts';

/** One mailbox of an address header. Either field may be empty. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** Address headers that are read and written again; every other one is dropped from sanitised mail. */
export const ADDRESS_HEADERS = ['from', 'reply-to', 'to', 'cc'] as const;
export type AddressHeader = (typeof ADDRESS_HEADERS)[number];

/** Length of one address header that is parsed: the parser is linear, but a list of this length is no list. */
const MAX_ADDRESS_HEADER_CHARS = 100_000;

/** Mailboxes of a header in order, groups opened. */
export function mailboxes(headers: MimeEntity['headers'], name: AddressHeader): readonly Mailbox[] {
  const values = headers.getDecoded(name).map(({ value }) => value.slice(0, MAX_ADDRESS_HEADER_CHARS));
  if (values.length === 0) return [];
  return parseAddressHeader(values, { flatten: true, decodePunycode: false }).value.map(toMailbox);
}

function toMailbox({ name, address }: EmailAddress): Mailbox {
  return { name: oneLine(fromLatin1(name)), address: oneLine(address ?? '') };
}

/** A header's text with its encoded words (RFC 2047) decoded; the first where it stands more than once. */
export function headerText(headers: MimeEntity['headers'], name: string): string | undefined {
  const value = headers.getFirst(name);
  return value === '' ? undefined : oneLine(fromLatin1(libmime.decodeWords(value)));
}

/** Encoded words can hold line breaks and NUL, which a header cannot. */
function oneLine(text: string): string {
  return text
    .slice(0, MAX_HEADER_CHARS + 1)
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}
