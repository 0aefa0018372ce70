import { expect, test } from 'vitest';
import { MAX_TRIES, retryDelay } from '../../src/usecases/deliver.ts';

const HOUR_MS = 3_600_000;

test('tries again soon at first, then rarely, for two days, then no more', () => {
  const delays = Array.from({ length: MAX_TRIES }, (_, i) => retryDelay(i + 1));
  expect(delays.at(-1)).toBeUndefined();
  const waits = delays.slice(0, -1).map(Number);
  expect(waits[0]).toBeLessThanOrEqual(10_000);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(Math.max(...waits)).toBeLessThanOrEqual(4 * HOUR_MS);
  const total = waits.reduce((sum, wait) => sum + wait, 0);
  expect(total).toBeGreaterThan(48 * HOUR_MS);
  expect(total).toBeLessThan(5 * 24 * HOUR_MS);
});
