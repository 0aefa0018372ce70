import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Exim, eximMissing, startExim } from '../support/exim.ts';
import { type Installation, install, type RunningService } from '../support/service.ts';
import { type MailDrop, mailDrop } from '../support/sink.ts';
import { NEEDED, PLANTED, realMail } from './mail.ts';

const ZEEF = `${process.execPath} ${resolve(import.meta.dirname, '../../dist/src/cli/zeef.js')}`;
const missing = eximMissing();

describe.skipIf(missing !== undefined)(`behind a real Exim${missing ? `: ${missing}` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'zeef-mail-'));
  const socket = join(folder, 'zeef.sock');
  let installation: Installation;
  let service: RunningService;
  let exim: Exim;
  let far: MailDrop;
  let start: () => Promise<void>;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    far = await mailDrop();
    exim = startExim(`${ZEEF} pipe --socket ${socket} --env`);
    const routes = join(folder, 'routes.yaml');
    const to = `smtp://127.0.0.1:${far.port}`;
    writeFileSync(
      routes,
      `routes: [{ recipient: winkel.example, desk: shop, mode: deliver, to: "${to}" }]\n`,
    );
    installation = install();
    start = async () => {
      service = await installation.start({ env: { ZEEF_ROUTES: routes, ZEEF_SOCKET: socket } });
      // Here the service runs as root and the pipe as Exim; on a server both are the same user.
      chownSync(socket, 0, exim.group);
    };
    await start();
  }, 120_000);

  afterAll(async () => {
    await installation?.remove();
    await far?.close();
    exim?.stop();
    rmSync(folder, { recursive: true });
  });

  async function expectSanitised(raw: string): Promise<void> {
    const parsed = await simpleParser(raw);
    const read = [
      raw,
      parsed.subject,
      parsed.text,
      parsed.html,
      ...parsed.attachments.map((a) => a.filename),
    ];
    for (const text of read)
      for (const value of Object.values(PLANTED)) expect(text || '').not.toContain(value);
    expect(parsed.text).toContain(NEEDED.order);
  }

  test('nothing planted reaches the desk, the envelope does', async () => {
    await exim.send(
      realMail('<exim@bakhuizen.example>'),
      'sietske@bakhuizen.example',
      'service@winkel.example',
    );
    await far.arrived(1);
    expect(exim.log()).toContain('T=zeef');
    expect(far.mails[0]).toMatchObject({
      sender: 'sietske@bakhuizen.example',
      recipients: ['service@winkel.example'],
    });
    await expectSanitised(far.mails[0]?.raw ?? '');
  }, 60_000);

  test('a notice keeps its null sender', async () => {
    await exim.send(realMail('<exim-null@bakhuizen.example>'), '', 'service@winkel.example');
    await far.arrived(2);
    expect(far.mails[1]).toMatchObject({ sender: '', recipients: ['service@winkel.example'] });
  }, 60_000);

  test('while Zeef is away mail waits at Exim, and goes on once when it is back', async () => {
    await service.stop('SIGTERM');
    await exim.send(realMail('<exim-away@bakhuizen.example>'), 'anna@example.org', 'service@winkel.example');
    expect(await exim.waiting()).toBe(1);
    await start();
    await exim.flush();
    expect(await exim.waiting()).toBe(0);
    await far.arrived(3);
    await expectSanitised(far.mails[2]?.raw ?? '');
    expect(far.mails).toHaveLength(3);
  }, 120_000);
});
