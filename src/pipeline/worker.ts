/** Entry of a pipeline thread (see adapters/threads/pool.ts). */
import { parentPort } from 'node:worker_threads';
import { runTask, threadScanner } from './run.ts';

// Word lists are loaded while the thread starts, so that the time limit of the first document is its own.
threadScanner();
// In a microtask: whoever asked for this module has it only once it has been run.
queueMicrotask(() => parentPort?.postMessage('loaded'));

export default runTask;
