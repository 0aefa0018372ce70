import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadMailboxes } from '../../src/config/mailboxes.ts';
import { type Dovecot, dovecot, IMAP_PASSWORD } from '../support/dovecot.ts';
import { mailOf } from '../support/mail.ts';
import { has } from '../support/programs.ts';
import { type Installation, install, type RunningService } from '../support/service.ts';
import { NEEDED, PLANTED, realMail } from './mail.ts';

const installed = await has('dovecot');

describe.skipIf(!installed && !process.env['CI'])('Dovecot', () => {
  let server: Dovecot;
  let installation: Installation;
  let service: RunningService;
  const folder = mkdtempSync(join(tmpdir(), 'zeef-mailboxes-'));
  const file = join(folder, 'mailboxes.yaml');

  beforeAll(async () => {
    server = await dovecot();
    writeFileSync(join(folder, 'desk.pass'), `${IMAP_PASSWORD}\n`);
    writeFileSync(
      file,
      `mailboxes:
  - { name: desk, host: 127.0.0.1, port: ${server.port}, tls: none, user: desk, passwordFile: desk.pass,
      to: Sanitised, originals: { move: Originals }, everySeconds: 5 }
`,
    );
    installation = install();
    await server.add('INBOX', realMail('imap-1@bakhuizen.example'));
    service = await installation.start({ env: { ZEEF_MAILBOXES: file } });
  }, 120_000);
  afterAll(async () => {
    await installation.remove();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  async function until(name: string, count: number): Promise<readonly string[]> {
    for (;;) {
      const mails = await server.mails(name);
      if (mails.length >= count) return mails;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  test('what arrives comes out sanitised in another folder, and the original is out of sight', async () => {
    const [mail] = await until('Sanitised', 1);
    for (const value of Object.values(PLANTED)) expect(mail).not.toContain(value);
    for (const value of Object.values(NEEDED)) expect(mail).toContain(value);
    await until('Originals', 1);
    expect(await server.mails('INBOX')).toEqual([]);
  }, 60_000);

  test('killed at any moment, every mail is there once', async () => {
    const before = (await server.mails('Sanitised')).length;
    for (let i = 0; i < 12; i++)
      await server.add(
        'INBOX',
        mailOf(
          'From: jan@w.example',
          `Message-ID: <kill-${i}@w.example>`,
          `Subject: bestelling 2026-77${100 + i}`,
          '',
          'Mijn IBAN is NL91 ABNA 0417 1643 00.',
        ),
      );
    await until('Sanitised', before + 1);
    await service.stop('SIGKILL');
    service = await installation.start({ env: { ZEEF_MAILBOXES: file } });
    const mails = await until('Sanitised', before + 12);
    await until('Originals', before + 12);
    const orders = (await server.mails('Sanitised')).flatMap((mail) => mail.match(/2026-77\d{3}/g) ?? []);
    expect(orders.sort()).toEqual(Array.from({ length: 12 }, (_, i) => `2026-77${100 + i}`));
    expect(mails.join('')).not.toContain('NL91');
    expect(await server.mails('INBOX')).toEqual([]);
  }, 120_000);
});

test('a mailboxes file with an error is refused with the key that is wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zeef-mailboxes-'));
  const path = join(folder, 'mailboxes.yaml');
  const wrong = (yaml: string) => {
    writeFileSync(path, yaml);
    return () => loadMailboxes(path);
  };
  writeFileSync(join(folder, 'p'), 'geheim\n');
  const good = 'name: desk, host: imap.example, user: desk, passwordFile: p, originals: delete';
  expect(wrong(`mailboxes: [{ ${good}, to: Schoon }]`)()[0]).toMatchObject({
    port: 993,
    tls: 'implicit',
    folder: 'INBOX',
    password: 'geheim',
    originals: undefined,
  });
  expect(wrong(`mailboxes: [{ ${good} }]`)).toThrow('either "to"');
  expect(wrong(`mailboxes: [{ ${good}, to: INBOX }]`)).toThrow('other folders');
  expect(wrong(`mailboxes: [{ ${good}, to: Schoon, tls: none }]`)).toThrow('this machine only');
  expect(wrong(`mailboxes: [{ ${good}, to: Schoon, colour: red }]`)).toThrow('mailboxes.0');
  expect(wrong(`mailboxes: [{ ${good.replace('p,', 'q,')}, to: Schoon }]`)).toThrow('passwordFile');
  rmSync(folder, { recursive: true });
});
