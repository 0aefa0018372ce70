import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openQueue, type QueueSettings } from '../../src/adapters/queue/bullmq.ts';
import type { Job, JobQueue } from '../../src/ports/queue.ts';

/** What the contract needs of a backend. */
export interface QueueBackend {
  readonly settings: QueueSettings;
  /** Everything the backend stores, as text. */
  contents(): Promise<string>;
  /** Removes all jobs. */
  clear(): Promise<void>;
}

const WAIT = { timeout: 20_000, interval: 20 };

/** Runs what every backend of the queue must do. `backend` is asked when tests run. */
export function queueContract(name: string, backend: () => QueueBackend): void {
  describe(`queue on ${name}`, () => {
    const opened: JobQueue[] = [];
    const open = async (): Promise<JobQueue> => {
      const queue = await openQueue(backend().settings);
      opened.push(queue);
      return queue;
    };
    afterEach(async () => {
      for (const queue of opened.splice(0)) await queue.close();
      await backend().clear();
    });

    test('hands every job over once, with its ids', async () => {
      const [producer, consumer] = [await open(), await open()];
      const jobs = Array.from({ length: 50 }, job);
      const seen: Job[] = [];
      await Promise.all(jobs.slice(0, 25).map((added) => producer.add(added)));
      await consumer.work(async (received) => void seen.push(received), 4);
      await Promise.all(jobs.slice(25).map((added) => producer.add(added)));
      await vi.waitFor(() => expect(seen).toHaveLength(50), WAIT);
      expect(byId(seen)).toEqual(byId(jobs));
      await vi.waitFor(async () => expect(await producer.counts()).toEqual(EMPTY), WAIT);
    });

    test('keeps to its concurrency', async () => {
      const queue = await open();
      let now = 0;
      let most = 0;
      let done = 0;
      await queue.work(async () => {
        most = Math.max(most, ++now);
        await sleep(30);
        now--;
        done++;
      }, 3);
      await Promise.all(Array.from({ length: 12 }, () => queue.add(job())));
      await vi.waitFor(() => expect(done).toBe(12), WAIT);
      expect(most).toBe(3);
    });

    test('does not add a document that waits or runs already', async () => {
      const queue = await open();
      const added = job();
      for (let time = 0; time < 5; time++) await queue.add(added);
      expect(await queue.counts()).toEqual({ ...EMPTY, waiting: 1 });

      let runs = 0;
      const gate = door();
      await queue.work(async () => {
        runs++;
        await gate.opened;
      }, 2);
      await vi.waitFor(() => expect(runs).toBe(1), WAIT);
      await queue.add(added);
      expect(await queue.counts()).toEqual({ ...EMPTY, active: 1 });
      gate.open();
      await vi.waitFor(async () => expect(await queue.counts()).toEqual(EMPTY), WAIT);
      expect(runs).toBe(1);
    });

    test('takes a document again after it was done, and after it failed', async () => {
      const queue = await open();
      const [good, bad] = [job(), job()];
      const runs: string[] = [];
      await queue.work(async ({ documentId }) => {
        runs.push(documentId);
        if (documentId === bad.documentId) throw new Error('no');
      }, 1);
      for (const times of [1, 2]) {
        await queue.add(good);
        await queue.add(bad);
        await vi.waitFor(() => expect(runs).toHaveLength(2 * times), WAIT);
        await vi.waitFor(async () => expect((await queue.counts()).active).toBe(0), WAIT);
      }
      expect(runs.filter((id) => id === bad.documentId)).toHaveLength(2);
    });

    test('stores nothing of what a handler throws', async () => {
      const queue = await open();
      let failed = false;
      await queue.work(async () => {
        failed = true;
        throw new Error('canary-7d1f was in the message', { cause: new Error('canary-7d1f') });
      }, 1);
      const added = job();
      await queue.add(added);
      await vi.waitFor(() => expect(failed).toBe(true), WAIT);
      await vi.waitFor(async () => expect((await queue.counts()).active).toBe(0), WAIT);
      const contents = await backend().contents();
      // The id is there (in the events), so this does look where BullMQ writes.
      expect(contents).toContain(added.documentId);
      expect(contents).not.toContain('canary');
    });

    test('hands what a killed process had in hand to another', async () => {
      const producer = await open();
      const added = job();
      await producer.add(added);
      const victim = spawn(
        process.execPath,
        ['--input-type=module', '-e', VICTIM, JSON.stringify(backend().settings)],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      await once(victim.stdout, 'data');
      victim.kill('SIGKILL');
      await once(victim, 'exit');

      const heir = await open();
      const seen: Job[] = [];
      await heir.work(async (received) => void seen.push(received), 1);
      await vi.waitFor(() => expect(seen).toEqual([added]), { timeout: 45_000, interval: 100 });
    }, 60_000);

    test('waits for running jobs when it closes, and takes no more', async () => {
      const [producer, consumer] = [await open(), await open()];
      const gate = door();
      let finished = 0;
      await consumer.work(async () => {
        gate.open();
        await sleep(200);
        finished++;
      }, 1);
      await producer.add(job());
      await gate.opened;
      await producer.add(job());
      await consumer.close();
      expect(finished).toBe(1);
      expect(await producer.counts()).toEqual({ ...EMPTY, waiting: 1 });
    });
  });
}

/** A process of its own that takes a job and never ends it. Runs the built code: Node 20 reads no TypeScript. */
const VICTIM = `
  import { openQueue } from ${JSON.stringify(pathToFileURL(resolve('dist/src/adapters/queue/bullmq.js')).href)};
  const queue = await openQueue(JSON.parse(process.argv[1]));
  await queue.work(() => new Promise(() => console.log('taken')), 1);
`;

const EMPTY = { waiting: 0, active: 0, failed: 0 };

/** A promise and the function that fulfils it. */
function door(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { opened, open: () => open() };
}

function job(): Job {
  return { tenantId: uuidv7(), documentId: uuidv7() };
}

function byId(jobs: readonly Job[]): Job[] {
  return [...jobs].sort((one, other) => one.documentId.localeCompare(other.documentId));
}
