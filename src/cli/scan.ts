import cliProgress from 'cli-progress';
import { scanPaths } from '../compose/scan.ts';
import { ZeefError } from '../errors.ts';
import type { BacklogFile, Tally } from '../ports/backlog.ts';
import { type ScannedFile, sum } from '../usecases/scan.ts';
import { policyText } from './policy-file.ts';

export interface ScanOptions {
  readonly out?: string;
  readonly state?: string;
  readonly policy?: string;
  readonly jobs?: string;
  readonly json?: boolean;
}

/** Most threads that `--jobs` may ask for: each loads the word lists, some hundred megabytes. */
const MAX_JOBS = 64;
/** Files listed in the table; `--json` has them all. */
const LISTED_FILES = 20;

/**
 * Reports what personal data a backlog holds, by kind and by file, and writes sanitised copies where asked. Values
 * are in no report. The progress bar goes to stderr, and only to a terminal.
 *
 * @throws ZeefError for a wrong path, policy, folder, state file or option
 */
export async function scan(
  paths: readonly string[],
  options: ScanOptions,
  output: NodeJS.WritableStream,
): Promise<void> {
  const bar = new cliProgress.SingleBar({
    stream: process.stderr,
    format: '{bar} {percentage}% | {files} of {count} files, {items} items | {eta_formatted} left',
    hideCursor: true,
  });
  const shown = process.stderr.isTTY === true;
  let items = 0;
  let files = 0;
  let done = 0;
  let current: BacklogFile | undefined;
  const scanned = await scanPaths({
    paths,
    policyYaml: await policyText(options.policy),
    out: options.out,
    state: options.state,
    jobs: jobsOf(options.jobs),
    onStart: (found) => {
      const total = found.reduce((bytes, { size }) => bytes + size, 0);
      if (shown) bar.start(total, 0, { files, count: found.length, items });
    },
    onItem: (file) => {
      // Files come one after another: the one before this is done.
      if (current && file !== current) {
        done += current.size;
        files++;
      }
      current = file;
      items++;
      if (shown) bar.update(done, { files, items });
    },
  }).finally(() => bar.stop());
  if (options.json)
    output.write(`${JSON.stringify({ total: sum(tallies(scanned)), files: scanned }, undefined, 2)}\n`);
  else for (const line of table(scanned)) output.write(`${line}\n`);
}

function tallies(scanned: readonly ScannedFile[]): Tally[] {
  return scanned.map(({ tally }) => tally);
}

function* table(scanned: readonly ScannedFile[]): Generator<string> {
  const total = sum(tallies(scanned));
  yield `${scanned.length} files, ${total.items} items, ${total.hit} with personal data`;
  yield '';
  yield row('', 'found', 'remove', 'keep', 'review');
  for (const [entity, actions] of Object.entries(total.findings).sort((a, b) => found(b[1]) - found(a[1]))) {
    const { redact = 0, keep = 0, hold = 0 } = actions;
    yield row(entity, found(actions), redact, keep, hold);
  }
  const withheld = Object.entries(total.withheld);
  if (withheld.length > 0) {
    yield '';
    yield 'withheld from a copy';
    for (const [reason, count] of withheld) yield row(reason, count);
  }
  const worst = scanned
    .map(({ name, tally }) => ({
      name,
      count: Object.values(tally.findings).reduce((n, each) => n + found(each), 0),
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  if (worst.length < 2) return;
  yield '';
  yield 'most in';
  for (const { name, count } of worst.slice(0, LISTED_FILES)) yield `${String(count).padStart(9)}  ${name}`;
  if (worst.length > LISTED_FILES)
    yield `           and ${worst.length - LISTED_FILES} more (--json lists them)`;
}

function row(name: string, ...cells: readonly (string | number)[]): string {
  return `${name.padEnd(24)}${cells.map((cell) => String(cell).padStart(9)).join('')}`;
}

function found(actions: Readonly<Record<string, number>>): number {
  return Object.values(actions).reduce((total, count) => total + count, 0);
}

function jobsOf(jobs: string | undefined): number | undefined {
  if (jobs === undefined) return undefined;
  const number = Number(jobs);
  if (Number.isInteger(number) && number >= 1 && number <= MAX_JOBS) return number;
  throw new ZeefError('ZEEF_CONFIG_INVALID', {
    field: '--jobs',
    remedy: `--jobs is a number from 1 to ${MAX_JOBS}.`,
  });
}
