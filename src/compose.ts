import { createPrivateKey } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { mailAuthenticator } from './adapters/authentication/mailauth.ts';
import { createKeyring } from './adapters/crypto/keyring.ts';
import { openMaster } from './adapters/crypto/master.ts';
import { fetchMailbox } from './adapters/intake/imap.ts';
import { listenForMail, type MailListener } from './adapters/intake/smtp.ts';
import { openSpool } from './adapters/intake/spool.ts';
import { pinoLog } from './adapters/logging/pino.ts';
import { prometheusMetrics } from './adapters/metrics/prometheus.ts';
import { openQueue } from './adapters/queue/bullmq.ts';
import { smtpSink } from './adapters/sinks/smtp.ts';
import { webhookSink } from './adapters/sinks/webhook.ts';
import { writeBackup } from './adapters/storage/backup.ts';
import { startEmbedded } from './adapters/storage/embedded.ts';
import { migrate } from './adapters/storage/migrate.ts';
import { openStore } from './adapters/storage/store.ts';
import { tombstoneFile } from './adapters/storage/tombstone-file.ts';
import { bodyChecker } from './adapters/threads/check.ts';
import { OCR_TIME_LIMIT_MS, threadPipeline } from './adapters/threads/pool.ts';
import { composePeople } from './compose-desk.ts';
import { composeSubjects } from './compose-subjects.ts';
import { packageRoot } from './config/data-dir.ts';
import { loadMailboxes } from './config/mailboxes.ts';
import { loadRoutes } from './config/routes.ts';
import type { Settings } from './config/settings.ts';
import { socketPath } from './config/socket-path.ts';
import { ZeefError } from './errors.ts';
import { buildApp } from './http/app.ts';
import type { AppDependencies } from './http/dependencies.ts';
import { lockDataDir } from './instance-lock.ts';
import { type Routes, STORE_ONLY } from './model/route.ts';
import type { SpooledMail } from './model/spooled.ts';
import { PRESETS, presetYaml } from './policy/presets.ts';
import type { Log } from './ports/log.ts';
import type { MailAuthenticator } from './ports/mail-authenticator.ts';
import type { Job, JobQueue } from './ports/queue.ts';
import type { Store } from './ports/store.ts';
import { type Access, accessControl } from './usecases/access.ts';
import { auditReader } from './usecases/audit.ts';
import { overviewReader } from './usecases/dashboard.ts';
import { DISPATCH_INTERVAL_MS, deliverer, dispatch } from './usecases/deliver.ts';
import { deliveryDesk } from './usecases/deliveries.ts';
import { eraser } from './usecases/erase.ts';
import { holdDesk } from './usecases/holds.ts';
import { advanceKeys, keyDesk } from './usecases/keys.ts';
import { outputReader } from './usecases/output.ts';
import { playground } from './usecases/playground.ts';
import { policyDesk } from './usecases/policies.ts';
import { policyDiff } from './usecases/policy-diff.ts';
import { mailboxPoller } from './usecases/poll-mailbox.ts';
import { processor } from './usecases/process.ts';
import { type Receive, receiver } from './usecases/receive.ts';
import { withRecognition } from './usecases/recognition.ts';
import { INTERVAL_MS, reconcile } from './usecases/reconcile.ts';
import { RETENTION_INTERVAL_MS, retainAll, retainer } from './usecases/retain.ts';
import { reviewing } from './usecases/review/all.ts';
import { subjectRights } from './usecases/subjects/rights.ts';
import { takeUpPolicy } from './usecases/take-up-policy.ts';
import { ticketReader } from './usecases/tickets.ts';

/** Database connections beside the one that each document in hand holds: for intake, reading and upkeep. */
const SPARE_CONNECTIONS = 8;
/** Mostly waiting for the next hop. */
const DELIVERIES_AT_ONCE = 4;
/** Mail is spooled only while the service is away; a pipe that timed out may still add some. */
const SPOOL_INTERVAL_MS = 15_000;

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
  const bodies = bodyChecker();
  closers.push(() => bodies.close());
  const app: AppDependencies = {
    ...subjects.app,
    receive,
    checkBody: bodies.check,
    access,
    tickets,
    deliveries: deliveryDesk(store),
    output,
    audit: auditReader(store),
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
      deliveries: deliveryDesk(store),
      audit: auditReader(store),
      policies: policyDesk(store),
      ...reviews,
      presets: PRESETS,
    },
  };
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
      for (const listen of mailListeners(settings, receive, routes, defaultTenantId)) {
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
      const { maxMessageBytes } = settings;
      for (const mailbox of mailboxes) {
        const poll = mailboxPoller(mailbox, {
          receive,
          output,
          log,
          tenantId: defaultTenantId,
          maxMessageBytes,
        });
        const fetcher = fetchMailbox(mailbox, poll, log);
        closers.push(() => fetcher.close());
      }
      closers.push(subjects.work());
      if (settings.spool !== undefined) {
        const { spoolSeed: seed } = await keyring.tenant(defaultTenantId);
        const intake = { tenantId: defaultTenantId, kind: 'mail', door: 'pipe', source: 'pipe' } as const;
        const take = async ({ mail, ...envelope }: SpooledMail): Promise<void> => {
          const known = envelope.recipients.length > 0 && { envelope };
          await receive({ ...intake, actor: 'spool', raw: mail, deliveryId: undefined, ...known });
        };
        const spool = await openSpool({ folder: settings.spool, seed, take, log });
        await spool.drain();
        const drain = setInterval(() => void spool.drain(), SPOOL_INTERVAL_MS);
        closers.push(async () => clearInterval(drain));
      }
      log.info('service.started');
    },
  };
}

/**
 * For us alone: it holds the master key, the database and the local socket. Root's may be passed through (the
 * files in it have modes of their own), since PostgreSQL runs as another user there.
 */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  } catch (cause) {
    const remedy = `The data folder ${folder} cannot be made. Choose another with ZEEF_DATA, or mend its permissions.`;
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_DATA', remedy, cause });
  }
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

async function listenLocally(local: FastifyInstance, settings: Settings): Promise<void> {
  const path = socketPath(settings.dataDir, settings.socket);
  if (!path.startsWith('\\\\')) {
    makeFolder(dirname(path));
    // Left by a process that was killed: the lock on the data folder says that nobody uses it.
    rmSync(path, { force: true });
  }
  await local.listen({ path });
  if (!path.startsWith('\\\\')) chmodSync(path, 0o660);
}

/** One function a port: what listens already has to be closed when the next port is taken. */
function mailListeners(
  settings: Settings,
  receive: Receive,
  routes: Routes,
  tenantId: string,
): (() => Promise<MailListener>)[] {
  const tls = mailTls(settings);
  const ports = { lmtp: settings.lmtpPort, smtp: settings.smtpPort } as const;
  return (['lmtp', 'smtp'] as const)
    .filter((protocol) => ports[protocol] !== 0)
    .map((protocol) => () => {
      const intake = { tenantId, kind: 'mail', door: 'smtp', source: protocol, actor: protocol } as const;
      return listenForMail({
        protocol,
        host: settings.mailHost,
        port: ports[protocol],
        maxMessageBytes: settings.maxMessageBytes,
        allowedNetworks: settings.mailNetworks,
        accepts: (recipient) => routes.forRecipient(recipient) !== undefined,
        ...(tls && { tls }),
        take: async (raw, envelope) => {
          await receive({ ...intake, raw, envelope, deliveryId: undefined });
        },
      });
    });
}

function mailTls({ mailTlsKeyFile, mailTlsCertFile }: Settings): { key: string; cert: string } | undefined {
  if (mailTlsKeyFile === undefined && mailTlsCertFile === undefined) return undefined;
  try {
    if (mailTlsKeyFile === undefined || mailTlsCertFile === undefined)
      throw new Error('one of two is missing');
    return { key: readFileSync(mailTlsKeyFile, 'utf8'), cert: readFileSync(mailTlsCertFile, 'utf8') };
  } catch (cause) {
    const remedy = 'STARTTLS needs two readable files: ZEEF_MAIL_TLS_KEY_FILE and ZEEF_MAIL_TLS_CERT_FILE.';
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_MAIL_TLS_KEY_FILE', remedy, cause });
  }
}

/** Verifies mail where that is on; seals where there is a key too. */
function authentication(settings: Settings): { authenticator?: MailAuthenticator } {
  const { mailAuth, mailAuthId, arcKeyFile, arcSelector: selector, arcDomain: domain } = settings;
  const arc = [arcKeyFile, selector, domain];
  const seals = arc.some((part) => part !== undefined);
  try {
    if (seals && !(mailAuth && arcKeyFile && selector && domain)) throw new Error('not all of it is set');
    if (!mailAuth) return {};
    const id = mailAuthId ?? hostname();
    if (!arcKeyFile || !selector || !domain) return { authenticator: mailAuthenticator({ id }) };
    const privateKey = readFileSync(arcKeyFile, 'utf8');
    if (createPrivateKey(privateKey).asymmetricKeyType !== 'rsa') throw new Error('not an RSA key');
    return { authenticator: mailAuthenticator({ id, seal: { privateKey, selector, domain } }) };
  } catch (cause) {
    const remedy =
      'ARC needs ZEEF_MAIL_AUTH=on, ZEEF_ARC_DOMAIN, ZEEF_ARC_SELECTOR, and a private RSA key (PEM) in ZEEF_ARC_KEY_FILE.';
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_ARC_KEY_FILE', remedy, cause });
  }
}

function version(): string {
  const manifest = readFileSync(join(packageRoot(import.meta.dirname), 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
