import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignedReceipt } from '../../src/model/receipt.ts';
import { client, type Installation, install, type RunningService } from '../support/service.ts';

const IBAN = 'NL13TEST0123456789';
const BSN = '111222333';

interface Accepted {
  readonly id: string;
  readonly ticketId: string;
}

const folder = mkdtempSync(join(tmpdir(), 'zeef-backup-'));
const file = join(folder, 'zeef.backup');
let first: Installation;
let second: Installation;
let service: RunningService;
let api: ReturnType<typeof client>;
beforeAll(async () => {
  first = install('first');
  second = install('second');
  service = await first.start();
  api = client(service.url, service.firstKey as string);
}, 120_000);
afterAll(async () => {
  await first.remove();
  await second.remove();
  rmSync(folder, { recursive: true });
});

async function hand(id: string): Promise<Accepted> {
  const body = JSON.stringify({
    id,
    requester: { name: 'Anna Quispelaar', email: 'anna@kanarie.example' },
    messages: [
      { text: 'Wat is uw IBAN?', author: { role: 'agent' } },
      { text: `Mijn IBAN is ${IBAN}, bsn ${BSN}.` },
    ],
  });
  const headers = { 'content-type': 'application/json', prefer: 'wait=30' };
  return (await api.post<Accepted>('/v1/tickets', body, headers)).json;
}

test('a backup holds neither values nor keys, and opens completely in a new folder, but for what was erased since', async () => {
  const kept = [await hand('1'), await hand('2')];
  const erased = await hand('3');
  const texts = await Promise.all(kept.map(({ ticketId }) => api.get(`/v1/tickets/${ticketId}`)));
  expect(texts[0]?.text).toContain(IBAN);

  expect(await first.zeef(['backup', file])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('rows'),
  });
  expect(await first.zeef(['backup', file])).toMatchObject({
    code: 78,
    stderr: expect.stringContaining('EEXIST'),
  });
  const content = gunzipSync(readFileSync(file));
  const key = readFileSync(join(first.dataDir, 'master.key'), 'utf8').trim();
  for (const secret of [IBAN, BSN, 'Quispelaar', 'anna@kanarie.example', key, service.firstKey as string]) {
    expect(content.includes(secret)).toBe(false);
    expect(content.includes(Buffer.from(secret).toString('hex'))).toBe(false);
  }
  expect(content.includes(Buffer.from(key, 'base64').toString('hex'))).toBe(false);

  const erasure = JSON.stringify({ ticketIds: [erased.ticketId], cause: 'request' });
  const json = { 'content-type': 'application/json' };
  const signed = (await api.post<SignedReceipt>('/v1/erasures', erasure, json)).json;
  expect(signed.receipt.tickets).toEqual([erased.ticketId]);
  const receipt = join(folder, 'receipt.json');
  writeFileSync(receipt, JSON.stringify(signed));
  expect(await first.zeef(['verify-receipt', receipt])).toMatchObject({ code: 0 });
  const firstKey = service.firstKey as string;
  await service.stop('SIGTERM');

  expect(await second.zeef(['restore', file])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('rows restored'),
  });
  mkdirSync(second.dataDir, { recursive: true });
  for (const name of ['master.key', 'erased.jsonl'])
    copyFileSync(join(first.dataDir, name), join(second.dataDir, name));
  const restored = await second.start();
  const there = client(restored.url, firstKey);
  for (const [index, { ticketId }] of kept.entries()) {
    expect((await there.get(`/v1/tickets/${ticketId}`)).text).toBe(texts[index]?.text);
  }
  expect((await there.get(`/v1/tickets/${erased.ticketId}`)).status).toBe(404);
  expect(await second.zeef(['audit', 'verify'])).toMatchObject({ code: 0 });
  await restored.stop('SIGTERM');
}, 120_000);

test('a backup is not restored over something, cut off, or of another version', async () => {
  const third = install('third');
  expect(await second.zeef(['restore', file])).toMatchObject({
    code: 78,
    stderr: expect.stringContaining('holds something already'),
  });
  const cut = join(folder, 'cut');
  writeFileSync(cut, readFileSync(file).subarray(0, -2_000));
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  const unended = join(folder, 'unended');
  writeFileSync(unended, gzipSync(lines.slice(0, -1).join('\n')));
  const other = join(folder, 'other');
  const head = { ...(JSON.parse(lines[0] as string) as object), migrations: ['0001_tenants'] };
  writeFileSync(other, gzipSync([JSON.stringify(head), ...lines.slice(1)].join('\n')));
  for (const [path, said] of [
    [cut, 'not a whole backup'],
    [unended, 'not a whole backup'],
    [other, 'another version'],
    [join(folder, 'absent'), 'ENOENT'],
  ] as const) {
    expect(await third.zeef(['restore', path])).toMatchObject({
      code: 78,
      stderr: expect.stringContaining(said),
    });
  }
  // Nothing of what failed is left behind.
  expect(await third.zeef(['restore', file])).toMatchObject({ code: 0 });
  await third.remove();
}, 120_000);
