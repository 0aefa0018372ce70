import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { ZeefError } from '../../errors.ts';
import type check from '../../pipeline/check-worker.ts';
import { checkBody } from '../../pipeline/parse/body.ts';
import type { CheckBody } from '../../ports/check-body.ts';

/** Bodies up to here are checked at once: parsing one of this size takes some milliseconds. */
const AT_ONCE_BYTES = 256 * 1024;
/** A body of 50 MB takes a few seconds, and several times its size as strings. */
const TIME_LIMIT_MS = 30_000;
const HEAP_MB = 512;
/** The thread stays this long without work before it ends. */
const IDLE_MS = 30_000;

/**
 * Checks JSON bodies, large ones in a thread of their own: parsing them here would keep everybody else waiting. The
 * thread runs compiled code only: from source, give `worker`.
 */
export function bodyChecker(worker = new URL('../../pipeline/check-worker.js', import.meta.url)): {
  check: CheckBody;
  close(): Promise<void>;
} {
  const pool = new Piscina<Parameters<typeof check>[0], ReturnType<typeof check>>({
    filename: fileURLToPath(worker),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  // A thread that dies rejects its task as well; unheard, the event would end the process.
  pool.on('error', () => undefined);
  return {
    async check(body, form) {
      if (body.length <= AT_ONCE_BYTES) return checkBody(body, form);
      const signal = AbortSignal.timeout(TIME_LIMIT_MS);
      const result = await pool.run({ body, form }, { signal }).catch((cause) => {
        throw new ZeefError('ZEEF_UNAVAILABLE', { cause });
      });
      if ('checked' in result) return result.checked;
      const { code, field, remedy } = result.refused;
      throw new ZeefError(code, { remedy, ...(field !== undefined && { field }) });
    },
    close: () => pool.close(),
  };
}
