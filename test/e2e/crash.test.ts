import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { client, type Installation, install, type RunningService } from '../support/service.ts';

const MESSAGES = 200;
/** Acknowledgements after which the process is killed: in the middle, with work in the queue and in the workers. */
const KILL_AFTER = 90;
const SENDERS = 8;

interface Document {
  readonly id: string;
  readonly state: string;
  readonly ticketId?: string;
}

let installation: Installation;
let service: RunningService;

beforeAll(async () => {
  installation = install();
  service = await installation.start();
}, 120_000);

afterAll(() => installation.remove());

function mail(number: number): Uint8Array<ArrayBuffer> {
  const lines = [
    'From: Anna de Wit <anna@example.org>',
    'To: service@winkel.example',
    `Subject: Bestelling ${number}`,
    `Message-ID: <crash-${number}@example.org>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Bericht ${number}: mijn IBAN is NL91 ABNA 0417 1643 00.`,
    '',
  ];
  return new Uint8Array(Buffer.from(lines.join('\r\n')));
}

test('kill -9 in the middle of 200 mails loses none and doubles none', async () => {
  const key = service.firstKey as string;
  const acknowledged = new Map<number, string>();
  let next = 0;
  let killed: Promise<unknown> | undefined;

  /** One sender: takes the next number, sends it, stops when the service is gone. */
  const sendAll = async (url: string): Promise<void> => {
    const api = client(url, key);
    for (let number = next++; number < MESSAGES; number = next++) {
      try {
        const { status, json } = await api.post<Document>('/v1/messages', mail(number), {
          'content-type': 'message/rfc822',
        });
        if (status === 200 || status === 202) acknowledged.set(number, json.id);
      } catch {
        return;
      }
      if (acknowledged.size >= KILL_AFTER) killed ??= service.stop('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, () => sendAll(service.url)));
  await killed;
  expect(acknowledged.size).toBeGreaterThanOrEqual(KILL_AFTER);
  expect(acknowledged.size).toBeLessThan(MESSAGES);
  const before = new Map(acknowledged);

  // The database server outlives the killed process; the new one adopts it. A sender that heard nothing sends again.
  service = await installation.start();
  next = 0;
  await Promise.all(Array.from({ length: SENDERS }, () => sendAll(service.url)));
  expect(acknowledged.size).toBe(MESSAGES);
  for (const [number, id] of before) expect(acknowledged.get(number)).toBe(id);

  const documents = await allFinal(client(service.url, key));
  expect(documents.map(({ state }) => state)).toEqual(Array(MESSAGES).fill('done'));
  expect(new Set(documents.map(({ id }) => id))).toEqual(new Set(acknowledged.values()));
  expect(new Set(documents.map(({ ticketId }) => ticketId)).size).toBe(MESSAGES);
  const tickets = await pages<{ entryCount: number }>(client(service.url, key), '/v1/tickets');
  expect(tickets.map(({ entryCount }) => entryCount)).toEqual(Array(MESSAGES).fill(1));
}, 240_000);

async function allFinal(api: ReturnType<typeof client>): Promise<Document[]> {
  for (;;) {
    const documents = await pages<Document>(api, '/v1/messages');
    if (documents.every(({ state }) => state !== 'received' && state !== 'processing')) return documents;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function pages<T>(api: ReturnType<typeof client>, path: string): Promise<T[]> {
  const items: T[] = [];
  let next: string | undefined;
  do {
    const cursor: string = next === undefined ? '' : `&after=${encodeURIComponent(next)}`;
    const { json } = await api.get<{ items: T[]; next?: string }>(`${path}?limit=200${cursor}`);
    items.push(...json.items);
    next = json.next;
  } while (next !== undefined);
  return items;
}
