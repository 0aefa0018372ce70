import { spawn } from 'node:child_process';
import { EXIT } from '../errors.ts';
import { localCall } from './local-call.ts';

/**
 * Hands one raw mail on stdin to the running service. Exits 0 only once it is durably stored (with `--filter`
 * or `--then`: sanitised and passed on as well), 65 for what will never be accepted (empty, too large), 75 for
 * everything that may pass, unknown errors and wrong arguments included: mail servers keep the mail and try
 * again on 75 alone.
 *
 * What it prints never begins with a digit: Postfix would read that as an enhanced status code, which
 * overrides the exit code (postfix pipe(8), "DIAGNOSTICS"). For the same reason nothing of what the command of
 * `--then` prints is passed on.
 *
 * @param args what follows `pipe` on the command line
 */
export async function pipe(args: readonly string[]): Promise<never> {
  process.on('uncaughtException', unavailable);
  process.on('unhandledRejection', unavailable);
  const { from, filter, command, spool, recipients } = readArguments(args);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  if (body.length === 0) finish(EXIT.dataError, 'empty message on stdin, nothing accepted');

  const takesBack = filter || command !== undefined;
  const facts = Buffer.from(JSON.stringify({ sender: from, recipients, takesBack }), 'utf8');
  const headers = { 'zeef-pipe': facts.toString('base64url') };
  const send = { contentType: 'message/rfc822', body, headers };
  const accepted = await localCall('POST', '/v1/messages', send).catch(() => AWAY);
  if (accepted.status === 413) {
    finish(EXIT.dataError, 'message larger than ZEEF_MAX_MESSAGE_BYTES, not accepted');
  }
  if (accepted.status === 400) finish(EXIT.dataError, 'empty message on stdin, nothing accepted');
  if (accepted.status === 422)
    finish(EXIT.tempFail, 'no route for a recipient, message not accepted, try again');
  if (accepted.status !== 200 && accepted.status !== 202) {
    if (spool === undefined) unavailable();
    await (await import('./spool.ts')).spool(spool, { sender: from, recipients, mail: body });
  }
  if (!takesBack) finish(EXIT.ok);

  const { id } = accepted.body as { id: string };
  const sanitised = await localCall('GET', `/local/messages/${encodeURIComponent(id)}/mail`);
  if (sanitised.status !== 200 || !Buffer.isBuffer(sanitised.body)) {
    finish(EXIT.tempFail, 'message stored but not sanitised, nothing passed on, try again');
  }
  if (command === undefined) return write(sanitised.body);
  return runThen(commandOf(command, from, recipients), sanitised.body);
}

/** In place of an answer: the service is not there, or does not speak. */
const AWAY = { status: 503, body: undefined };

interface PipeArguments {
  /** Envelope sender; empty for the null sender. */
  readonly from: string;
  readonly filter: boolean;
  /** What `--then` is to run. */
  readonly command: string | undefined;
  /** Folder to keep the mail in, encrypted, when the service is away. */
  readonly spool: string | undefined;
  readonly recipients: readonly string[];
}

/** By hand: a sender may begin with a dash, which option parsers take for an option. */
function readArguments(args: readonly string[]): PipeArguments {
  const left = [...args];
  const recipients: string[] = [];
  let from = '';
  let filter = false;
  let command: string | undefined;
  let spool: string | undefined;
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '-f' || word === '--from') from = left.shift() ?? wrongArguments();
    else if (word === '--socket') process.env['ZEEF_SOCKET'] = left.shift() || wrongArguments();
    else if (word === '--env') {
      // As Exim and Dovecot Sieve tell; Exim refuses an address as an argument, since anybody may write in it.
      from = process.env['SENDER'] ?? '';
      if (process.env['RECIPIENT']) recipients.push(process.env['RECIPIENT']);
      else wrongArguments();
    } else if (word === '--filter') filter = true;
    else if (word === '--then') command = left.shift() || wrongArguments();
    else if (word === '--spool') spool = left.shift() || wrongArguments();
    else if (word === '--') recipients.push(...left.splice(0));
    else if (word.startsWith('-')) wrongArguments();
    else recipients.push(word);
  }
  // What is kept for later cannot be passed on now.
  if ([filter, command !== undefined, spool !== undefined].filter(Boolean).length > 1) wrongArguments();
  return { from, filter, command, spool, recipients };
}

function wrongArguments(): never {
  return finish(EXIT.tempFail, 'wrong arguments, message not accepted (zeef pipe --help)');
}

/** All of it, or not exit 0: whoever reads may have gone. */
function write(mail: Buffer): Promise<never> {
  return new Promise(() => {
    process.stdout.on('error', () => process.exit(EXIT.tempFail));
    process.stdout.write(mail, (error) => process.exit(error ? EXIT.tempFail : EXIT.ok));
  });
}

/**
 * Cuts a command into words as a shell would with quotes and nothing else; `{sender}` and `{recipients}`, each a
 * word of its own, become the envelope.
 */
function commandOf(command: string, sender: string, recipients: readonly string[]): string[] {
  const words = [...command.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
  return words.flatMap((word) => {
    if (word === '{sender}') return [sender];
    return word === '{recipients}' ? recipients : [word];
  });
}

/** Runs the command without a shell. 0 stays 0; every other end may pass, as far as anybody here can tell. */
function runThen([command = '', ...args]: readonly string[], mail: Buffer): Promise<never> {
  return new Promise(() => {
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'] });
    child.on('error', () => finish(EXIT.tempFail, 'the command of --then cannot be run, try again'));
    // A command that does not read all of its input tells by its exit code whether that is a failure.
    child.stdin.on('error', () => {});
    child.on('close', (code) => {
      if (code === 0) finish(EXIT.ok);
      finish(EXIT.tempFail, `the command of --then ended with ${code ?? 'a signal'}, try again`);
    });
    child.stdin.end(mail);
  });
}

function unavailable(): never {
  return finish(EXIT.tempFail, 'service not available, message not accepted, try again');
}

function finish(code: number, message?: string): never {
  if (message) process.stderr.write(`zeef: ${message}\n`);
  process.exit(code);
}
