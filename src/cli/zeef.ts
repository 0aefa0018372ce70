#!/usr/bin/env node
/**
 * The `zeef` command. Each subcommand lives in a file of its own and is loaded only when it is the one
 * called: `zeef pipe` runs once per mail and must start fast.
 */
import { EXIT, ZeefError } from '../errors.ts';

const [, , command, ...rest] = process.argv;
// Reads its few options itself, and answers 75 to wrong ones, which a mail server keeps. Does not come back.
if (command === 'pipe' && !rest.includes('--help')) await (await import('./pipe.ts')).pipe(rest);

const { Command } = await import('commander');
const program = new Command('zeef')
  .description('Keeps personal data nobody needs out of a support desk.')
  .showHelpAfterError('(zeef --help lists the commands)')
  .exitOverride();

program
  .command('start')
  .description('run the service: web, mail and worker in one process')
  .option('--demo', 'load sample mails and tickets, so that there is something to look at')
  .action(async (options) => (await import('../main.ts')).start(options));

program
  .command('pipe')
  .description('read one raw mail on stdin, hand it to the running service; exit 0 only once it is stored')
  .argument('[recipients...]', 'envelope recipients, after --')
  .option('-f, --from <sender>', "envelope sender; '' for the null sender")
  .option('--env', 'take sender and recipient from SENDER and RECIPIENT, as Exim and Dovecot Sieve set them')
  .option('--socket <path>', "the service's socket, where mail servers pass on no ZEEF_SOCKET")
  .option('--spool <folder>', 'keep the mail there, encrypted, while the service is away (see ZEEF_SPOOL)')
  .option('--filter', 'write the sanitised mail to stdout; nothing and exit 75 when there is none')
  .option(
    '--then <command>',
    'give it to a command, without a shell; {sender} and {recipients} are filled in',
  );

program
  .command('scrub')
  .description('read text or a mail on stdin, write it without what the policy removes to stdout')
  .option('--json', 'write what was found and decided instead, without values')
  .option('--show-values', 'add the values to --json')
  .option('--lang <language>', 'nl, en, de or fr; recognised when left out')
  .option('--policy <file>', 'policy to apply (default: the one Zeef brings along)')
  .option('--mail', 'read the input as a mail, whatever it looks like')
  .option('--text', 'read the input as text, whatever it looks like')
  .action(async (options) => (await import('./scrub.ts')).scrub(options, process.stdin, process.stdout));

program
  .command('scan <paths...>')
  .description('report what personal data mbox, Maildir, .eml, CSV, JSON Lines and other files hold')
  .option('--out <folder>', 'write sanitised copies there')
  .option('--state <file>', 'remember there what is done, and go on behind it')
  .option('--policy <file>', 'policy to apply (default: the one Zeef brings along)')
  .option('--jobs <n>', 'threads (default: one for each core)')
  .option('--json', 'the report as JSON, every file listed')
  .action(async (paths, options) => (await import('./scan.ts')).scan(paths, options, process.stdout));

program
  .command('detect')
  .description('read {"id","text","lang"?,"requester"?} lines on stdin, write {"id","spans"} lines to stdout')
  .requiredOption('--jsonl', 'one JSON object per line (the only format there is)')
  .option('--also <ids...>', 'detectors to use that are off by default, such as en.second-opinion')
  .action(async ({ also }) => (await import('./detect.ts')).detect(process.stdin, process.stdout, also));

program
  .command('eval <files...>')
  .description('score detection against labelled sets (JSON lines, or .txt with marks)')
  .option('--json', 'figures as JSON')
  .option('--misses <n>', 'list up to n values that were missed', Number)
  .option('--fps <n>', 'list up to n hits that were wrong', Number)
  .option('--negatives <n>', 'list up to n marked negatives that were hit', Number)
  .option('--show-values', 'show the values listed, with the words around them')
  .action(async (files, options) => (await import('./eval.ts')).evaluate(files, options, process.stdout));

const policy = program.command('policy').description('what is kept, and why');
policy
  .command('check [file]')
  .description('list what is wrong in a policy file (default: the one in use); exit 78 when there are errors')
  .action(async (file) => {
    process.exitCode = await (await import('./policy.ts')).check(file, process.stdin, process.stdout);
  });
policy
  .command('explain <file>')
  .description('say what would be decided about a mail, JSON ticket or text (- for stdin), and why')
  .option('--policy <file>', 'policy file or preset (default: the one in use)')
  .option('--purpose <purpose>', 'what the ticket is about; recognised when left out')
  .option('--asked <kinds...>', 'kinds the desk asked for, such as IBAN')
  .option('--json', 'decisions as JSON')
  .option('--show-values', 'show the values found')
  .action(async (file, options) =>
    (await import('./policy.ts')).explain(file, options, process.stdin, process.stdout),
  );
policy
  .command('diff <old> <new>')
  .description('what another policy would have done; names are files, presets, stored versions or "active"')
  .option('--on <tickets>', 'how many of the latest tickets', 'last-1000')
  .action(async (before, after, { on }) =>
    (await import('./policy-diff.ts')).diff(before, after, on, process.stdout),
  );
policy
  .command('list')
  .description('list the policies Zeef brings along')
  .action(async () => (await import('./policy.ts')).list(process.stdout));
policy
  .command('show <name>')
  .description('write one of them, to start your own from')
  .action(async (name) => (await import('./policy.ts')).show(name, process.stdout));
policy
  .command('schema')
  .description('write the JSON Schema of policy files, for editors')
  .action(async () => (await import('./policy.ts')).schema(process.stdout));

const key = program.command('key').description('API keys');
key
  .command('create <name>')
  .description('make a key and print it, once')
  .action(async (name) => (await import('./key.ts')).createKey(name));
key.command('list').action(async () => (await import('./key.ts')).listKeys());
key.command('revoke <id>').action(async (id) => (await import('./key.ts')).revokeKey(id));
key
  .command('rotate')
  .description('make a new key to seal with; what is there is moved to it in the background')
  .action(async () => (await import('./key.ts')).rotateKey());
key
  .command('rotate-master')
  .description('put everything under a new master key while the service runs')
  .action(async () => (await import('./key.ts')).rotateMaster());
key
  .command('status')
  .description('how much is sealed under each version')
  .action(async () => (await import('./key.ts')).keyStatus());

const source = program.command('source').description('senders of signed webhooks');
source
  .command('create <name>')
  .description('make a source and print its signing secret, once')
  .action(async (name) => (await import('./source.ts')).createSource(name));
source.command('list').action(async () => (await import('./source.ts')).listSources());

const user = program.command('user').description('people at the review desk');
user
  .command('create <email>')
  .description('make an account and print a link, good once, to choose a password with')
  .option('--name <name>', 'default: what stands before the @')
  .option('--role <role>', 'agent, reviewer, privacy-officer or admin', 'agent')
  .action(async (email, options) => (await import('./user.ts')).createUser(email, options));
user.command('list').action(async () => (await import('./user.ts')).listUsers());
user
  .command('disable <email>')
  .description('sign out everywhere and keep out')
  .action(async (email) => (await import('./user.ts')).disableUser(email));
user
  .command('reset <email>')
  .description('print a link for a new password; ends the second factor, lets a disabled account in again')
  .action(async (email) => (await import('./user.ts')).resetUser(email));

const audit = program.command('audit').description('the log of what was done');
audit
  .command('verify')
  .description('recompute the hash chain; exit 65 when it does not hold')
  .option('--file <file>', 'of an export, without any service')
  .action(async ({ file }) => (await import('./audit.ts')).verifyAudit(file));
audit
  .command('head')
  .description('print number and hash of the last entry, to note elsewhere')
  .action(async () => (await import('./audit.ts')).auditHead());
audit
  .command('export <file>')
  .description('write every entry to a new file, as JSON lines')
  .action(async (file) => (await import('./audit.ts')).exportAudit(file));

const incident = program
  .command('incident')
  .description('the register of incidents, and dossiers for the authority');
incident
  .command('open <title>')
  .description('put an incident into the register; prints its id')
  .requiredOption('--from <time>', 'when it began, ISO 8601')
  .requiredOption('--to <time>', 'when it ended, ISO 8601')
  .requiredOption('--reach <reach>', 'what was reached: view, delivery, storage or keys')
  .option('--aware <time>', 'when you became aware (default: now); the 72 hours run from here')
  .option('--actor <actor>', 'as the audit log names actors, such as api-key:ID')
  .option('--desk <desk>', 'only messages of this desk')
  .option('--key-version <n>', 'version of the tenant key that leaked', Number)
  .option('--description <text>', 'what happened')
  .action(async (title, options) => (await import('./incident.ts')).openIncident(title, options));
incident.command('list').action(async () => (await import('./incident.ts')).listIncidents());
incident
  .command('dossier <id>')
  .description('what it touches and the draft of the notification, as Markdown')
  .option('--json', 'as JSON')
  .option('--html', 'as a page')
  .action(async (id, options) => (await import('./incident.ts')).incidentDossier(id, options));
incident
  .command('report <id>')
  .description('note that the authority was told')
  .option('--at <time>', 'when (default: now)')
  .option('--reference <number>', 'number that the authority gave')
  .action(async (id, options) => (await import('./incident.ts')).reportIncident(id, options));
incident.command('close <id>').action(async (id) => (await import('./incident.ts')).closeIncident(id));

program
  .command('register')
  .description('the record of processing (GDPR art. 30) from the running configuration, as Markdown')
  .option('--json', 'as JSON')
  .option('--html', 'as a page')
  .action(async (options) => (await import('./report.ts')).register(options));

program
  .command('sources')
  .description('which form, desk or mailbox draws which unneeded data in')
  .option('--days <n>', 'how many days back', Number, 30)
  .option('--json', 'as JSON')
  .option('--html', 'as a page')
  .action(async (options) => (await import('./report.ts')).sources(options));

const retention = program.command('retention').description('what is kept, and for how long');
retention
  .command('run')
  .description('end what has run out now, instead of at the next look')
  .option('--dry-run', 'only count it')
  .action(async (options) => (await import('./retention.ts')).runRetention(options));
retention
  .command('due')
  .description('count what has run out, and what waits for a person')
  .action(async () => (await import('./retention.ts')).listDue());

program
  .command('erase <ticketIds...>')
  .description('destroy tickets for good and write a signed receipt')
  .option('--dry-run', 'write what would be destroyed instead')
  .option('--requested', 'the data subject asked for it')
  .action(async (ids, options) => (await import('./erase.ts')).eraseTickets(ids, options));
program
  .command('verify-receipt <file>')
  .description('check an erasure receipt, offline; exit 65 when it is not genuine')
  .option('--key <key>', 'public key or its fingerprint, as noted elsewhere')
  .action(async (file, { key }) => {
    process.exitCode = await (await import('./verify-receipt.ts')).verifyReceipt(file, key, process.stdout);
  });

program
  .command('backup <file>')
  .description('write everything but the master key to a file, while the service runs')
  .action(async (file) => (await import('./backup.ts')).backup(file));
program
  .command('restore <file>')
  .description('fill a new data folder from a backup; the service must not run')
  .action(async (file) => (await import('./backup.ts')).restoreBackup(file));

// Whoever reads may stop early, as `head` does: no reason for a stack trace.
process.stdout.on('error', () => process.exit());

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}

/** Says what went wrong in a line; answers the exit code. Foreign errors are not quoted: they may hold content. */
function explain(error: unknown): number {
  if (error instanceof ZeefError) {
    const cause = error.code === 'ZEEF_INTERNAL' && error.cause ? ` (${nameOf(error.cause)})` : '';
    process.stderr.write(`zeef: ${error.message}${cause}\n`);
    return error.exit;
  }
  // Commander has printed its own message (or the help asked for) by now.
  if (error instanceof Error && 'exitCode' in error) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  process.stderr.write(`zeef: failed (${nameOf(error)})\n`);
  if (process.env['ZEEF_LOG_LEVEL'] === 'debug' && error instanceof Error)
    process.stderr.write(`${error.stack}\n`);
  return EXIT.tempFail;
}

/** Class and code of an error: enough to look it up, and never content. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}
