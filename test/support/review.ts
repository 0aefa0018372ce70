import { createSecretKey, randomBytes } from 'node:crypto';
import { createKeyring } from '../../src/adapters/crypto/keyring.ts';
import { pinoLog } from '../../src/adapters/logging/pino.ts';
import { prometheusMetrics } from '../../src/adapters/metrics/prometheus.ts';
import { type Routes, STORE_ONLY } from '../../src/model/route.ts';
import { inProcessPipeline } from '../../src/pipeline/run.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { presetYaml } from '../../src/policy/presets.ts';
import type { Keyring } from '../../src/ports/keyring.ts';
import type { Pipeline } from '../../src/ports/pipeline.ts';
import type { JobQueue } from '../../src/ports/queue.ts';
import type { Store, StoredRedaction } from '../../src/ports/store.ts';
import { outputReader } from '../../src/usecases/output.ts';
import { processor } from '../../src/usecases/process.ts';
import { receiver } from '../../src/usecases/receive.ts';
import { type Tickets, type TicketView, ticketReader } from '../../src/usecases/tickets.ts';
import { mailOf } from './mail.ts';
import { type TestStore, testStore } from './store.ts';

/** Zeef without its doors and threads: what comes in is processed at once, in a real database. */
export interface TestDesk extends TestStore {
  readonly keyring: Keyring;
  readonly pipeline: Pipeline;
  readonly queue: JobQueue;
  readonly tickets: Tickets;
  /** What every use case asks for. */
  readonly parts: {
    store: Store;
    keyring: Keyring;
    pipeline: Pipeline;
    metrics: ReturnType<typeof prometheusMetrics>;
    log: ReturnType<typeof pinoLog>;
    routes: Routes;
    queue: JobQueue;
  };
  /** Takes a mail in and processes it. */
  mail(raw: Buffer, recipient?: string): Promise<{ documentId: string; ticketId: string }>;
  /** Takes a JSON ticket in and processes it. */
  ticket(ticket: object): Promise<{ documentId: string; ticketId: string }>;
  view(ticketId: string): Promise<TicketView>;
  /** Marks that are shown now. */
  marks(ticketId: string): Promise<readonly StoredRedaction[]>;
  /** The sanitised mail. */
  output(documentId: string): Promise<string>;
}

export async function testDesk(options: { routes?: Routes; reviewSample?: number } = {}): Promise<TestDesk> {
  const at = await testStore();
  const { store, tenantId } = at;
  const keyring = createKeyring(createSecretKey(randomBytes(32)), store);
  const pipeline = inProcessPipeline();
  const queue: JobQueue = {
    add: async () => undefined,
    work: async () => undefined,
    counts: async () => ({ waiting: 0, active: 0, failed: 0 }),
    close: async () => undefined,
  };
  const log = pinoLog('silent');
  const metrics = prometheusMetrics(queue);
  const routes = options.routes ?? STORE_ONLY;
  const parts = { store, keyring, pipeline, metrics, log, routes, queue };
  const receive = receiver(parts);
  const process = processor(parts);
  const tickets = ticketReader(store, keyring);
  const output = outputReader(store, keyring);
  const yaml = presetYaml('default');
  await store.transaction(tenantId, ({ policies }) => policies.activate(loadPolicy(yaml).version, yaml));

  const take = async (kind: 'mail' | 'ticket', raw: Buffer, recipient?: string) => {
    const envelope = recipient && { envelope: { sender: 'a@b.example', recipients: [recipient] } };
    const intake = { tenantId, kind, door: 'api', source: 'api', actor: 'test', raw } as const;
    const { documentId } = await receive({ ...intake, deliveryId: undefined, ...envelope });
    await process({ tenantId, documentId });
    const document = await store.transaction(tenantId, ({ documents }) => documents.get(documentId));
    return { documentId, ticketId: document?.ticketId ?? '' };
  };
  return {
    ...at,
    keyring,
    pipeline,
    queue,
    tickets,
    parts,
    mail: (raw, recipient) => take('mail', raw, recipient),
    ticket: (ticket) => take('ticket', Buffer.from(JSON.stringify(ticket))),
    async view(ticketId) {
      const view = await tickets.get(tenantId, ticketId);
      if (!view) throw new Error('no such ticket');
      return view;
    },
    async marks(ticketId) {
      const page = await tickets.redactions(tenantId, ticketId, { after: undefined, limit: 200 });
      return page?.items ?? [];
    },
    async output(documentId) {
      return Buffer.from((await output(tenantId, documentId))?.mail ?? '').toString();
    },
  };
}

let mails = 0;

/** A mail with a text and, where given, the same as HTML. */
export function simpleMail(
  text: string,
  options: { html?: string; subject?: string; references?: string; from?: string } = {},
): Buffer {
  const id = `<m${++mails}@sender.example>`;
  const headers = [
    `From: ${options.from ?? 'Sietske Bakhuizen <sietske@bakhuizen.example>'}`,
    'To: service@winkel.example',
    `Subject: ${options.subject ?? 'Een vraag'}`,
    `Message-ID: ${id}`,
    ...(options.references ? [`References: ${options.references}`] : []),
    'MIME-Version: 1.0',
  ];
  if (options.html === undefined) {
    return mailOf(...headers, 'Content-Type: text/plain; charset=utf-8', '', text, '');
  }
  return mailOf(
    ...headers,
    'Content-Type: multipart/alternative; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    options.html,
    '--b--',
    '',
  );
}
