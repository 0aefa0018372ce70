import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { threadPipeline } from '../../src/adapters/threads/pool.ts';
import { inProcessPipeline } from '../../src/pipeline/run.ts';
import { presetYaml } from '../../src/policy/presets.ts';
import { type Pipeline, PipelineError } from '../../src/ports/pipeline.ts';
import { mailWith } from '../support/attachments.ts';
import { mailFixture } from '../support/mail.ts';

const POLICY = presetYaml('default');

/** Threads run compiled code: `npm test` builds first. */
const WORKER = new URL('../../dist/src/pipeline/worker.js', import.meta.url);
const threads = threadPipeline({ threads: 2, worker: WORKER });
const stubborn = threadPipeline({
  threads: 1,
  timeLimitMs: 2_000,
  heapMb: 64,
  worker: new URL('../../fixtures/threads/stubborn.mjs', import.meta.url),
});
afterAll(() => Promise.all([threads.close(), stubborn.close()]));

async function outcome(pipeline: Pipeline, text: string): Promise<string> {
  const raw = Buffer.from(text);
  const error = await pipeline.examine({ kind: 'mail', raw }).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(PipelineError);
  expect(error.message).toBe(`held: ${error.reason}`);
  expect(error.cause).toBeUndefined();
  return error.reason;
}

test('a thread gives what the pipeline gives in this one', async () => {
  const both = await Promise.all(
    [threads, inProcessPipeline()].map(async (pipeline) => {
      const examined = await pipeline.examine({ kind: 'mail', raw: mailFixture('alternative') });
      const input = { examined, context: {}, numbering: [], tagKey: new Uint8Array(32), policyYaml: POLICY };
      return { examined, redacted: await pipeline.redact(input) };
    }),
  );
  expect(both[0]?.examined.findings.length).toBeGreaterThan(5);
  expect(both[0]).toEqual(both[1]);
});

test('what cannot be read is held as such', async () => {
  expect(await outcome(threads, '')).toBe('unreadable');
  expect(await outcome(inProcessPipeline(), '')).toBe('unreadable');
});

test('a wrong policy holds the document', async () => {
  const examined = await threads.examine({ kind: 'mail', raw: mailFixture('flowed') });
  const input = { examined, context: {}, numbering: [], tagKey: new Uint8Array(32), policyYaml: 'rules: []' };
  await expect(threads.redact(input)).rejects.toThrow('held: internal');
});

test('whatever one document does, the next is served', async () => {
  const orders = ['hang', 'next', 'hoard', 'next', 'throw', 'next', 'exit', 'next'];
  const outcomes = [];
  for (const order of orders) outcomes.push(await outcome(stubborn, order));
  expect(outcomes).toEqual([
    'time-limit',
    'unreadable',
    'memory-limit',
    'unreadable',
    'internal',
    'unreadable',
    'internal',
    'unreadable',
  ]);
});

test('a picture that is read without end is stopped, and its reader with it', {
  timeout: 60_000,
}, async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const picture = sharp({ create: { width: 3_000, height: 3_000, channels: 3, background: '#888', noise } });
  const raw = mailWith('hoi', [{ name: 'a.jpg', content: await picture.jpeg({ quality: 60 }).toBuffer() }]);
  const pool = threadPipeline({ threads: 1, timeLimitMs: 8_000, isIdleEmpty: true, worker: WORKER });
  try {
    const held = pool.examine({ kind: 'mail', raw, recognise: true });
    await expect(held).rejects.toThrow('held: time-limit');
    const { document } = await pool.examine({ kind: 'mail', raw, withholdFiles: true });
    expect(document.messages[0]?.attachments).toMatchObject([{ withheld: 'too-large' }]);
    expect(document.parts.map(({ text }) => text)).toContain('hoi');
  } finally {
    await pool.close();
  }
});

test('waiting for a thread does not count as working time', async () => {
  const outcomes = await Promise.all(['hang', 'hang', 'next'].map((order) => outcome(stubborn, order)));
  expect(outcomes).toEqual(['time-limit', 'time-limit', 'unreadable']);
});
