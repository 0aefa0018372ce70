import {
  type BackendClasses,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  runMigrations,
  type Worker,
  withBackend,
} from 'bullmq';
import { Client } from 'pg';
import { ZeefError } from '../../errors.ts';
import type { Job, JobQueue } from '../../ports/queue.ts';

/** Name of the queue unless told otherwise, and of its only kind of job. */
const QUEUE = 'documents';
const JOB = 'process';
/** Schema of BullMQ's tables, apart from Zeef's own. */
const SCHEMA = 'zeef_queue';

/**
 * A worker says every half of this that it is still at a job. What a killed one had in hand comes back after
 * at most this and two stall checks, so within half a minute.
 */
const LOCK_MS = 15_000;
const STALL_CHECK_MS = 5_000;
/**
 * BullMQ fails a job for good when its worker died more often than this. Never, here: how often a document
 * may bring a worker down is counted in the store, and ends in quarantine instead of silence.
 */
const MAX_STALLS = 1_000_000;
/** Nobody reads the event stream; keep it short. */
const MAX_EVENTS = 100;
/** An intake waits for this before it leaves queueing to the reconciler. */
const ADD_TIMEOUT_MS = 5_000;

/** Connections: one for adding and counting, a few for working, and BullMQ's own for LISTEN. */
const PRODUCER_CONNECTIONS = 2;
const WORKER_CONNECTIONS = 4;

/** How to reach a PostgreSQL, as node-postgres takes it: a user who may create the schema `zeef_queue`. */
export interface PostgresAddress {
  readonly connectionString?: string;
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
}

/** Redis (`redis://…` or `rediss://…`) or PostgreSQL. */
export type QueueSettings = ({ readonly redisUrl: string } | { readonly connection: PostgresAddress }) & {
  /** Told when the backend fails in the background; it is tried again by itself. */
  readonly onError?: (error: unknown) => void;
  /** Name of the queue, where there are several on one backend. */
  readonly name?: string;
};

/**
 * Opens the queue on PostgreSQL or Redis. Both keep jobs in clear, so a job is two ids.
 *
 * @throws ZeefError ZEEF_UNAVAILABLE when the backend does not answer
 */
export async function openQueue(settings: QueueSettings): Promise<JobQueue> {
  const onError = settings.onError ?? (() => undefined);
  const name = settings.name ?? QUEUE;
  if ('redisUrl' in settings) {
    const connection = { url: settings.redisUrl, connectTimeout: ADD_TIMEOUT_MS };
    // Adding gives up soon; working waits for Redis to come back, as BullMQ asks for.
    const producer = { ...connection, maxRetriesPerRequest: 1 };
    const consumer = { ...connection, maxRetriesPerRequest: null };
    return open(withBackend(createRedisBackend), { name, producer, consumer, onError });
  }
  await prepareSchema(settings.connection);
  const connection = {
    ...settings.connection,
    schema: SCHEMA,
    application_name: 'zeef',
    connectionTimeoutMillis: ADD_TIMEOUT_MS,
    keepAlive: true,
  };
  const producer = { ...connection, max: PRODUCER_CONNECTIONS, query_timeout: ADD_TIMEOUT_MS };
  const consumer = { ...connection, max: WORKER_CONNECTIONS };
  return open(withBackend(createPostgresBackend), { name, producer, consumer, onError });
}

interface Connections<C> {
  readonly name: string;
  readonly producer: C;
  readonly consumer: C;
  readonly onError: (error: unknown) => void;
}

async function open<B extends IQueueBackend, C>(
  classes: BackendClasses<B, C>,
  { name, producer, consumer, onError }: Connections<C>,
): Promise<JobQueue> {
  const queue = new classes.Queue<Job>(name, {
    connection: producer,
    streams: { events: { maxLen: MAX_EVENTS } },
    // Gone when done, gone when failed: adding it again then makes a new job of the same id.
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true, stackTraceLimit: 0 },
  });
  queue.on('error', onError);
  const workers: Pick<Worker, 'close'>[] = [];
  try {
    await within(queue.waitUntilReady());
  } catch (error) {
    await queue.close().catch(onError);
    throw error;
  }

  return {
    async add(job) {
      const { tenantId, documentId } = job;
      await within(queue.add(JOB, { tenantId, documentId }, { jobId: documentId }));
    },

    async work(handler, concurrency) {
      const worker = new classes.Worker<Job>(name, ({ data }) => shielded(handler, data), {
        connection: consumer,
        concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: STALL_CHECK_MS,
        maxStalledCount: MAX_STALLS,
      });
      worker.on('error', onError);
      workers.push(worker);
      await worker.waitUntilReady();
    },

    async counts() {
      const counts = await within(queue.getJobCounts('waiting', 'active', 'failed'));
      return {
        waiting: counts['waiting'] ?? 0,
        active: counts['active'] ?? 0,
        failed: counts['failed'] ?? 0,
      };
    },

    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await queue.close();
    },
  };
}

/** BullMQ stores the text of what a handler throws: it gets a fixed one. */
async function shielded(handler: (job: Job) => Promise<void>, { tenantId, documentId }: Job): Promise<void> {
  try {
    await handler({ tenantId, documentId });
  } catch {
    throw new Error('failed');
  }
}

async function prepareSchema(connection: PostgresAddress): Promise<void> {
  const client = new Client({
    ...connection,
    application_name: 'zeef',
    connectionTimeoutMillis: ADD_TIMEOUT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await runMigrations(client, SCHEMA);
  } catch (error) {
    throw unavailable(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Backends queue commands while they cannot be reached; whoever hands in a message is not kept waiting for that. */
async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('timed out')), ADD_TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw unavailable(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Keeps the code of what went wrong and drops its text, which may quote a connection string. */
function unavailable(error: unknown): ZeefError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'QUEUE_TIMEOUT';
  const remedy = 'The queue does not answer. Check REDIS_URL or the database, and try again.';
  return new ZeefError('ZEEF_UNAVAILABLE', { remedy, cause: new Error(`queue error ${code}`) });
}
