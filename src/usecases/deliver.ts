import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { ZeefError } from '../errors.ts';
import type { AuditFacts } from '../model/audit.ts';
import type { DeliveryEnvelope } from '../model/envelope.ts';
import type { StoredDocument } from '../model/intake.ts';
import type { MailHop, Routes, WebhookHop } from '../model/route.ts';
import { correctionOf } from '../pipeline/render/correction.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Job, JobQueue } from '../ports/queue.ts';
import { type MailSink, SinkError, type WebhookSink } from '../ports/sink.ts';
import type { Repositories, Store, TakenDelivery } from '../ports/store.ts';
import type { OpenOutput } from './output.ts';
import { openJson } from './sealed-json.ts';
import type { Tickets } from './tickets.ts';

/** Doubles from here, so that a next hop that restarts is found soon after. */
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 4 * 3_600_000;
/** With these delays, two days of trying: longer than most outages, shorter than the five days of mail servers. */
export const MAX_TRIES = 24;

/** Whoever delivers says this often that it still does … */
const TOUCH_MS = 15_000;
/** … and has lost the delivery to another after this long a silence. */
const LEASE_MS = 60_000;
/** How often to look for what is due. */
export const DISPATCH_INTERVAL_MS = 5_000;
const BATCH = 1_000;

/** The next hop has the message: saying so in the store is worth some patience, since not saying it means twice. */
const SETTLE_TRIES = 30;
const SETTLE_PAUSE_MS = 2_000;

interface Dependencies {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly routes: Routes;
  readonly tickets: Tickets;
  readonly output: OpenOutput;
  readonly sinks: { readonly mail: MailSink; readonly webhook: WebhookSink };
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Milliseconds to wait after the given number of tries; `undefined` when that was enough. */
export function retryDelay(tries: number): number | undefined {
  if (tries >= MAX_TRIES) return undefined;
  return Math.min(FIRST_RETRY_MS * 2 ** (tries - 1), LONGEST_RETRY_MS);
}

/**
 * Hands on whatever is due of a document that is processed. Every try is committed before it begins and after
 * the next hop's 250, fenced by its number. A crash between that 250 and the commit makes the message go out
 * again, since losing it would be worse; over SMTP there is no way to ask.
 */
export function deliverer(dependencies: Dependencies): (job: Job) => Promise<void> {
  const { store } = dependencies;
  return async ({ tenantId, documentId }) => {
    const document = await store.transaction(tenantId, async (repositories) => {
      const found = await repositories.documents.get(documentId);
      if (found) await holdBack(found, repositories);
      return found;
    });
    if (document?.state !== 'done') return;
    const take = () => store.transaction(tenantId, ({ deliveries }) => deliveries.take(documentId));
    for (let taken = await take(); taken; taken = await take()) {
      await attempt(tenantId, document, taken, dependencies);
    }
  };
}

/** Sets aside what may not go on without a person. */
async function holdBack(document: StoredDocument, { deliveries, audit }: Repositories): Promise<void> {
  const { id: documentId, state, holdReason, needsReview, reviewReason = 'policy' } = document;
  if (state === 'received' || state === 'processing') return;
  const [code, which] =
    state === 'done'
      ? needsReview
        ? ([reviewReason, 'unreleased'] as const)
        : (['review', 'review'] as const)
      : ([holdReason ?? state, 'all'] as const);
  if ((await deliveries.hold(documentId, code, which)) === 0) return;
  await audit.append({ event: 'delivery.held', actor: 'system', documentId, code });
}

async function attempt(
  tenantId: string,
  document: StoredDocument,
  taken: TakenDelivery,
  dependencies: Dependencies,
): Promise<void> {
  const { store, metrics, log } = dependencies;
  const { id: deliveryId, attempts, documentId } = taken;
  const settle = (
    event: AuditFacts['event'] | undefined,
    change: (repositories: Repositories) => Promise<boolean>,
    code?: string,
  ) =>
    store.transaction(tenantId, async (repositories) => {
      if (!(await change(repositories)) || !event) return;
      const facts = { event, actor: 'system', documentId, deliveryId, ...(code && { code }) };
      await repositories.audit.append(facts);
    });

  const timer = setInterval(() => {
    const touched = store.transaction(tenantId, ({ deliveries }) => deliveries.touch(deliveryId, attempts));
    touched.catch((error) => log.error('delivery.failed', error, { documentId, deliveryId }));
  }, TOUCH_MS);
  try {
    await send(tenantId, document, taken, dependencies);
    await patiently(() =>
      settle('delivery.delivered', ({ deliveries }) => deliveries.finish(deliveryId, attempts)),
    );
    metrics.delivered('delivered');
    log.info('delivery.delivered', { tenantId, documentId, deliveryId, attempt: attempts });
  } catch (error) {
    const code = error instanceof SinkError ? error.code : 'internal';
    const delayMs = error instanceof SinkError && error.permanent ? undefined : retryDelay(taken.tries);
    const outcome = delayMs === undefined ? 'dead' : 'retry';
    log.error(`delivery.${outcome}`, error, { tenantId, documentId, deliveryId, attempt: attempts, code });
    metrics.delivered(outcome);
    if (delayMs === undefined) {
      await settle('delivery.dead', ({ deliveries }) => deliveries.bury(deliveryId, attempts, code), code);
    } else {
      await settle(undefined, ({ deliveries }) => deliveries.retry(deliveryId, attempts, code, delayMs));
    }
  } finally {
    clearInterval(timer);
  }
}

/** @throws SinkError, also where the routes or the document no longer allow delivery */
async function send(
  tenantId: string,
  document: StoredDocument,
  taken: TakenDelivery,
  { keyring, routes, output, tickets, sinks }: Dependencies,
): Promise<void> {
  const keys = await keyring.tenant(tenantId);
  const binding = { purpose: 'delivery', id: taken.id };
  const { sender, recipient } = openJson<DeliveryEnvelope>(keys, binding, taken.envelope);
  // Routes as they are now: what went wrong under an earlier file can be tried again under a mended one.
  const route = recipient === undefined ? routes.forSource(document.source) : routes.forRecipient(recipient);
  if (!route?.to) throw new SinkError('no-route', true);
  const mail = (await output(tenantId, document.id))?.mail;
  if (route.to.protocol === 'webhook') {
    return post(route.to, tenantId, document, taken, mail, { tickets, sinks });
  }
  if (!mail || recipient === undefined) throw new SinkError('no-mail', true);
  const message = taken.corrects === undefined ? mail : correctionOf(mail, taken.id);
  await sinks.mail.deliver(route.to satisfies MailHop, { sender, recipient }, traced(message, document.id));
}

async function post(
  hop: WebhookHop,
  tenantId: string,
  document: StoredDocument,
  { id, desk, corrects }: TakenDelivery,
  mail: Uint8Array | undefined,
  { tickets, sinks }: Pick<Dependencies, 'tickets' | 'sinks'>,
): Promise<void> {
  const ticket = document.ticketId && (await tickets.get(tenantId, document.ticketId));
  if (!ticket) throw new SinkError('no-ticket', true);
  const rfc822 = mail && Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength).toString('base64');
  const data = {
    documentId: document.id,
    desk,
    ticket,
    ...(corrects && { corrects }),
    ...(rfc822 && { rfc822 }),
  };
  const type = corrects === undefined ? `${document.kind}.sanitised` : 'ticket.corrected';
  const timestamp = new Date().toISOString();
  await sinks.webhook.deliver(hop, id, JSON.stringify({ type, timestamp, data }));
}

/** A trace line of our own (RFC 5321, 4.4), which loop detection counts. */
function traced(mail: Uint8Array, documentId: string): Buffer {
  const date = new Date().toUTCString().replace('GMT', '+0000');
  return Buffer.concat([
    Buffer.from(`Received: by ${hostname()} (Zeef) id ${documentId};\r\n ${date}\r\n`),
    mail,
  ]);
}

async function patiently(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === SETTLE_TRIES || !(error instanceof ZeefError && error.code === 'ZEEF_UNAVAILABLE'))
        throw error;
      await sleep(SETTLE_PAUSE_MS);
    }
  }
}

/**
 * Queues every document that has something due, what a silent process had in hand included. With `leaseMs` 0
 * (at start) nothing counts as in anybody's hands.
 */
export async function dispatch(store: Store, queue: JobQueue, log: Log, leaseMs = LEASE_MS): Promise<void> {
  try {
    for (const { id: tenantId } of await store.tenants()) {
      const ids = await store.transaction(tenantId, ({ deliveries }) => deliveries.due(leaseMs, BATCH));
      for (const documentId of ids) await queue.add({ tenantId, documentId });
    }
  } catch (error) {
    log.error('reconcile.failed', error);
  }
}
