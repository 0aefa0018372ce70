import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { createKeyring, type KeyringOptions } from '../../src/adapters/crypto/keyring.ts';
import { pinoLog } from '../../src/adapters/logging/pino.ts';
import { prometheusMetrics } from '../../src/adapters/metrics/prometheus.ts';
import { STORE_ONLY } from '../../src/model/route.ts';
import { inProcessPipeline } from '../../src/pipeline/run.ts';
import type { KeyWrapper } from '../../src/ports/key-wrapper.ts';
import type { Keyring } from '../../src/ports/keyring.ts';
import type { JobQueue } from '../../src/ports/queue.ts';
import { processor } from '../../src/usecases/process.ts';
import { receiver } from '../../src/usecases/receive.ts';
import { type TicketView, ticketReader } from '../../src/usecases/tickets.ts';
import type { TestStore } from './store.ts';

/** From receipt to ticket on a real store, step by step and in this process. */
export interface TestDesk {
  readonly keyring: Keyring;
  /** Hands in a mail or a JSON ticket, processes it, and answers the ids. */
  take(tenantId: string, input: string | object): Promise<{ documentId: string; ticketId: string }>;
  ticket(tenantId: string, id: string): Promise<TicketView | undefined>;
  usePolicy(tenantId: string, version: string, yaml: string): Promise<void>;
}

/** Nothing waits here: {@link TestDesk.take} processes at once. */
const NO_QUEUE: JobQueue = {
  add: async () => undefined,
  work: async () => undefined,
  counts: async () => ({ waiting: 0, active: 0, failed: 0 }),
  close: async () => undefined,
};

export function testDesk(
  { store }: TestStore,
  master: KeyObject | KeyWrapper = createSecretKey(randomBytes(32)),
  options: KeyringOptions = {},
): TestDesk {
  const log = pinoLog('silent');
  const metrics = prometheusMetrics(NO_QUEUE);
  const keyring = createKeyring(master, store, options);
  const receive = receiver({ store, keyring, queue: NO_QUEUE, routes: STORE_ONLY, metrics, log });
  const process = processor({ store, keyring, pipeline: inProcessPipeline(), metrics, log });
  const reader = ticketReader(store, keyring);
  return {
    keyring,
    async take(tenantId, input) {
      const kind = typeof input === 'string' ? 'mail' : 'ticket';
      const raw = Buffer.from(typeof input === 'string' ? input : JSON.stringify(input));
      const from = { door: 'api', source: 'api', actor: 'test', deliveryId: undefined } as const;
      const { documentId } = await receive({ tenantId, kind, raw, ...from });
      await process({ tenantId, documentId });
      const document = await store.transaction(tenantId, ({ documents }) => documents.get(documentId));
      if (document?.state !== 'done') throw new Error(`document is ${document?.state}`);
      return { documentId, ticketId: document.ticketId ?? '' };
    },
    ticket: (tenantId, id) => reader.get(tenantId, id),
    usePolicy: (tenantId, version, yaml) =>
      store.transaction(tenantId, ({ policies }) => policies.activate(version, yaml)),
  };
}
