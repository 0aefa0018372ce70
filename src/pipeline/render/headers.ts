import mailsplit from '@zone-eu/mailsplit';
import { ADDRESS_HEADERS, type AddressHeader } from '../parse/addresses.ts';
import type { MimeEntity } from '../parse/mime.ts';
import { addressList, encodedText } from './addresses.ts';
import type { SanitisedTexts } from './texts.ts';

export type HeaderBlock = InstanceType<typeof mailsplit.Headers>;

/** An empty block to write headers into. */
export function headerBlock(): HeaderBlock {
  return new mailsplit.Headers([]);
}

/** Appends a header; long values are folded. */
export function append(block: HeaderBlock, name: string, value: string): void {
  block.add(name, value, block.getList().length);
}

/** Threading (RFC 5322 3.6.4): only the ids in it, since anything may stand between them. */
const ID_HEADERS = new Set(['message-id', 'in-reply-to', 'references']);

/** Headers that mail programs act upon and that hold a token, never text. */
const TOKEN_HEADERS = new Set([
  'auto-submitted',
  'importance',
  'precedence',
  'priority',
  'x-auto-response-suppress',
  'x-msmail-priority',
  'x-priority',
]);
const TOKEN = /^[\w-]{1,40}(?:[ ,;=]{1,2}[\w()-]{1,40}){0,6}$/;

/** Mailing lists (RFC 2369, RFC 2919). A link with a query is mostly one subscriber's own. */
const LIST_HEADERS = new Set([
  'list-archive',
  'list-help',
  'list-id',
  'list-owner',
  'list-post',
  'list-subscribe',
  'list-unsubscribe',
]);
const LIST_VALUE =
  /^(?:"?[\w .&-]{0,80}"? ?)?<(?:(?:https?:\/\/|mailto:)[^\s<>?@\d]{1,200}(?:@[\w.-]{1,253})?|[\w.-]{1,253})>$/;

const DATE = /^[\w ,:+-]{8,60}(?:\([A-Za-z ]{1,40}\))?$/;

/**
 * Headers of a sanitised message, in their order: what threads it, what programs act upon, the addresses and the
 * subject without what was removed. Every other header is dropped: traces, client addresses, signatures that no
 * longer hold, and whatever anyone invents. `Received` lines stay as counters of hops, with their date.
 */
export function messageHeaders(
  source: MimeEntity['headers'],
  prefix: string,
  texts: SanitisedTexts,
): HeaderBlock {
  const block = headerBlock();
  const written = new Set<string>();
  for (const { key } of source.getList()) {
    if (key === 'received') continue;
    if (written.has(key)) continue;
    written.add(key);
    const name = properName(key);
    if (isAddressHeader(key)) {
      const boxes = texts.mailboxes(source, key, prefix);
      if (boxes.length > 0) append(block, name, addressList(boxes));
    } else if (key === 'subject') {
      append(block, name, encodedText(texts.of(`${prefix}subject`) ?? ''));
    } else {
      const value = kept(key, source.getFirst(key));
      if (value !== undefined) append(block, name, value);
    }
  }
  const hops = source.get('received').length;
  for (const [i, line] of source.get('received').entries()) {
    block.addFormatted('received', `Received: from removed by removed${dateOf(line)}`, i);
    if (i + 1 >= Math.min(hops, MAX_HOPS)) break;
  }
  return block;
}

/** Lines kept of a trace: loop detection counts them, and gives up well below (RFC 5321, 6.3: at least 100). */
const MAX_HOPS = 100;

function dateOf(received: string): string {
  const date = received.slice(received.lastIndexOf(';') + 1).trim();
  return received.includes(';') && DATE.test(date) ? `; ${date}` : '';
}

function isAddressHeader(key: string): key is AddressHeader {
  return ADDRESS_HEADERS.some((name) => name === key);
}

function kept(key: string, value: string): string | undefined {
  if (ID_HEADERS.has(key)) return value.match(/<[^<>\s]{1,998}>/g)?.join(' ');
  if (key === 'date') return DATE.test(value) ? value : undefined;
  if (TOKEN_HEADERS.has(key)) return TOKEN.test(value) ? value : undefined;
  if (LIST_HEADERS.has(key)) return LIST_VALUE.test(value) ? value : undefined;
  return undefined;
}

/** `message-id` → `Message-ID`, `subject` → `Subject`. */
function properName(key: string): string {
  return key
    .split('-')
    .map((word) => (word === 'id' ? 'ID' : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('-');
}
