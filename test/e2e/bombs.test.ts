import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { client, freePort, type Installation, install, type RunningService } from '../support/service.ts';
import { realMail } from './mail.ts';

let installation: Installation;
let service: RunningService;
let api: ReturnType<typeof client>;
let port: number;

beforeAll(async () => {
  port = await freePort();
  installation = install();
  service = await installation.start({ env: { ZEEF_LMTP_PORT: String(port) } });
  api = client(service.url, service.firstKey as string);
}, 120_000);
afterAll(() => installation.remove());

async function send(raw: Buffer): Promise<number> {
  const transport = createTransport({ host: '127.0.0.1', port, lmtp: true, ignoreTLS: true });
  const start = performance.now();
  await transport.sendMail({ envelope: { from: 'a@example.org', to: ['a@desk.example'] }, raw });
  return performance.now() - start;
}

interface Message {
  readonly id: string;
  readonly state: string;
  readonly holdReason?: string;
  readonly size: number;
}

/** Every message, once none of them is on its way. */
async function settled(count: number): Promise<readonly Message[]> {
  for (;;) {
    const { json } = await api.get<{ items: Message[] }>('/v1/messages?limit=200');
    const isSettled = json.items.every(({ state }) => state !== 'received' && state !== 'processing');
    if (isSettled && json.items.length >= count) return json.items;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function head(name: string, ...more: readonly string[]): string {
  return [
    'From: Jan <jan@w.example>',
    `Message-ID: <${name}@w.example>`,
    'MIME-Version: 1.0',
    ...more,
    '',
  ].join('\r\n');
}

/** A process that goes beyond keeps several mails of this size several times over. Less would be better. */
const MAX_MB = 900;

/** Most memory the service's process has had at a time, MB. */
function peakMb(): number | undefined {
  try {
    const status = readFileSync(`/proc/${service.pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
  } catch {
    return undefined;
  }
}

test('a mail of 25 MB with attachments stays within memory', async () => {
  const picture = Buffer.alloc(6_000_000, 'abcdefgh').toString('base64').replace(/.{76}/g, '$&\r\n');
  const parts = Array.from(
    { length: 3 },
    (_, i) =>
      `--b\r\nContent-Type: application/octet-stream; name=a${i}.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n${picture}\r\n`,
  );
  const raw = Buffer.from(
    `${head('large', 'Content-Type: multipart/mixed; boundary=b')}\r\n--b\r\n\r\nOrder 2026-0048817\r\n${parts.join('')}--b--\r\n`,
  );
  const large = send(raw);
  const waits = [];
  for (let i = 0; i < 5; i++) waits.push(await send(realMail(`<beside${i}@w.example>`)));
  await large;
  await settled(6);
  expect(waits).toHaveLength(5);
  expect(peakMb() ?? 0).toBeLessThan(MAX_MB);
}, 120_000);

test('bombs end in held or within limits, stay sealed, and others go on', async () => {
  const nested = Array.from(
    { length: 10_000 },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}x\r\n\r\n--b${i}x\r\n`,
  );
  const bombs: Readonly<Record<string, Buffer>> = {
    parts: Buffer.from(
      `${head('parts', 'Content-Type: multipart/mixed; boundary=b')}\r\n${'--b\r\n\r\nx\r\n'.repeat(100_000)}--b--\r\n`,
    ),
    depth: Buffer.from(`${head('depth')}${nested.join('')}\r\nx\r\n`),
    line: Buffer.from(`${head('line')}\r\n${'x '.repeat(10_000_000)}\r\n`),
    addresses: Buffer.from(`${head('addresses', `Cc: ${'"('.repeat(200_000)}`)}\r\nhoi\r\n`),
    messages: Buffer.from(
      `${head('messages')}${'Content-Type: message/rfc822\r\n\r\n'.repeat(10_000)}\r\nx\r\n`,
    ),
  };
  await Promise.all(Object.values(bombs).map(send));
  const others = await Promise.all(
    Array.from({ length: 5 }, (_, i) => send(realMail(`<other${i}@w.example>`))),
  );
  expect(others).toHaveLength(5);

  const messages = await settled(6 + Object.keys(bombs).length + 5);
  const held = messages.filter(({ state }) => state === 'held');
  expect(held.map(({ holdReason }) => holdReason)).toEqual(held.map(() => 'unreadable'));
  expect(held.length).toBeGreaterThanOrEqual(2);
  expect(messages.filter(({ state }) => state === 'done').length).toBe(messages.length - held.length);
  expect((await api.get<{ state: string }>('/healthz')).status).toBe(200);
  expect(peakMb() ?? 0).toBeLessThan(MAX_MB);
}, 240_000);
