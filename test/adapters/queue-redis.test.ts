import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queueContract } from '../contract/queue.ts';

const FOUND = spawnSync('redis-server', ['--version']).status === 0;

test.runIf(process.env['CI'] === 'true')('redis-server is there, as CI must have it', () => {
  expect(FOUND).toBe(true);
});

describe.skipIf(!FOUND)('with redis-server', () => {
  let folder: string;
  let server: ChildProcess;
  let url: string;
  let redis: Redis;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zeef-redis-'));
    const port = await freePort();
    url = `redis://127.0.0.1:${port}`;
    // As Zeef's guide asks for: on disk before it answers, and never dropping jobs for want of memory.
    const options = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction'];
    // So that a dump shows what it holds.
    options.push('--rdbcompression', 'no');
    server = spawn(
      'redis-server',
      ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, ...options],
      {
        stdio: 'ignore',
      },
    );
    redis = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    await redis.ping();
  });

  afterAll(async () => {
    redis.disconnect();
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  queueContract('Redis', () => ({
    settings: { redisUrl: url },
    async contents() {
      const keys = await redis.keys('*');
      const dumps = await Promise.all(keys.map((key) => redis.dumpBuffer(key)));
      return keys.join('\n') + dumps.map((dump) => dump?.toString('latin1')).join('\n');
    },
    clear: async () => void (await redis.flushall()),
  }));
});

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
