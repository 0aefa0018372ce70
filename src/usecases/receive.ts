import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { ZeefError } from '../errors.ts';
import type { IntakeKind } from '../model/document.ts';
import type { Door } from '../model/intake.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { JobQueue } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';

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
  readonly metrics: Metrics;
  readonly log: Log;
}

/**
 * Seals and commits an input before anybody is told that it was accepted, then queues it. When queueing
 * fails the input is stored all the same and the reconciler queues it later.
 *
 * @throws ZeefError ZEEF_BODY_EMPTY, ZEEF_UNAVAILABLE (nothing was stored)
 */
export function receiver({ store, keyring, queue, metrics, log }: Dependencies): Receive {
  return async (intake) => {
    if (isBlank(intake.raw)) throw new ZeefError('ZEEF_BODY_EMPTY');
    const keys = await keyring.tenant(intake.tenantId);
    const id = uuidv7();
    const original = keys.seal({ purpose: 'original', id }, intake.raw);
    const dedupeTag = intake.deliveryId
      ? keys.tag('delivery', `${intake.source}\0${intake.deliveryId}`)
      : keys.tag('content', contentIdentity(intake));

    const stored = await store.transaction(intake.tenantId, async ({ documents, audit }) => {
      const { kind, door, source, raw, actor } = intake;
      const result = await documents.insert({
        id,
        kind,
        door,
        source,
        dedupeTag,
        size: raw.length,
        original,
      });
      const event = result.duplicate ? 'document.duplicate' : 'document.received';
      await audit.append({ event, actor, documentId: result.id });
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

/** White space only, as far as bytes tell. Looks no further than the first thing that is not. */
function isBlank(raw: Uint8Array): boolean {
  return raw.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

/**
 * What makes two inputs without a delivery id the same. For a mail: its Message-ID and its body, so that
 * other trace headers or line ends (one copy by SMTP, one by pipe) do not make it another mail; without a
 * Message-ID and for tickets: all of it.
 */
function contentIdentity({ kind, raw }: Intake): string {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (kind === 'mail') {
    // Latin-1 keeps bytes apart one by one; the digest is over text with LF line ends.
    const text = bytes.toString('latin1').replaceAll('\r\n', '\n');
    const end = text.indexOf('\n\n');
    const header = end < 0 ? text : text.slice(0, end);
    const messageId = /^message-id:[ \t]*(?:\n[ \t]+)?([^\n]+)/im.exec(header)?.[1]?.trim();
    if (messageId) return `mail\0${messageId}\0${sha256(end < 0 ? '' : text.slice(end).trimEnd())}`;
    return `mail\0\0${sha256(text.trimEnd())}`;
  }
  return `${kind}\0${sha256(bytes.toString('latin1'))}`;
}

function sha256(latin1: string): string {
  return createHash('sha256').update(latin1, 'latin1').digest('hex');
}
