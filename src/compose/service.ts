import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createKeyring } from '../adapters/crypto/keyring.ts';
import { openMaster } from '../adapters/crypto/master.ts';
import { pinoLog } from '../adapters/logging/pino.ts';
import { prometheusMetrics } from '../adapters/metrics/prometheus.ts';
import { openQueue } from '../adapters/queue/bullmq.ts';
import { smtpSink } from '../adapters/sinks/smtp.ts';
import { webhookSink } from '../adapters/sinks/webhook.ts';
import { writeBackup } from '../adapters/storage/backup.ts';
import { startEmbedded } from '../adapters/storage/embedded.ts';
import { lockDataDir } from '../adapters/storage/instance-lock.ts';
import { migrate } from '../adapters/storage/migrate.ts';
import { openStore } from '../adapters/storage/store.ts';
import { tombstoneFile } from '../adapters/storage/tombstone-file.ts';
import { bodyChecker } from '../adapters/threads/check.ts';
import { OCR_TIME_LIMIT_MS, threadPipeline } from '../adapters/threads/pool.ts';
import { packageRoot } from '../config/data-dir.ts';
import { loadMailboxes } from '../config/mailboxes.ts';
import { loadRoutes } from '../config/routes.ts';
import type { Settings } from '../config/settings.ts';
import { ZeefError } from '../errors.ts';
import { buildApp } from '../http/app.ts';
import type { AppDependencies } from '../http/dependencies.ts';
import { STORE_ONLY } from '../model/route.ts';
import { PRESETS, presetYaml } from '../policy/presets.ts';
import type { Log } from '../ports/log.ts';
import type { Job, JobQueue } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import { type Access, accessControl } from '../usecases/access.ts';
import { auditReader } from '../usecases/audit.ts';
import { overviewReader } from '../usecases/dashboard.ts';
import { DISPATCH_INTERVAL_MS, deliverer, dispatch } from '../usecases/deliver.ts';
import { deliveryDesk } from '../usecases/deliveries.ts';
import { eraser } from '../usecases/erase.ts';
import { holdDesk } from '../usecases/holds.ts';
import { advanceKeys, keyDesk } from '../usecases/keys.ts';
import { outputReader } from '../usecases/output.ts';
import { playground } from '../usecases/playground.ts';
import { policyDesk } from '../usecases/policies.ts';
import { policyDiff } from '../usecases/policy-diff.ts';
import { processor } from '../usecases/process.ts';
import { type Receive, receiver } from '../usecases/receive.ts';
import { withRecognition } from '../usecases/recognition.ts';
import { INTERVAL_MS, reconcile } from '../usecases/reconcile.ts';
import { RETENTION_INTERVAL_MS, retainAll, retainer } from '../usecases/retain.ts';
import { reviewing } from '../usecases/review/all.ts';
import { subjectRights } from '../usecases/subjects/rights.ts';
import { takeUpPolicy } from '../usecases/take-up-policy.ts';
import { ticketReader } from '../usecases/tickets.ts';
import { authentication } from './authentication.ts';
import { listenLocally, makeFolder } from './folders.ts';
import { drainSpool, fetchFrom, type IntakeParts, mailPorts } from './intake.ts';
import { composePeople } from './people.ts';
import { composeSubjects } from './subjects.ts';

/** Database connections beside the one that each document in hand holds: for intake, reading and upkeep. */
const SPARE_CONNECTIONS = 8;
/** Mostly waiting for the next hop. */
const DELIVERIES_AT_ONCE = 4;

/** A whole Zeef: everything wired, the database open, nothing listening until told to. */
export interface Service {
  readonly log: Log;
  readonly receive: Receive;
  readonly defaultTenantId: string;
  /** Answers local commands; may be asked without listening (`inject`). */
  readonly local: FastifyInstance;
  /** Where the web role listens. Empty until {@link listen}. */
  readonly url: string;
  /** An API key made by the very first {@link listen}; shown once. */
  readonly firstKey: string | undefined;
  /** Path of a page that makes the first account, while there is none; from the very first {@link listen} on. */
  readonly setupPath: string | undefined;
  /** Sentences for whoever started it. */
  readonly notes: readonly string[];
  /** Starts web, mail and worker roles. @throws the error of node:net for a taken port */
  listen(): Promise<void>;
  /** Takes nothing new, lets running work end, closes the database. */
  close(): Promise<void>;
}

/**
 * Joins ports to adapters; the only place that knows all of them. What was opened is closed again, last
 * first, when a later step fails.
 *
 * @throws ZeefError that says in a line what to do
 */
export async function openService(settings: Settings): Promise<Service> {
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (let closer = closers.pop(); closer; closer = closers.pop()) await closer();
  };
  try {
    return await open(settings, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(
  settings: Settings,
  closers: (() => Promise<void>)[],
  close: () => Promise<void>,
): Promise<Service> {
  const log = pinoLog(settings.logLevel);
  let url = '';
  const notes: string[] = [];
  const routes = settings.routesFile ? loadRoutes(settings.routesFile) : STORE_ONLY;
  const mailboxes = settings.mailboxesFile ? loadMailboxes(settings.mailboxesFile) : [];
  makeFolder(settings.dataDir);
  closers.push(await lockDataDir(settings.dataDir));

  const embedded = settings.databaseUrl
    ? undefined
    : await startEmbedded({
        dataDir: settings.dataDir,
        onRestart: (outcome) => log.warn('database.restarted', { state: outcome }),
      });
  if (embedded) {
    closers.push(() => embedded.stop());
    notes.push(...embedded.notes);
  }
  const connection = embedded?.connection ?? { connectionString: settings.databaseUrl as string };
  const { role } = await migrate(connection).catch((error) => {
    throw embedded ? error : databaseProblem(error);
  });
  const store = await openStore({
    connection,
    role,
    maxConnections: settings.concurrency + settings.ocrConcurrency + SPARE_CONNECTIONS,
  });
  closers.push(() => store.close());

  const master = await openMaster({ ...settings, store, mayGenerate: embedded !== undefined });
  if (master.note) notes.push(master.note);
  const keyring = createKeyring(master.wrapper, store);
  const defaultTenantId = await defaultTenant(store);
  await keyring.tenant(defaultTenantId);
  const policy = { yaml: policyText(settings.policyFile), fallback: presetYaml('default') };
  let policyFrom = await takeUpPolicy(store, defaultTenantId, policy);
  if (policyFrom)
    notes.push(`The policy file holds from ${policyFrom}; until then the policy before it does.`);

  const pipeline = threadPipeline();
  closers.push(() => pipeline.close());
  const reading = threadPipeline({
    threads: settings.ocrConcurrency,
    timeLimitMs: OCR_TIME_LIMIT_MS,
    isIdleEmpty: true,
  });
  closers.push(() => reading.close());
  const openLane = async (name: string): Promise<JobQueue> => {
    const lane = await openQueue({
      ...(settings.redisUrl ? { redisUrl: settings.redisUrl } : { connection }),
      onError: (error) => void log.error('queue.failed', error),
      name,
    });
    closers.push(() => lane.close());
    return lane;
  };
  const queue = await openLane('documents');
  const ocr = await openLane('ocr');
  const lanes = { ordinary: queue, ocr };
  const metrics = prometheusMetrics(queue);

  const access = accessControl(store, keyring);
  const people = composePeople(store, keyring, log, settings);
  const receive = receiver({ store, keyring, queue, routes, metrics, log });
  const verifying = authentication(settings);
  const tickets = ticketReader(store, keyring);
  const tombstones = tombstoneFile(join(settings.dataDir, 'erased.jsonl'));
  const erase = eraser({ store, keyring, tombstones });
  const holds = holdDesk(store, keyring);
  const rights = subjectRights(erase, holds);
  const parts = { settings, store, keyring, pipeline, tickets, routes, rights, log, url: () => url };
  const subjects = composeSubjects(parts);
  const { record: recordSubjects } = subjects;
  const { reviewSample } = settings;
  const processing = { store, keyring, ...verifying, reviewSample, recordSubjects, metrics, log };
  const process = processor({ ...processing, pipeline, defer: (job) => ocr.add(job) });
  const processPictures = processor({ ...processing, pipeline: reading });
  const patient = withRecognition(pipeline, reading);
  const sinks = { mail: smtpSink, webhook: webhookSink };
  const output = outputReader(store, keyring);
  const deliver = deliverer({ store, keyring, routes, tickets, output, sinks, metrics, log });
  const retain = retainer({ store, keyring, erase, log });
  const keys = keyDesk({ store, keyring });
  const upkeep = async (): Promise<void> => {
    if (policyFrom) policyFrom = await takeUpPolicy(store, defaultTenantId, policy).catch(() => policyFrom);
    await retainAll(store, retain, log);
    await advanceKeys(store, keys, log);
  };
  for (const { id: tenantId } of await store.tenants()) {
    const receipt = await erase.reapply(tenantId);
    if (receipt) log.warn('erasure.repeated', { tenantId, count: receipt.receipt.counts.tickets });
  }
  const reviews = reviewing({
    ...processing,
    pipeline: patient,
    tickets,
    queue,
    routes,
    fourEyes: settings.fourEyes,
  });
  const deliveries = deliveryDesk(store);
  const audit = auditReader(store);
  const bodies = bodyChecker();
  closers.push(() => bodies.close());
  const app: AppDependencies = {
    ...subjects.app,
    receive,
    checkBody: bodies.check,
    access,
    tickets,
    deliveries,
    output,
    audit,
    retain,
    holds,
    keys,
    diffPolicies: policyDiff(store),
    backup: (path) => writeBackup(connection, path),
    rotateMaster: (actor) => master.rotate(() => keys.rewrapAll(actor)),
    ...reviews,
    erase,
    log,
    metrics,
    ready: () => store.ping(),
    defaultTenantId,
    maxMessageBytes: settings.maxMessageBytes,
    version: version(),
    trustedProxies: settings.trustedProxies,
    desk: {
      log,
      packageRoot: packageRoot(import.meta.dirname),
      publicUrl: settings.publicUrl,
      defaultTenantId,
      ...people,
      access,
      ...subjects.app,
      playground: playground(patient, store),
      overview: overviewReader(store, reviews.reviewStatistics),
      tickets,
      deliveries,
      audit,
      policies: policyDesk(store),
      ...reviews,
      presets: PRESETS,
    },
  };
  const intake: IntakeParts = { settings, receive, routes, tenantId: defaultTenantId, log };
  const local = await buildApp(app, 'local');
  closers.push(() => local.close());
  let firstKey: string | undefined;
  let setupPath: string | undefined;

  return {
    log,
    receive,
    defaultTenantId,
    local,
    notes,
    get url() {
      return url;
    },
    get firstKey() {
      return firstKey;
    },
    get setupPath() {
      return setupPath;
    },
    close,
    async listen() {
      const network = await buildApp(app, 'network');
      closers.push(() => network.close());
      firstKey = await makeFirstKey(access, defaultTenantId);
      const setup = await people.accountLinks.setup(defaultTenantId);
      setupPath = setup && `/desk/welcome/${setup}`;
      url = await network.listen({ host: settings.host, port: settings.port });
      await listenLocally(local, settings);
      for (const listen of mailPorts(intake)) {
        const mail = await listen();
        closers.push(() => mail.close());
      }

      const lane = routes.delivers ? await openLane('deliveries') : undefined;
      const then = (work: (job: Job) => Promise<void>) => async (job: Job) => {
        await work(job);
        // Where this fails the next look at what is due makes up for it.
        await lane?.add(job).catch((error) => log.error('queue.failed', error, job));
        await retain.afterwards(job);
      };
      await queue.work(then(process), settings.concurrency);
      await ocr.work(then(processPictures), settings.ocrConcurrency);
      // At start nothing is in anybody's hands: whatever has no final state was left by a process that ended.
      await reconcile(store, lanes, log, 0);
      const timer = setInterval(() => void reconcile(store, lanes, log), INTERVAL_MS);
      closers.push(async () => clearInterval(timer));
      void upkeep();
      const terms = setInterval(() => void upkeep(), RETENTION_INTERVAL_MS);
      closers.push(async () => clearInterval(terms));
      if (lane) {
        await lane.work(async (job) => {
          await deliver(job);
          await retain.afterwards(job);
        }, DELIVERIES_AT_ONCE);
        await dispatch(store, lane, log, 0);
        const due = setInterval(() => void dispatch(store, lane, log), DISPATCH_INTERVAL_MS);
        closers.push(async () => clearInterval(due));
      }
      closers.push(subjects.work());
      for (const mailbox of mailboxes) closers.push(fetchFrom(mailbox, intake, output));
      if (settings.spool !== undefined) closers.push(await drainSpool(settings.spool, intake, keyring));
      log.info('service.started');
    },
  };
}

/** A sentence for whoever starts Zeef: the error's own is for those who hand in messages. */
function databaseProblem(error: unknown): unknown {
  if (!(error instanceof ZeefError) || error.code === 'ZEEF_CONFIG_INVALID') return error;
  const { cause } = error;
  if (!(cause instanceof Error && 'code' in cause)) return error;
  const remedy = `The database cannot be used (${cause.code}). Check that it runs, and host, name, user and password in DATABASE_URL.`;
  const code = error.code === 'ZEEF_UNAVAILABLE' ? error.code : 'ZEEF_CONFIG_INVALID';
  return new ZeefError(code, { field: 'DATABASE_URL', remedy, cause });
}

async function defaultTenant(store: Store): Promise<string> {
  const tenant = (await store.tenants()).find(({ name }) => name === 'default');
  if (!tenant)
    throw new ZeefError('ZEEF_INTERNAL', {
      remedy: 'The database has no default tenant: it was not migrated.',
    });
  return tenant.id;
}

/** Text of the policy file, or of the default preset. */
function policyText(file: string | undefined): string {
  try {
    return file ? readFileSync(file, 'utf8') : presetYaml('default');
  } catch (cause) {
    const remedy = `The policy file ${file} cannot be read. Check ZEEF_POLICY.`;
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_POLICY', remedy, cause });
  }
}

async function makeFirstKey(access: Access, tenantId: string): Promise<string | undefined> {
  if ((await access.listKeys(tenantId)).length > 0) return undefined;
  return (await access.createKey(tenantId, 'first', 'system')).key;
}

function version(): string {
  const manifest = readFileSync(join(packageRoot(import.meta.dirname), 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
