import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { freePort } from './service.ts';

const SERVER = '/usr/share/request-tracker5/libexec/rt-server';
export const MAILGATE = '/usr/bin/rt-mailgate-5';
/** What anybody may do in the queue General, and the name RT looks for in subjects. */
const PREPARE = `
use lib '/usr/share/request-tracker5/lib';
use RT; RT::LoadConfig(); RT::Init();
my $everyone = RT::Group->new(RT->SystemUser); $everyone->LoadSystemInternalGroup('Everyone');
my $queue = RT::Queue->new(RT->SystemUser); $queue->Load('General');
$everyone->PrincipalObj->GrantRight(Right => $_, Object => $queue) for qw(CreateTicket ReplyToTicket CommentOnTicket);
print RT->Config->Get('rtname');
`;

/**
 * Why there is no Request Tracker to test with, or `undefined`. The test writes into the installed one, so it
 * asks for TEST_RT=1; in CI a missing one is a failure.
 */
export function requestTrackerMissing(): string | undefined {
  const missing =
    process.env['TEST_RT'] !== '1'
      ? 'TEST_RT=1 is not set (the test writes into the Request Tracker of this machine)'
      : existsSync(SERVER) && existsSync(MAILGATE)
        ? undefined
        : 'Request Tracker 5 is not installed (rt5-standalone, rt5-db-sqlite, rt5-clients)';
  if (missing && process.env['CI'] === 'true') throw new Error(missing);
  return missing;
}

export interface RequestTracker {
  readonly url: string;
  /** Stands in the subject of mails about a ticket: `[name #1]`. */
  readonly name: string;
  /** Reads over REST 2 as its administrator. */
  get<T>(path: string): Promise<T>;
  stop(): Promise<void>;
}

/** Debian's RT with its SQLite database, served by its own little web server. */
export async function startRequestTracker(): Promise<RequestTracker> {
  const asRt = (...command: string[]) => ['-u', 'www-data', '--', ...command];
  const name = execFileSync('runuser', asRt('perl', '-e', PREPARE), { stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .trim();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn('runuser', asRt(SERVER, '--host', '127.0.0.1', '--port', String(port)), {
    stdio: 'ignore',
  });
  const authorization = `Basic ${Buffer.from('root:password').toString('base64')}`;
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${url}/REST/2.0${path}`, { headers: { authorization } });
    return (await response.json()) as T;
  };
  while (!(await fetch(url).catch(() => undefined))) await new Promise((done) => setTimeout(done, 200));
  return {
    url,
    name,
    get,
    async stop() {
      child.kill('SIGTERM');
      await new Promise((done) => child.once('exit', done));
    },
  };
}
