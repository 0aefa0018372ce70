import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { HoldReason } from '../../model/intake.ts';
import type { Pipeline } from '../../ports/pipeline.ts';
import { type PipelineTask, pipelineOver, type TaskResult } from '../../ports/pipeline-task.ts';

/** One document's share of time for one step. Ordinary mail takes milliseconds. */
export const TASK_TIME_LIMIT_MS = 30_000;

/** The same where pictures are read: twenty-five at most, at some seconds each. */
export const OCR_TIME_LIMIT_MS = 300_000;

/**
 * Heap of one thread. The detectors' word lists take the first hundred; a 25 MB mail is some 60 MB as strings.
 * Buffers live outside of it.
 */
export const THREAD_HEAP_MB = 384;

/** The first thread is loaded within a second; nobody waits longer for it than this. */
const LOAD_LIMIT_MS = 10_000;

/** Threads stay this long without work before they end. */
const IDLE_MS = 60_000;

export interface ThreadPoolOptions {
  /** Default: one less than there are cores, at least 1, at most 8. */
  readonly threads?: number;
  /** No thread waits for work that rarely comes. */
  readonly isIdleEmpty?: boolean;
  /** Default {@link TASK_TIME_LIMIT_MS}. */
  readonly timeLimitMs?: number;
  /** Default {@link THREAD_HEAP_MB}. */
  readonly heapMb?: number;
  /** Compiled entry of a thread; default the one beside this file in the build. */
  readonly worker?: URL;
}

/**
 * Runs the pipeline in threads that can be stopped. A document that takes too long or too much memory ends its
 * thread, not the process, and fails with PipelineError `time-limit` or `memory-limit`; others go on in a new
 * thread. Threads run compiled code only: from source, give `worker`.
 */
export function threadPipeline(options: ThreadPoolOptions = {}): Pipeline {
  const threads = options.threads ?? Math.min(8, Math.max(1, availableParallelism() - 1));
  const timeLimitMs = options.timeLimitMs ?? TASK_TIME_LIMIT_MS;
  const pool: Piscina<PipelineTask, TaskResult> = new Piscina({
    filename: fileURLToPath(options.worker ?? new URL('../../pipeline/worker.js', import.meta.url)),
    minThreads: options.isIdleEmpty ? 0 : 1,
    maxThreads: threads,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: options.heapMb ?? THREAD_HEAP_MB },
  });
  // A thread that dies rejects its task as well; unheard, the event would end the process.
  pool.on('error', () => undefined);
  const loaded = options.isIdleEmpty ? Promise.resolve() : firstLoaded(pool);

  const gate = new Gate(threads);
  const run = async (task: PipelineTask): Promise<TaskResult> => {
    await gate.enter();
    const signal = AbortSignal.timeout(timeLimitMs);
    try {
      return await pool.run(task, { signal });
    } catch (error) {
      return { held: signal.aborted ? 'time-limit' : reasonOf(error) };
    } finally {
      gate.leave();
    }
  };
  return pipelineOver(run, async () => {
    await loaded;
    await pool.close();
  });
}

/**
 * Resolves when the first thread has loaded its modules. Node 20 aborts the process when a thread is ended in the
 * midst of that (`IsGraphAsync must be used on an instantiated module`), as a start that fails at once would.
 */
function firstLoaded(pool: Piscina<PipelineTask, TaskResult>): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['message', 'error', 'drain']) pool.once(event, () => resolve());
    setTimeout(resolve, LOAD_LIMIT_MS).unref();
  });
}

function reasonOf(error: unknown): HoldReason {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory-limit' : 'internal';
}

/** Lets as many in as there are threads, so that waiting for one does not count as working time. */
class Gate {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  async enter(): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
  }
}
