/** Entry of a pipeline thread (see adapters/threads/pool.ts). */
import { runTask, threadScanner } from './run.ts';

// Word lists are loaded while the thread starts, so that the time limit of the first document is its own.
threadScanner();

export default runTask;
