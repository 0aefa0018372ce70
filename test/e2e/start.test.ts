import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, type Installation, install, type RunningService } from '../support/service.ts';

let installation: Installation;
let service: RunningService;

beforeAll(async () => {
  installation = install();
  service = await installation.start();
}, 120_000);

afterAll(() => installation.remove());

describe('starting', () => {
  test('refuses a second instance that reaches the same data by another path', async () => {
    const link = `${installation.dataDir} by another name`;
    symlinkSync(installation.dataDir, link);
    const second = install();
    const started = second.start({ env: { ZEEF_DATA: link } });
    await expect(started).rejects.toThrow('already runs');
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
    await second.remove();
  }, 120_000);

  test('ends when the last of its ports is taken, and frees the others', async () => {
    const [lmtp, taken] = await Promise.all([listening(), listening()]);
    lmtp.server.close();
    const other = install();
    const env = { ZEEF_LMTP_PORT: String(lmtp.port), ZEEF_SMTP_PORT: String(taken.port) };
    await expect(other.start({ env })).rejects.toThrow(`Port ${taken.port} is taken`);
    taken.server.close();
    await other.remove();
  }, 120_000);

  test('says what to do about a database that is not there, and not with which password', async () => {
    const other = install();
    const address = `postgres://zeef:not-to-be-seen@127.0.0.1:${await freePort()}/zeef`;
    const ended = await other.start({ env: { DATABASE_URL: address } }).catch(String);
    expect(ended).toContain('zeef: The database cannot be used (ECONNREFUSED). Check');
    expect(ended).not.toContain('not-to-be-seen');
    await other.remove();
  }, 120_000);
});

async function listening() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return { server, port: address.port };
}

describe('the command line', () => {
  test('ends quietly when its reader has read enough', async () => {
    const zeef = resolve(import.meta.dirname, '../../dist/src/cli/zeef.js');
    const child = spawn(process.execPath, [zeef, 'policy', 'show', 'default'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk));
    child.stdout.destroy();
    const [code] = await once(child, 'close');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('names the line that it cannot read', async () => {
    const { code, stdout, stderr } = await installation.zeef(
      ['detect', '--jsonl'],
      '{"id":"a","text":"b"}\n{',
    );
    expect({ code, stdout }).toEqual({ code: 65, stdout: '{"id":"a","spans":[]}\n' });
    expect(stderr).toMatch(/^zeef: line 2: expected .*\n$/);
  });
});
