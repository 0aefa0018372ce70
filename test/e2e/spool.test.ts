import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { client, type Installation, install, type RunningService } from '../support/service.ts';
import { PLANTED, realMail } from './mail.ts';

const TEMPORARY = 75;
const folder = mkdtempSync(join(tmpdir(), 'zeef-spool-'));
let installation: Installation;
let service: RunningService;
let key: string;

beforeAll(async () => {
  installation = install();
  service = await installation.start({ env: { ZEEF_SPOOL: folder } });
  key = service.firstKey as string;
}, 120_000);
afterAll(async () => {
  await installation.remove();
  rmSync(folder, { recursive: true });
});

const pipe = (mail: Buffer, ...args: string[]) =>
  installation.zeef(
    ['pipe', '--spool', folder, ...args, '-f', 'anna@example.org', '--', 'a@desk.example'],
    mail,
  );
const spooled = () => readdirSync(folder).filter((name) => name.endsWith('.mail'));

async function messages(): Promise<readonly { state: string; source: string }[]> {
  const { json } = await client(service.url, key).get<{ items: { state: string; source: string }[] }>(
    '/v1/messages',
  );
  return json.items;
}

test('a mail that comes while the service is away is kept, encrypted, and taken in once later', async () => {
  const here = realMail('<here@bakhuizen.example>');
  expect((await pipe(here)).code).toBe(0);
  expect(spooled()).toEqual([]);

  await service.stop('SIGKILL');
  const away = realMail('<away@bakhuizen.example>');
  for (const mail of [away, away, here]) {
    expect(await pipe(mail)).toEqual({ code: 0, stdout: '', stderr: '' });
  }
  expect(spooled()).toHaveLength(3);
  for (const name of readdirSync(folder)) {
    const content = readFileSync(join(folder, name), 'latin1');
    for (const value of [...Object.values(PLANTED), 'bakhuizen', 'anna@example.org', 'Received']) {
      expect(content).not.toContain(value);
    }
  }
  // A file that is no mail of ours, or was changed, keeps nobody back and is not thrown away.
  const [first = ''] = spooled();
  const changed = readFileSync(join(folder, first));
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  writeFileSync(join(folder, '0-changed.mail'), changed);

  service = await installation.start({ env: { ZEEF_SPOOL: folder } });
  expect(spooled()).toEqual([]);
  expect(readdirSync(folder)).toContain('0-changed.mail.unreadable');
  expect(await messages()).toHaveLength(2);
}, 120_000);

test('without the key of a service nothing is kept and the mail server keeps it', async () => {
  await service.stop('SIGTERM');
  const { code, stderr } = await pipe(realMail('<nokey@bakhuizen.example>'), '--spool', tmpdir());
  expect(code).toBe(TEMPORARY);
  expect(stderr).toMatch(/^zeef: [^\n]+\n$/);
  expect((await pipe(realMail('<both@bakhuizen.example>'), '--filter')).code).toBe(TEMPORARY);
}, 60_000);
