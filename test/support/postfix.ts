import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './service.ts';

const DAEMONS = '/usr/lib/postfix/sbin';

/** Why there is no Postfix to test with, or `undefined` when there is. In CI that is a failure, not a reason. */
export function postfixMissing(): string | undefined {
  const missing = existsSync(join(DAEMONS, 'master'))
    ? process.getuid?.() === 0
      ? undefined
      : 'Postfix starts as root only'
    : 'Postfix is not installed (apt-get install postfix swaks)';
  if (missing && process.env['CI'] === 'true') throw new Error(missing);
  return missing;
}

export interface PostfixOptions {
  /** Zeef's listeners. */
  readonly lmtpPort: number;
  readonly smtpPort: number;
  /** Where mail for the desk is delivered in the end. */
  readonly farPort: number;
  /** `argv=` of the pipe transports `zeef` and `zeefthen`, run as `nobody`. */
  readonly pipe: string;
  readonly command: (reinjectPort: number) => string;
  /** Port of the listener that takes sanitised mail back. */
  readonly reinjectPort: number;
}

/** A Postfix of our own on loopback ports: one listener for each way to put Zeef in between. */
export interface Postfix {
  /** Content filter over LMTP. */
  readonly lmtp: number;
  /** Content filter by pipe(8), Zeef delivering by its routes. */
  readonly pipe: number;
  /** The same, the pipe handing on itself. */
  readonly command: number;
  /** Proxy before the queue. */
  readonly proxy: number;
  log(): string;
  /** Tries deferred mail again now. */
  flush(): Promise<void>;
  /** Queue ids still waiting. */
  queue(): Promise<string[]>;
  stop(): Promise<void>;
}

/** Starts it in a temporary folder; nothing of the system's own Postfix is read or changed. */
export async function startPostfix(options: PostfixOptions): Promise<Postfix> {
  const folder = mkdtempSync(join(tmpdir(), 'zeef-postfix-'));
  chmodSync(folder, 0o755);
  for (const name of ['etc', 'spool', 'data']) mkdirSync(join(folder, name));
  execFileSync('chown', ['postfix', join(folder, 'data')]);
  const config = join(folder, 'etc');
  const [lmtp, pipe, command, proxy] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  writeFileSync(join(config, 'main.cf'), mainConfig(folder, options));
  writeFileSync(join(config, 'master.cf'), masterConfig({ lmtp, pipe, command, proxy }, options));
  const run = promisify(execFile);
  await run('postfix', ['-c', config, 'start']);
  return {
    lmtp,
    pipe,
    command,
    proxy,
    log: () => readFileSync(join(folder, 'log'), 'utf8'),
    flush: async () => void (await run('postqueue', ['-c', config, '-f'])),
    async queue() {
      const { stdout } = await run('postqueue', ['-c', config, '-j']);
      return stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as { queue_id: string }).queue_id);
    },
    async stop() {
      await run('postfix', ['-c', config, 'stop']).catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function mainConfig(folder: string, { farPort }: PostfixOptions): string {
  return `
compatibility_level = 3.6
queue_directory = ${folder}/spool
data_directory = ${folder}/data
command_directory = /usr/sbin
daemon_directory = ${DAEMONS}
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.desk.example
mydestination =
alias_maps =
local_recipient_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
relay_domains = winkel.example
transport_maps = inline:{ winkel.example=smtp:[127.0.0.1]:${farPort} }
smtpd_relay_restrictions = permit_mynetworks, reject
smtp_tls_security_level = none
minimal_backoff_time = 2s
maximal_backoff_time = 5s
queue_run_delay = 2s
zeef_destination_recipient_limit = 1
zeefthen_destination_recipient_limit = 1
zeef_time_limit = 600s
`;
}

function masterConfig(
  ports: Pick<Postfix, 'lmtp' | 'pipe' | 'command' | 'proxy'>,
  { lmtpPort, smtpPort, pipe, command, reinjectPort }: PostfixOptions,
): string {
  return `
127.0.0.1:${ports.lmtp} inet n - n - - smtpd
  -o content_filter=zlmtp:[127.0.0.1]:${lmtpPort}
  -o receive_override_options=no_address_mappings
127.0.0.1:${ports.pipe} inet n - n - - smtpd
  -o content_filter=zeef:dummy
  -o receive_override_options=no_address_mappings
127.0.0.1:${ports.command} inet n - n - - smtpd
  -o content_filter=zeefthen:dummy
  -o receive_override_options=no_address_mappings
127.0.0.1:${ports.proxy} inet n - n - - smtpd
  -o smtpd_proxy_filter=127.0.0.1:${smtpPort}
127.0.0.1:${reinjectPort} inet n - n - - smtpd
  -o content_filter=
  -o receive_override_options=no_unknown_recipient_checks,no_header_body_checks,no_milters
  -o smtpd_recipient_restrictions=permit_mynetworks,reject
  -o smtpd_authorized_xforward_hosts=127.0.0.0/8
zlmtp unix - - n - 4 lmtp
  -o lmtp_send_xforward_command=yes
  -o lmtp_data_done_timeout=1200s
zeef unix - n n - 4 pipe
  flags=Rq user=nobody null_sender= argv=${pipe}
zeefthen unix - n n - 4 pipe
  flags=Rq user=nobody null_sender= argv=${command(reinjectPort)}
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
`;
}
