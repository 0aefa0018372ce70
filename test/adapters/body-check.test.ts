import { afterAll, expect, test } from 'vitest';
import { bodyChecker } from '../../src/adapters/threads/check.ts';

/** Threads run compiled code: `npm test` builds first. */
const bodies = bodyChecker(new URL('../../dist/src/pipeline/check-worker.js', import.meta.url));
afterAll(() => bodies.close());

function ticket(chars: number, more: object = {}): Buffer {
  return Buffer.from(JSON.stringify({ id: '1', messages: [{ text: 'x'.repeat(chars), ...more }] }));
}

test.each([10, 1_000_000])('a ticket of %i characters is told from what is none', async (chars) => {
  expect(await bodies.check(ticket(chars), 'ticket')).toEqual({ kind: 'ticket' });
  await expect(bodies.check(ticket(chars, { tekst: 'geheim' }), 'ticket')).rejects.toMatchObject({
    code: 'ZEEF_FIELD_INVALID',
    field: '/messages/0',
    message: expect.not.stringContaining('geheim'),
  });
  const cut = ticket(chars).subarray(0, -1);
  await expect(bodies.check(cut, 'ticket')).rejects.toMatchObject({ code: 'ZEEF_JSON_MALFORMED' });
});

test.each([10, 1_000_000])(
  'a webhook holds a mail or a ticket, in its envelope or bare: %i',
  async (chars) => {
    const mail = Buffer.from(`From: a@b.example\r\n\r\n${'x'.repeat(chars)}`);
    const data = { rfc822: mail.toString('base64') };
    const enveloped = { type: 'mail.received', timestamp: '2026-11-03T10:00:00Z', data };
    for (const body of [data, enveloped]) {
      const { kind, raw = new Uint8Array() } = await bodies.check(
        Buffer.from(JSON.stringify(body)),
        'webhook',
      );
      expect(kind).toBe('mail');
      expect(Buffer.from(raw).equals(mail)).toBe(true);
    }
    expect(await bodies.check(ticket(chars), 'webhook')).toEqual({ kind: 'ticket' });
  },
);

test('others are served while a large one is checked', async () => {
  let served = 0;
  const timer = setInterval(() => served++, 5);
  await bodies.check(ticket(30_000_000), 'ticket');
  clearInterval(timer);
  expect(served).toBeGreaterThan(3);
});
