import { execFile } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Postfix, postfixMissing, startPostfix } from '../support/postfix.ts';
import { client, freePort, type Installation, install, type RunningService } from '../support/service.ts';
import { type MailDrop, mailDrop } from '../support/sink.ts';
import { NEEDED, PLANTED, realMail } from './mail.ts';

const ZEEF = `${process.execPath} ${resolve(import.meta.dirname, '../../dist/src/cli/zeef.js')}`;
const missing = postfixMissing();
/** Group of `nobody`, whom Postfix runs the pipe as. */
const NOGROUP = 65_534;

describe.skipIf(missing !== undefined)(`behind a real Postfix${missing ? `: ${missing}` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'zeef-mail-'));
  const socket = join(folder, 'zeef.sock');
  let installation: Installation;
  let service: RunningService;
  let key: string;
  let postfix: Postfix;
  let far: MailDrop;
  let start: () => Promise<void>;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    far = await mailDrop();
    const [lmtpPort, smtpPort, reinjectPort] = await Promise.all([freePort(), freePort(), freePort()]);
    const routes = join(folder, 'routes.yaml');
    const to = `smtp://127.0.0.1:${reinjectPort}`;
    writeFileSync(
      routes,
      `routes: [{ recipient: winkel.example, desk: shop, mode: deliver, to: "${to}" }]\n`,
    );
    installation = install();
    const env = {
      ZEEF_ROUTES: routes,
      ZEEF_SOCKET: socket,
      ZEEF_LMTP_PORT: String(lmtpPort),
      ZEEF_SMTP_PORT: String(smtpPort),
    };
    start = async () => {
      service = await installation.start({ env });
      // Here the service runs as root and the pipe as nobody; on a server both are the same user.
      chownSync(socket, 0, NOGROUP);
    };
    await start();
    key = service.firstKey as string;
    const envelope = `-f $\{sender} -- $\{recipient}`;
    postfix = await startPostfix({
      lmtpPort,
      smtpPort,
      reinjectPort,
      farPort: far.port,
      pipe: `${ZEEF} pipe --socket ${socket} ${envelope}`,
      command: (port) =>
        `${ZEEF} pipe --socket ${socket} --then {swaks --server 127.0.0.1:${port} --from {sender} --to {recipients} --data -} ${envelope}`,
    });
  }, 120_000);

  afterAll(async () => {
    await postfix?.stop();
    await installation?.remove();
    await far?.close();
    rmSync(folder, { recursive: true });
  });

  function send(
    port: number,
    raw: Buffer | string,
    to: string | string[],
    from = 'sietske@bakhuizen.example',
  ) {
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
    return transport.sendMail({ envelope: { from, to }, raw });
  }

  /** The mail with this Message-ID, once it is at the far end. */
  async function arrivedAs(messageId: string, count = 1) {
    for (;;) {
      const mails = far.mails.filter(({ raw }) => raw.includes(`Message-ID: ${messageId}`));
      if (mails.length >= count) return mails;
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  async function expectSanitised(raw: string) {
    const parsed = await simpleParser(raw);
    const read = [
      raw,
      parsed.subject,
      parsed.text,
      parsed.html,
      ...parsed.attachments.map((a) => a.filename),
    ];
    for (const text of read) {
      for (const value of Object.values(PLANTED)) expect(text || '').not.toContain(value);
      expect(text || '').not.toContain('53214987');
    }
    expect(parsed.text).toContain(NEEDED.order);
    return parsed;
  }

  test.each(['lmtp', 'pipe', 'command', 'proxy'] as const)(
    'by %s: nothing planted reaches the desk, everything needed does',
    async (way) => {
      const id = `<${way}@bakhuizen.example>`;
      await send(postfix[way], realMail(id), 'service@winkel.example');
      const [mail] = await arrivedAs(id);
      expect(mail).toMatchObject({
        sender: 'sietske@bakhuizen.example',
        recipients: ['service@winkel.example'],
      });
      const parsed = await expectSanitised(mail?.raw ?? '');
      expect(parsed.subject).toContain(NEEDED.order);
      expect(parsed.html).toContain(NEEDED.product);
      expect(parsed.date?.toISOString()).toBe('2026-11-03T09:00:00.000Z');
      expect(far.mails.filter(({ raw }) => raw.includes(id))).toHaveLength(1);
    },
    60_000,
  );

  test('a reply stays in its thread, flowed text and iso-8859-1 come out readable', async () => {
    const reply = [
      'From: Sietske Bakhuizen <sietske@bakhuizen.example>',
      'To: service@winkel.example',
      `Subject: Re: Bestelling ${NEEDED.order}`,
      'Message-ID: <reply@bakhuizen.example>',
      'In-Reply-To: <answer@winkel.example>',
      'References: <first@bakhuizen.example> <answer@winkel.example>',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=iso-8859-1; format=flowed',
      'Content-Transfer-Encoding: 8bit',
      '',
      `Geachte hoogachting, de reünie was in café Zürich. Order ${NEEDED.order}. `,
      `Mijn bsn is ${PLANTED.bsn}, mijn nummer ${PLANTED.phone}.`,
      '',
    ];
    await send(postfix.lmtp, Buffer.from(reply.join('\r\n'), 'latin1'), 'service@winkel.example');
    const [mail] = await arrivedAs('<reply@bakhuizen.example>');
    const parsed = await expectSanitised(mail?.raw ?? '');
    expect(parsed.inReplyTo).toBe('<answer@winkel.example>');
    expect(parsed.references).toEqual(['<first@bakhuizen.example>', '<answer@winkel.example>']);
    expect(parsed.text).toContain('de reünie was in café Zürich');
  }, 60_000);

  test('a bounce keeps its null sender, and the mail inside it is sanitised too', async () => {
    const bounce = [
      'From: Mail Delivery System <mailer-daemon@elsewhere.example>',
      'To: service@winkel.example',
      'Subject: Undelivered Mail Returned to Sender',
      'Message-ID: <bounce@elsewhere.example>',
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      `Could not be delivered. Order ${NEEDED.order}.`,
      '--b',
      'Content-Type: message/rfc822',
      '',
      realMail('<inner@bakhuizen.example>').toString('latin1'),
      '--b--',
      '',
    ];
    await send(postfix.lmtp, Buffer.from(bounce.join('\r\n'), 'latin1'), 'service@winkel.example', '');
    const [mail] = await arrivedAs('<bounce@elsewhere.example>');
    expect(mail?.sender).toBe('');
    expect(mail?.raw).toMatch(/^Auto-Submitted: auto-replied\r$/m);
    await expectSanitised(mail?.raw ?? '');
    const inner = (await simpleParser(mail?.raw ?? '')).attachments.find(
      ({ contentType }) => contentType === 'message/rfc822',
    );
    await expectSanitised(inner?.content.toString('latin1') ?? '');
  }, 60_000);

  test('five recipients get it once each, by pipe one call a recipient', async () => {
    const to = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@winkel.example`);
    for (const way of ['lmtp', 'pipe'] as const) {
      const id = `<five-${way}@bakhuizen.example>`;
      await send(postfix[way], realMail(id), to);
      const mails = await arrivedAs(id, to.length);
      expect(mails.flatMap(({ recipients }) => recipients).sort()).toEqual(to);
    }
  }, 60_000);

  test('what swaks sends comes out sanitised', async () => {
    const data = `From: %FROM_ADDRESS%\\nTo: %TO_ADDRESS%\\nSubject: order ${NEEDED.order}\\nMessage-ID: <swaks@bakhuizen.example>\\n\\nMijn IBAN is ${PLANTED.iban}, order ${NEEDED.order}.\\n`;
    const server = `127.0.0.1:${postfix.lmtp}`;
    const args = ['--server', server, '--from', 'anna@example.org', '--to', 'service@winkel.example'];
    await promisify(execFile)('swaks', [...args, '--data', data]);
    const [mail] = await arrivedAs('<swaks@bakhuizen.example>');
    await expectSanitised(mail?.raw ?? '');
    expect(mail?.raw).toContain('[IBAN 1]');
  }, 60_000);

  test('with the service killed in the middle all arrive, and none twice but in the last step of SMTP', async () => {
    const COUNT = 40;
    const ids = Array.from({ length: COUNT }, (_, i) => `<kill-${i}@bakhuizen.example>`);
    const here = () => far.mails.filter(({ raw }) => raw.includes('Message-ID: <kill-'));
    for (const id of ids) await send(postfix.lmtp, realMail(id), 'service@winkel.example');
    while (here().length < COUNT / 4) await new Promise((done) => setTimeout(done, 20));
    await service.stop('SIGKILL');
    expect(here().length).toBeLessThan(COUNT);
    await start();
    while (new Set(here().map(messageId)).size < COUNT) {
      await postfix.flush();
      await new Promise((done) => setTimeout(done, 500));
    }
    const api = client(service.url, key);
    for (;;) {
      const { json } = await api.get<{ items: unknown[] }>('/v1/deliveries?state=pending');
      const sending = await api.get<{ items: unknown[] }>('/v1/deliveries?state=sending');
      if (json.items.length + sending.json.items.length === 0) break;
      await new Promise((done) => setTimeout(done, 200));
    }
    // Only what was in a worker's hands at the kill was tried again, and of that only what had been taken already.
    const { json } = await api.get<{ items: { attempts: number }[] }>('/v1/deliveries?limit=200');
    const again = json.items.filter(({ attempts }) => attempts > 1).length;
    expect(here().length - COUNT).toBeLessThanOrEqual(again);
    expect(again).toBeLessThanOrEqual(4);
    expect(await postfix.queue()).toEqual([]);
  }, 180_000);

  test('with the service away the mail stays with Postfix and comes through later, by every way', async () => {
    await service.stop('SIGTERM');
    for (const way of ['lmtp', 'pipe'] as const) {
      await send(postfix[way], realMail(`<away-${way}@bakhuizen.example>`), 'service@winkel.example');
    }
    while ((await postfix.queue()).length < 2 || !/dsn=4\.3\.0, status=deferred/.test(postfix.log())) {
      await new Promise((done) => setTimeout(done, 200));
    }
    await start();
    await postfix.flush();
    for (const way of ['lmtp', 'pipe'] as const) await arrivedAs(`<away-${way}@bakhuizen.example>`);
    // Mail servers log what a pipe prints: nothing of the mail may be in it.
    for (const value of Object.values(PLANTED)) expect(postfix.log()).not.toContain(value);
  }, 120_000);
});

function messageId({ raw }: { raw: string }): string | undefined {
  return /^Message-ID: (<kill-\d+@bakhuizen\.example>)/m.exec(raw)?.[1];
}
