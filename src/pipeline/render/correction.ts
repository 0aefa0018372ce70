import mailsplit from '@zone-eu/mailsplit';
import { append } from './headers.ts';

/** Signatures and seals over the message as it was sent first. */
const SEALS = ['arc-seal', 'arc-message-signature', 'arc-authentication-results', 'dkim-signature'];
/** RFC 5322, 3.6.4. */
const MESSAGE_ID = /<[^<>\s]{1,998}>/g;

/**
 * A sanitised mail as the correction of one that was handed on before: a message of its own, with an answer's headers
 * that name the first. Pure: the same id gives the same bytes.
 *
 * @param id of the correction; becomes part of its Message-ID
 */
export function correctionOf(mail: Uint8Array, id: string): Buffer {
  const bytes = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength);
  const blank = bytes.indexOf('\r\n\r\n');
  const end = blank < 0 ? bytes.length : blank + 4;
  const headers = new mailsplit.Headers(bytes.subarray(0, end));
  const first = headers.getFirst('message-id').match(MESSAGE_ID)?.[0];
  const references = headers.getFirst('references').match(MESSAGE_ID) ?? [];
  for (const key of [...SEALS, 'message-id', 'in-reply-to', 'references']) headers.remove(key);
  append(headers, 'Message-ID', `<${id}.correction@zeef.invalid>`);
  if (first !== undefined) {
    append(headers, 'In-Reply-To', first);
    append(headers, 'References', [...references, first].join(' '));
  }
  append(headers, 'X-Zeef-Correction', id);
  return Buffer.concat([headers.build(), bytes.subarray(end)]);
}
