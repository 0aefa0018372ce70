import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { client, type Exit, type Installation, install, type RunningService } from '../support/service.ts';
import { NEEDED, PLANTED, realMail } from './mail.ts';

const TEMPORARY = 75;
/** What a mail server may see of a failure: one line of ours, which never begins like a status code. */
const ONE_LINE = /^zeef: [^\n]+\n$/;

let installation: Installation;
let service: RunningService;
const folder = mkdtempSync(join(tmpdir(), 'zeef-pipe-'));

beforeAll(async () => {
  installation = install();
  service = await installation.start();
}, 120_000);
afterAll(async () => {
  await installation.remove();
  rmSync(folder, { recursive: true });
});

const pipe = (args: readonly string[], mail: Buffer): Promise<Exit> =>
  installation.zeef(['pipe', ...args], mail);

/** A command that copies its input and its arguments into files, and ends as it is told. */
function recorder(exitCode: number): { command: string; mail: () => string; args: () => string[] } {
  const script = join(folder, `record-${exitCode}.mjs`);
  const out = join(folder, `out-${exitCode}`);
  writeFileSync(
    script,
    `import { writeFileSync } from 'node:fs';
     const chunks = [];
     for await (const chunk of process.stdin) chunks.push(chunk);
     writeFileSync(${JSON.stringify(out)}, Buffer.concat(chunks));
     writeFileSync(${JSON.stringify(`${out}.args`)}, JSON.stringify(process.argv.slice(2)));
     console.log('5.7.1 refused'); console.error('5.7.1 refused');
     process.exit(${exitCode});`,
  );
  return {
    command: `${process.execPath} ${script} "two words" {sender} -- {recipients}`,
    mail: () => readFileSync(out, 'latin1'),
    args: () => JSON.parse(readFileSync(`${out}.args`, 'utf8')) as string[],
  };
}

async function expectSanitised(raw: string): Promise<void> {
  const parsed = await simpleParser(raw);
  for (const text of [raw, parsed.subject, parsed.text, parsed.html]) {
    for (const value of Object.values(PLANTED)) expect(text).not.toContain(value);
  }
  expect(parsed.text).toContain(NEEDED.order);
}

describe('--filter', () => {
  test('gives the sanitised mail back, the same when asked again', async () => {
    const mail = realMail('<filter@bakhuizen.example>');
    const { code, stdout, stderr } = await pipe(['--filter'], mail);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Message-ID: <filter@bakhuizen.example>');
    await expectSanitised(stdout);
    expect((await pipe(['--filter'], mail)).stdout).toBe(stdout);
  });

  test('gives nothing and says "later" of what cannot be sanitised', async () => {
    const { code, stdout, stderr } = await pipe(['--filter'], Buffer.from([0, 1, 2, 255, 254]));
    expect({ code, stdout }).toEqual({ code: TEMPORARY, stdout: '' });
    expect(stderr).toMatch(ONE_LINE);
  });
});

describe('--then', () => {
  test('runs a command on it, with the envelope and without a shell', async () => {
    const { command, mail, args } = recorder(0);
    const sender = "-o'$(touch x);@example.org";
    const recipients = ['service@winkel.example', '--weird@winkel.example'];
    const call = ['-f', sender, '--then', command, '--', ...recipients];
    const { code, stderr } = await pipe(call, realMail('<then@bakhuizen.example>'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(args()).toEqual(['two words', sender, '--', ...recipients]);
    await expectSanitised(mail());
  });

  test.each([1, 67, 70, 127])(
    'says "later" when the command ends with %i, in words of its own',
    async (exitCode) => {
      const { command } = recorder(exitCode);
      const { code, stdout, stderr } = await pipe(['--then', command], realMail('<then@bakhuizen.example>'));
      expect({ code, stdout }).toEqual({ code: TEMPORARY, stdout: '' });
      expect(stderr).toMatch(ONE_LINE);
      expect(stderr).not.toContain('refused');
    },
  );

  test('says "later" when the command is not there', async () => {
    const { code, stderr } = await pipe(['--then', '/nowhere/command'], realMail('<then@bakhuizen.example>'));
    expect(code).toBe(TEMPORARY);
    expect(stderr).toMatch(ONE_LINE);
  });
});

describe('what may pass', () => {
  test.each([
    ['an unknown option', ['--fliter']],
    ['an option without its value', ['-f']],
    ['an environment without an envelope', ['--env']],
    ['two ways at once', ['--filter', '--then', 'true']],
    ['a socket that is not there', ['--socket', '/nowhere/zeef.sock']],
  ])('%s', async (_what, args) => {
    const { code, stdout, stderr } = await pipe(args, realMail('<arguments@bakhuizen.example>'));
    expect({ code, stdout }).toEqual({ code: TEMPORARY, stdout: '' });
    expect(stderr).toMatch(ONE_LINE);
  });

  test('a reader that went away', async () => {
    const zeef = join(import.meta.dirname, '../../dist/src/cli/zeef.js');
    const child = spawn(process.execPath, [zeef, 'pipe', '--filter'], { env: installation.env });
    child.stdout.destroy();
    child.stdin.end(realMail('<reader@bakhuizen.example>'));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(TEMPORARY);
  });
});

test('without routes everything is stored and nothing is handed on', async () => {
  const { code } = await pipe(['-f', '', '--', 'a@winkel.example'], realMail('<store@bakhuizen.example>'));
  expect(code).toBe(0);
  const api = client(service.url, service.firstKey as string);
  expect((await api.get<{ items: unknown[] }>('/v1/deliveries')).json.items).toEqual([]);
});
