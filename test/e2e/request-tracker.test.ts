import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  MAILGATE,
  type RequestTracker,
  requestTrackerMissing,
  startRequestTracker,
} from '../support/request-tracker.ts';
import { type Installation, install } from '../support/service.ts';
import { NEEDED, PLANTED, realMail } from './mail.ts';

const missing = requestTrackerMissing();

interface Items {
  readonly items: readonly { readonly id: string }[];
}
interface Attachment {
  readonly Content: string | null;
  readonly Headers: string | null;
  readonly Subject: string | null;
}

describe.skipIf(missing !== undefined)(`before Request Tracker${missing ? `: ${missing}` : ''}`, () => {
  let rt: RequestTracker;
  let installation: Installation;

  beforeAll(async () => {
    installation = install();
    [rt] = await Promise.all([startRequestTracker(), installation.start()]);
  }, 120_000);
  afterAll(async () => {
    await rt?.stop();
    await installation?.remove();
  });

  const hand = (mail: Buffer) => {
    const mailgate = `${MAILGATE} --queue General --action correspond --url ${rt.url}`;
    return installation.zeef(['pipe', '--then', mailgate], mail);
  };

  /** Everything RT keeps of a ticket: subjects, headers and contents of all its attachments. */
  async function contentOf(ticket: string): Promise<{ text: string; parts: number }> {
    const { items } = await rt.get<Items>(`/ticket/${ticket}/attachments`);
    const read = items.map(({ id }) => rt.get<Attachment>(`/attachment/${id}`));
    const texts = (await Promise.all(read)).map(({ Content, Headers, Subject }) =>
      [Subject, Headers, Buffer.from(Content ?? '', 'base64').toString('utf8')].join('\n'),
    );
    return { text: texts.join('\n'), parts: items.length };
  }

  async function ticketAbout(words: string): Promise<string> {
    const query = encodeURIComponent(`Queue='General' AND Subject LIKE '${words}'`);
    const { items } = await rt.get<Items>(`/tickets?query=${query}&orderby=id&order=DESC`);
    expect(items.length).toBeGreaterThan(0);
    return items[0]?.id ?? '';
  }

  test('a ticket is made of the sanitised mail, and the reply to it joins it', async () => {
    const unique = `${Date.now()}`;
    const first = realMail(`<rt-${unique}@bakhuizen.example>`);
    expect(await hand(first)).toEqual({ code: 0, stdout: '', stderr: '' });
    const ticket = await ticketAbout(NEEDED.order);
    const { text, parts } = await contentOf(ticket);
    for (const value of Object.values(PLANTED)) expect(text).not.toContain(value);
    expect(text).not.toContain('53214987');
    expect(text).toContain(NEEDED.order);
    expect(text).toContain(NEEDED.product);

    const reply = [
      'From: Sietske Bakhuizen <sietske@bakhuizen.example>',
      'To: service@winkel.example',
      `Subject: Re: [${rt.name} #${ticket}] Bestelling ${NEEDED.order}`,
      `Message-ID: <rt-reply-${unique}@bakhuizen.example>`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      `Bel me op ${PLANTED.phone} over order ${NEEDED.order}.`,
      '',
    ];
    expect((await hand(Buffer.from(reply.join('\r\n')))).code).toBe(0);
    const after = await contentOf(ticket);
    expect(after.parts).toBeGreaterThan(parts);
    expect(after.text).not.toContain(PLANTED.phone);
  }, 120_000);

  test('with RT away the mail server keeps the mail', async () => {
    const mailgate = `${MAILGATE} --queue General --action correspond --url http://127.0.0.1:1/`;
    const { code, stderr } = await installation.zeef(
      ['pipe', '--then', mailgate],
      realMail('<rt-away@b.example>'),
    );
    expect(code).toBe(75);
    expect(stderr).toMatch(/^zeef: [^\n]+\n$/);
  }, 60_000);
});
