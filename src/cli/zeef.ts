#!/usr/bin/env node
/**
 * The `zeef` command. Each subcommand lives in a file of its own and is loaded only when it is the one
 * called: `zeef pipe` runs once per mail and must start fast.
 */
import { Command } from 'commander';

const program = new Command('zeef')
  .description('Keeps personal data nobody needs out of a support desk.')
  .showHelpAfterError('(zeef --help lists the commands)');

program
  .command('detect')
  .description('read {"id","text","lang"?,"requester"?} lines on stdin, write {"id","spans"} lines to stdout')
  .requiredOption('--jsonl', 'one JSON object per line (the only format there is)')
  .action(async () => (await import('./detect.ts')).detect(process.stdin, process.stdout));

await program.parseAsync();
