import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { ZeefError } from '../errors.ts';
import type { IntakeKind } from '../model/document.ts';
import type { Envelope } from '../model/envelope.ts';
import type { Door } from '../model/intake.ts';
import type { Route, Routes } from '../model/route.ts';
import { hopsOf, MAX_HOPS, tracesIn, traceText } from '../model/trace.ts';
import type { Keyring, TenantKeys } from '../ports/keyring.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { JobQueue } from '../ports/queue.ts';
import type { NewDelivery, Repositories, Store } from '../ports/store.ts';
import { sealJson } from './sealed-json.ts';

/** Something that came in through a door, not yet looked into. */
export interface Intake {
  readonly tenantId: string;
  readonly kind: IntakeKind;
  readonly door: Door;
  /** Name of the source, for the record and for the actor in the audit log. */
  readonly source: string;
  readonly actor: string;
  readonly raw: Uint8Array;
  /** The sender's id of this delivery, when it has one: the same id is stored once. */
  readonly deliveryId: string | undefined;
  /** Whom a mail is for, when it came over SMTP or from a mail server's pipe. */
  readonly envelope?: Envelope;
  /** Whoever hands it in takes the sanitised form back and passes it on: no route does. */
  readonly takesBack?: boolean;
}

export interface Receipt {
  readonly documentId: string;
  readonly duplicate: boolean;
}

/** Hands an input in. Resolves only when it is durably stored. */
export type Receive = (intake: Intake) => Promise<Receipt>;

interface Dependencies {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly queue: JobQueue;
  readonly routes: Routes;
  readonly metrics: Metrics;
  readonly log: Log;
}

/**
 * Seals and commits an input before anybody is told that it was accepted, then queues it. When queueing
 * fails the input is stored all the same and the reconciler queues it later.
 *
 * @throws ZeefError ZEEF_BODY_EMPTY, ZEEF_RECIPIENT_UNKNOWN, ZEEF_UNAVAILABLE (nothing was stored)
 */
export function receiver({ store, keyring, queue, routes, metrics, log }: Dependencies): Receive {
  return async (intake) => {
    if (isBlank(intake.raw)) throw new ZeefError('ZEEF_BODY_EMPTY');
    const targets = targetsOf(intake, routes);
    const keys = await keyring.tenant(intake.tenantId);
    const id = uuidv7();
    const original = keys.seal({ purpose: 'original', id }, intake.raw);
    const dedupeTag = intake.deliveryId
      ? keys.tag('delivery', `${intake.source}\0${intake.deliveryId}`)
      : keys.tag('content', contentIdentity(intake));

    const stored = await store.transaction(intake.tenantId, async (repositories) => {
      const { documents, deliveries, audit } = repositories;
      const { kind, door, source, raw, actor, envelope } = intake;
      const { desk, purpose } = targets[0]?.route ?? {};
      const result = await documents.insert({
        id,
        kind,
        door,
        source,
        dedupeTag,
        size: raw.length,
        original,
        ...(envelope && { envelope: sealJson(keys, { purpose: 'envelope', id }, envelope) }),
        ...(desk && { desk }),
        ...(purpose && { purpose }),
      });
      const event = result.duplicate ? 'document.duplicate' : 'document.received';
      await audit.append({ event, actor, documentId: result.id });
      const isLoop = kind === 'mail' && hopsOf(raw) > MAX_HOPS;
      const onward = isLoop ? [] : await withoutLoops(raw, targets, keys, repositories);
      const passedOn = onward.filter(({ route }) => route.mode !== 'store');
      for (const target of passedOn) await deliveries.add(newDelivery(result.id, target, keys));
      if (onward.length === 0 && targets.length > 0 && !result.duplicate) {
        await documents.hold(id, 'held', 'loop');
        await audit.append({ event: 'document.held', actor: 'system', documentId: id, code: 'loop' });
      }
      return result;
    });

    metrics.received(intake.door, stored.duplicate ? 'duplicate' : 'stored');
    if (!stored.duplicate) {
      log.info('document.received', { tenantId: intake.tenantId, documentId: id, bytes: intake.raw.length });
      await queue
        .add({ tenantId: intake.tenantId, documentId: id })
        .catch((error) => log.error('queue.failed', error, { documentId: id }));
    }
    return { documentId: stored.id, duplicate: stored.duplicate };
  };
}

/** Somebody a message is for: a recipient, or nobody in particular where it came without an envelope. */
interface Target {
  readonly route: Route;
  readonly sender: string;
  readonly recipient: string | undefined;
  /** What its tag is made of. */
  readonly name: string;
}

/** @throws ZeefError ZEEF_RECIPIENT_UNKNOWN when a recipient has no route */
function targetsOf({ envelope, source, takesBack }: Intake, routes: Routes): Target[] {
  if (takesBack) return [];
  if (!envelope || envelope.recipients.length === 0) {
    const route = routes.forSource(source);
    return route ? [{ route, sender: '', recipient: undefined, name: `source\0${source}` }] : [];
  }
  return envelope.recipients.map((recipient) => {
    const route = routes.forRecipient(recipient);
    if (!route) throw new ZeefError('ZEEF_RECIPIENT_UNKNOWN');
    const name = `recipient\0${recipient.toLowerCase()}`;
    return { route, sender: envelope.sender, recipient, name };
  });
}

/** Our own output that comes back to a recipient it was delivered to is going round. */
async function withoutLoops(
  raw: Uint8Array,
  targets: readonly Target[],
  keys: TenantKeys,
  { deliveries }: Repositories,
): Promise<Target[]> {
  const traces = tracesIn(raw).filter((trace) => trace.mac === keys.tag('trace', traceText(trace)));
  const onward: Target[] = [];
  for (const target of targets) {
    let loops = false;
    for (const { documentId } of traces) loops ||= await deliveries.has(documentId, targetTag(target, keys));
    if (!loops) onward.push(target);
  }
  return onward;
}

function newDelivery(documentId: string, target: Target, keys: TenantKeys): NewDelivery {
  const id = uuidv7();
  const { route, sender, recipient } = target;
  const envelope = sealJson(keys, { purpose: 'delivery', id }, { sender, recipient });
  const { desk, mode } = route;
  return { id, documentId, targetTag: targetTag(target, keys), desk, mode, envelope };
}

function targetTag({ name }: Target, keys: TenantKeys): string {
  return keys.tag('delivery-target', name);
}

/** White space only, as far as bytes tell. Looks no further than the first thing that is not. */
function isBlank(raw: Uint8Array): boolean {
  return raw.every(isSpace);
}

/**
 * What makes two inputs without a delivery id the same. For a mail: its Message-ID and its body, so that
 * other trace headers or line ends (one copy by SMTP, one by pipe) do not make it another mail; without a
 * Message-ID and for tickets: all of it.
 */
function contentIdentity({ kind, raw }: Intake): string {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (kind !== 'mail') return `${kind}\0${sha256(bytes)}`;
  const end = headerEnd(bytes);
  // Latin-1 keeps bytes apart one by one.
  const header = bytes.toString('latin1', 0, end).replaceAll('\r\n', '\n');
  const messageId = /^message-id:[ \t]*(?:\n[ \t]+)?([^\n]+)/im.exec(header)?.[1]?.trim();
  return messageId
    ? `mail\0${messageId}\0${textDigest(bytes.subarray(end))}`
    : `mail\0\0${textDigest(bytes)}`;
}

/** Where the empty line after the header begins, with LF or CRLF line ends. */
function headerEnd(raw: Buffer): number {
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter((end) => end >= 0);
  return ends.length > 0 ? Math.min(...ends) : raw.length;
}

/** Copied at a time: a mail of many megabytes is not held a second time. */
const DIGEST_CHUNK = 65_536;

/** Digest of a text whatever its line ends, and without the white space at its end. */
function textDigest(raw: Buffer): string {
  const hash = createHash('sha256');
  let end = raw.length;
  while (end > 0 && isSpace(raw[end - 1] as number)) end--;
  for (let start = 0; start < end; ) {
    let next = Math.min(start + DIGEST_CHUNK, end);
    // A line end stays in one piece.
    if (next < end && raw[next - 1] === CARRIAGE_RETURN) next++;
    hash.update(raw.toString('latin1', start, next).replaceAll('\r\n', '\n'), 'latin1');
    start = next;
  }
  return hash.digest('hex');
}

const CARRIAGE_RETURN = 0x0d;

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** ASCII white space. */
function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}
