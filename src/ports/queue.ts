/** What a job carries: ids, nothing else, since queues keep their payloads in clear. */
export interface Job {
  readonly tenantId: string;
  readonly documentId: string;
}

/**
 * A queue of documents to process. At least once: a handler may be called again for the same document,
 * also at the same time after a stall, so that storing must be fenced. Losing the queue loses nothing:
 * the reconciler fills it again from the store.
 */
export interface JobQueue {
  /** Adds a document; adding one that is already waiting or running changes nothing. */
  add(job: Job): Promise<void>;
  /** Starts working; `handler` is run up to `concurrency` times at once. */
  work(handler: (job: Job) => Promise<void>, concurrency: number): Promise<void>;
  /** Jobs by state, for metrics. */
  counts(): Promise<{ waiting: number; active: number; failed: number }>;
  /** Stops taking jobs, waits for the running ones, lets go of connections. */
  close(): Promise<void>;
}
