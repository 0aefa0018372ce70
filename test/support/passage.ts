import { createSecretKey, randomBytes } from 'node:crypto';
import { createKeyring } from '../../src/adapters/crypto/keyring.ts';
import { prometheusMetrics } from '../../src/adapters/metrics/prometheus.ts';
import type { Envelope } from '../../src/model/envelope.ts';
import type { StoredDocument } from '../../src/model/intake.ts';
import { type Routes, STORE_ONLY } from '../../src/model/route.ts';
import { inProcessPipeline } from '../../src/pipeline/run.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { presetYaml } from '../../src/policy/presets.ts';
import type { Keyring } from '../../src/ports/keyring.ts';
import type { Log, LogFacts } from '../../src/ports/log.ts';
import type { MailAuthenticator } from '../../src/ports/mail-authenticator.ts';
import type { JobQueue } from '../../src/ports/queue.ts';
import { outputReader } from '../../src/usecases/output.ts';
import { processor } from '../../src/usecases/process.ts';
import { receiver } from '../../src/usecases/receive.ts';
import { ticketReader } from '../../src/usecases/tickets.ts';
import { type TestStore, testStore } from './store.ts';

/** Mail through the use cases from door to output, on a real store, without queue, threads or network. */
export interface Passage extends TestStore {
  readonly keyring: Keyring;
  /** What was logged, in order. */
  readonly logged: readonly ({ event: string } & LogFacts)[];
  take(raw: Uint8Array, envelope?: Envelope): Promise<Passed>;
  ticket(documentId: string): ReturnType<ReturnType<typeof ticketReader>['get']>;
}

export interface Passed {
  readonly document: StoredDocument;
  /** The sanitised mail, empty where there is none. */
  readonly mail: Buffer;
}

export async function passage(
  given: { policyYaml?: string; authenticator?: MailAuthenticator; routes?: Routes } = {},
): Promise<Passage> {
  const { policyYaml = presetYaml('default'), routes = STORE_ONLY, authenticator } = given;
  const database = await testStore();
  const { store, tenantId } = database;
  await store.transaction(tenantId, ({ policies }) =>
    policies.activate(loadPolicy(policyYaml).version, policyYaml),
  );
  const keyring = createKeyring(createSecretKey(randomBytes(32)), store);
  const logged: ({ event: string } & LogFacts)[] = [];
  const note = (event: string, facts: LogFacts = {}): void => void logged.push({ event, ...facts });
  const log: Log = {
    info: note,
    warn: note,
    error: (event, _error, facts) => {
      note(event, facts);
      return '';
    },
  };
  const queue: JobQueue = {
    add: async () => undefined,
    work: async () => undefined,
    counts: async () => ({ waiting: 0, active: 0, failed: 0 }),
    close: async () => undefined,
  };
  const metrics = prometheusMetrics(queue);
  const receive = receiver({ store, keyring, queue, routes, metrics, log });
  const pipeline = inProcessPipeline();
  const process = processor({
    store,
    keyring,
    pipeline,
    metrics,
    log,
    ...(authenticator && { authenticator }),
  });
  const output = outputReader(store, keyring);
  return {
    ...database,
    keyring,
    logged,
    async take(raw, envelope) {
      const intake = { tenantId, kind: 'mail', door: 'smtp', source: 'smtp', actor: 'smtp' } as const;
      const receipt = await receive({ ...intake, raw, deliveryId: undefined, ...(envelope && { envelope }) });
      await process({ tenantId, documentId: receipt.documentId }).catch(() => undefined);
      const passed = await output(tenantId, receipt.documentId);
      if (!passed) throw new Error('not stored');
      return { document: passed.document, mail: Buffer.from(passed.mail ?? []) };
    },
    async ticket(documentId) {
      const passed = await output(tenantId, documentId);
      const { ticketId } = passed?.document ?? {};
      return ticketId === undefined ? undefined : ticketReader(store, keyring).get(tenantId, ticketId);
    },
  };
}
