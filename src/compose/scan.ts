import { availableParallelism } from 'node:os';
import { copiesIn } from '../adapters/backlog/copies.ts';
import { backlogFiles } from '../adapters/backlog/files.ts';
import { NO_JOURNAL, openJournal } from '../adapters/backlog/journal.ts';
import { OCR_TIME_LIMIT_MS, threadPipeline } from '../adapters/threads/pool.ts';
import { looksLikeMail } from '../pipeline/parse/text.ts';
import { loadPolicy } from '../policy/load.ts';
import type { BacklogFile } from '../ports/backlog.ts';
import { type ScannedFile, scanBacklog } from '../usecases/scan.ts';

/** Items ready for each thread, so that none waits for the next to be read. */
const ITEMS_PER_THREAD = 4;

export interface BacklogScan {
  readonly paths: readonly string[];
  readonly policyYaml: string;
  /** Folder for sanitised copies. */
  readonly out: string | undefined;
  /** File that remembers what is done. */
  readonly state: string | undefined;
  /** Threads; default one for each core. */
  readonly jobs: number | undefined;
  readonly onStart: (files: readonly BacklogFile[]) => void;
  readonly onItem: (file: BacklogFile) => void;
}

/**
 * Joins ports to adapters for the one command that runs the pipeline over many items without a service.
 *
 * @throws ZeefError for a wrong path, policy, folder or state file
 */
export async function scanPaths(scan: BacklogScan): Promise<readonly ScannedFile[]> {
  const { version } = loadPolicy(scan.policyYaml);
  const what = `${version}${scan.out === undefined ? '' : ' copies'}`;
  const journal = scan.state === undefined ? NO_JOURNAL : await openJournal(scan.state, what);
  const files = await backlogFiles(scan.paths, looksLikeMail);
  const threads = scan.jobs ?? availableParallelism();
  // A backlog has scans, and nobody waits for one file of it.
  const pipeline = threadPipeline({ threads, timeLimitMs: OCR_TIME_LIMIT_MS });
  try {
    scan.onStart(files);
    return await scanBacklog(files, {
      pipeline,
      policyYaml: scan.policyYaml,
      atOnce: threads * ITEMS_PER_THREAD,
      journal,
      onItem: scan.onItem,
      ...(scan.out !== undefined && { copies: copiesIn(scan.out) }),
    });
  } finally {
    await pipeline.close();
  }
}
