import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openService, type Service } from './compose/service.ts';
import { packageRoot } from './config/data-dir.ts';
import { readSettings, type Settings } from './config/settings.ts';
import { ZeefError } from './errors.ts';

/** Time for running work to end after SIGTERM; Docker and systemd kill after 10 s and 90 s by default. */
const DRAIN_MS = 9_000;

/** Runs the service until it is told to stop. @throws ZeefError when it cannot start */
export async function start(options: { demo?: boolean }): Promise<void> {
  const settings = readSettings(process.env);
  const service = await openService(settings);
  stopOnSignals(service);
  try {
    await service.listen();
  } catch (error) {
    await service.close();
    throw listenProblem(error, settings);
  }
  if (options.demo) await loadDemo(service);
  process.stdout.write(await banner(service, settings));
}

function stopOnSignals(service: Service): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      service.log.info('service.stopping');
      setTimeout(() => process.exit(1), DRAIN_MS).unref();
      service.close().then(
        () => process.exit(0),
        (error) => {
          service.log.error('service.stopping', error);
          process.exit(1);
        },
      );
    });
  }
}

function listenProblem(error: unknown, { port, lmtpPort, smtpPort }: Settings): unknown {
  if (!(error instanceof Error && 'code' in error && 'port' in error)) return error;
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error;
  const settings = [
    ['ZEEF_PORT', port],
    ['ZEEF_LMTP_PORT', lmtpPort],
    ['ZEEF_SMTP_PORT', smtpPort],
  ] as const;
  const field = settings.find(([, number]) => number === error.port)?.[0] ?? 'ZEEF_PORT';
  const why = error.code === 'EACCES' ? 'may not be opened by this user' : 'is taken';
  const remedy = `Port ${error.port} ${why}. Choose another, for example: ${field}=${Number(error.port) + 10} npm start`;
  return new ZeefError('ZEEF_CONFIG_INVALID', { field, remedy });
}

/** Hands in every sample; a second time they are duplicates and change nothing. */
async function loadDemo(service: Service): Promise<void> {
  const folder = join(packageRoot(import.meta.dirname), 'fixtures/demo');
  let count = 0;
  for (const name of (await readdir(folder)).sort()) {
    const kind = name.endsWith('.eml') ? 'mail' : name.endsWith('.json') ? 'ticket' : undefined;
    if (!kind) continue;
    const raw = readFileSync(join(folder, name));
    const intake = { kind, door: 'scan', source: 'demo', actor: 'cli', deliveryId: undefined, raw } as const;
    await service.receive({ ...intake, tenantId: service.defaultTenantId });
    count++;
  }
  service.log.info('demo.loaded', { count });
}

async function banner(service: Service, settings: Settings): Promise<string> {
  const { url, notes, firstKey, setupPath } = service;
  const key = firstKey ?? 'YOUR_KEY';
  const lines = [
    '',
    `Zeef is running at ${url}  (API and its documentation: ${url}/docs)`,
    ...notes.map((note) => `  ${note}`),
    '',
    setupPath
      ? `Make the first account of the review desk (this link works once, for a day):\n  ${settings.publicUrl ?? url}${setupPath}`
      : `Review desk: ${settings.publicUrl ?? url}/desk`,
    '',
    firstKey
      ? `Your first API key, shown only now:\n  ${firstKey}`
      : 'Make an API key:\n  npm run -s zeef -- key create "my desk"',
    '',
    'Try a ticket:',
    `  curl -s ${url}/v1/tickets -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' -H 'Prefer: wait=10' -d '{"id":"1","requester":{"name":"Anna de Wit"},"messages":[{"text":"Mijn IBAN is NL91 ABNA 0417 1643 00, order 2026-0048817."}]}'`,
    'Try a mail:',
    '  npm run -s zeef -- pipe < fixtures/demo/01-nl-terugbetaling.eml',
    'See what became of it:',
    `  curl -s ${url}/v1/tickets -H 'Authorization: Bearer ${key}'`,
    '',
  ];
  return `${lines.join('\n')}\nData: ${settings.dataDir}. Stop with Ctrl+C.\n`;
}
