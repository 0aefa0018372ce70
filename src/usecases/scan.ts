import type { BacklogCopies, BacklogFile, BacklogItem, Journal, Tally } from '../ports/backlog.ts';
import { type Pipeline, PipelineError, type ScrubReport } from '../ports/pipeline.ts';

/** Items between entries in the journal: what a scan that is stopped does again at most. */
const ITEMS_PER_ENTRY = 200;

export interface ScanOptions {
  readonly pipeline: Pick<Pipeline, 'scrub'>;
  readonly policyYaml: string;
  /** Items in work at once. */
  readonly atOnce: number;
  readonly journal: Journal;
  /** Where sanitised copies go; left out: no copies. */
  readonly copies?: BacklogCopies;
  /** Called as items are done. */
  readonly onItem?: (file: BacklogFile) => void;
}

/** What was found in one file. */
export interface ScannedFile {
  readonly name: string;
  readonly tally: Tally;
}

/**
 * Scans the files of a backlog, in order, and writes sanitised copies where asked. An item that cannot be
 * sanitised is not in the copy and counted as withheld. Stopped and started again it goes on behind the last
 * journal entry of each file that is still the same.
 */
export async function scanBacklog(
  files: readonly BacklogFile[],
  options: ScanOptions,
): Promise<readonly ScannedFile[]> {
  const scanned: ScannedFile[] = [];
  for (const file of files) scanned.push({ name: file.name, tally: await scanFile(file, options) });
  return scanned;
}

/** The sum of tallies. */
export function sum(tallies: readonly Tally[]): Tally {
  const total = new Count();
  for (const tally of tallies) total.add(tally);
  return total.tally;
}

async function scanFile(file: BacklogFile, options: ScanOptions): Promise<Tally> {
  const { journal, copies } = options;
  const before = journal.entries.filter(
    ({ name, size, modified }) => name === file.name && size === file.size && modified === file.modified,
  );
  const last = before.at(-1);
  const all = new Count();
  for (const { tally } of before) all.add(tally);
  if (last?.complete) {
    options.onItem?.(file);
    return all.tally;
  }
  let count = new Count();
  let items = last?.items ?? 0;
  const copy = await copies?.open(file.name, last?.position ?? 0);
  const enter = async (complete: boolean): Promise<void> => {
    await copy?.sync();
    const { name, size, modified } = file;
    const { tally } = count;
    await journal.append({ name, size, modified, items, position: copy?.position ?? 0, complete, tally });
    all.add(tally);
    count = new Count();
  };
  try {
    for await (const report of inOrder(file, items, options)) {
      count.report(report);
      if (report.output) await copy?.append(file.written(report.output, items));
      items++;
      options.onItem?.(file);
      if (items % ITEMS_PER_ENTRY === 0) await enter(false);
    }
    await enter(true);
  } finally {
    await copy?.close();
  }
  return all.tally;
}

/** Reports on the items behind the first `skip`, in their order, with several in work at once. */
async function* inOrder(
  file: BacklogFile,
  skip: number,
  { pipeline, policyYaml, atOnce }: ScanOptions,
): AsyncGenerator<ScrubReport> {
  const inWork: Promise<ScrubReport>[] = [];
  let index = 0;
  for await (const item of file.items()) {
    if (index++ < skip) continue;
    const report = reportOn(item, pipeline, policyYaml);
    // Awaited in its turn; when an earlier one fails it is not, and must not end the process.
    report.catch(() => undefined);
    inWork.push(report);
    if (inWork.length >= atOnce) yield await (inWork.shift() as Promise<ScrubReport>);
  }
  for (const report of inWork) yield await report;
}

async function reportOn(
  item: BacklogItem,
  pipeline: ScanOptions['pipeline'],
  policyYaml: string,
): Promise<ScrubReport> {
  try {
    return await pipeline.scrub({ ...item, policyYaml });
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return { counts: [], withheld: [], held: error.reason };
  }
}

/** Adds up what was found. */
class Count {
  #items = 0;
  #hit = 0;
  readonly #findings: Record<string, Record<string, number>> = {};
  readonly #withheld: Record<string, number> = {};

  get tally(): Tally {
    return { items: this.#items, hit: this.#hit, findings: this.#findings, withheld: this.#withheld };
  }

  report({ counts, withheld, held }: ScrubReport): void {
    this.#items++;
    if (counts.length > 0) this.#hit++;
    for (const { entity, action, count } of counts) this.#found(entity, action, count);
    for (const reason of held ? [held] : withheld) this.#without(reason, 1);
  }

  add({ items, hit, findings, withheld }: Tally): void {
    this.#items += items;
    this.#hit += hit;
    for (const [entity, actions] of Object.entries(findings)) {
      for (const [action, count] of Object.entries(actions)) this.#found(entity, action, count);
    }
    for (const [reason, count] of Object.entries(withheld)) this.#without(reason, count);
  }

  #found(entity: string, action: string, count: number): void {
    this.#findings[entity] ??= {};
    const actions = this.#findings[entity];
    actions[action] = (actions[action] ?? 0) + count;
  }

  #without(reason: string, count: number): void {
    this.#withheld[reason] = (this.#withheld[reason] ?? 0) + count;
  }
}
