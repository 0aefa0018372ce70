import { execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Debian's packages of Exim and Postfix exclude each other, so that CI unpacks this one beside the other. */
const EXIM = process.env['TEST_EXIM'] ?? '/usr/sbin/exim4';
/** Whom Debian's Exim runs as, compiled in. */
const USER = 'Debian-exim';

/** Why there is no Exim to test with, or `undefined` when there is. In CI that is a failure, not a reason. */
export function eximMissing(): string | undefined {
  const missing = !existsSync(EXIM)
    ? 'Exim is not installed (see .ci/run)'
    : process.getuid?.() !== 0
      ? 'Exim starts as root only'
      : undefined;
  if (missing && process.env['CI'] === 'true') throw new Error(missing);
  return missing;
}

/** An Exim of our own: no daemon, mail is handed in and delivered on the spot. */
export interface Exim {
  /** Group that its pipe transports run as. */
  readonly group: number;
  /** Hands a mail in and tries to deliver it. */
  send(raw: Buffer, sender: string, recipient: string): Promise<void>;
  /** How many mails wait. */
  waiting(): Promise<number>;
  /** Tries those again now. */
  flush(): Promise<void>;
  log(): string;
  stop(): void;
}

/** @param command of the pipe transport, as in the README */
export function startExim(command: string): Exim {
  const folder = mkdtempSync(join(tmpdir(), 'zeef-exim-'));
  chmodSync(folder, 0o755);
  for (const name of ['spool', 'log']) mkdirSync(join(folder, name));
  execFileSync('chown', [USER, join(folder, 'spool'), join(folder, 'log')]);
  const config = join(folder, 'exim.conf');
  writeFileSync(config, configuration(folder, command));
  const run = promisify(execFile);
  return {
    group: Number(execFileSync('id', ['-g', USER]).toString()),
    send: (raw, sender, recipient) =>
      new Promise((done, fail) => {
        const args = ['-C', config, '-odf', '-i', '-f', sender === '' ? '<>' : sender, recipient];
        const child = spawn(EXIM, args, { stdio: ['pipe', 'ignore', 'ignore'] });
        child.once('error', fail);
        child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`exim ended with ${code}`))));
        child.stdin.end(raw);
      }),
    waiting: async () => Number((await run(EXIM, ['-C', config, '-bpc'])).stdout),
    flush: async () => void (await run(EXIM, ['-C', config, '-qff'])),
    log: () => readFileSync(join(folder, 'log', 'mainlog'), 'utf8'),
    stop: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function configuration(folder: string, command: string): string {
  return `
exim_path = ${EXIM}
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
primary_hostname = mx.desk.example
keep_environment =
tls_advertise_hosts =
deliver_drop_privilege = true
begin routers
zeef:
  driver = accept
  domains = winkel.example
  transport = zeef
begin transports
zeef:
  driver = pipe
  command = ${command}
  message_prefix =
  message_suffix =
  temp_errors = *
  timeout = 10m
  timeout_defer
  return_fail_output
begin retry
* * F,1h,1s
`;
}
