import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkPage, type DeskInBrowser, openDeskInBrowser } from '../support/browser.ts';
import { simpleMail } from '../support/review.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const PHONE = '06-53214987';
const folder = mkdtempSync(join(tmpdir(), 'zeef-review-'));
const posts: { headers: Record<string, string>; body: string }[] = [];
const hook = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    posts.push({
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(chunks).toString(),
    });
    response.writeHead(204).end();
  });
});

let at: DeskInBrowser;
beforeAll(async () => {
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  const to = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/in`;
  writeFileSync(join(folder, 'desk.secret'), SECRET);
  writeFileSync(
    join(folder, 'routes.yaml'),
    `routes:
  - { recipient: hook@winkel.example, desk: service, mode: deliver, to: "${to}", secretFile: desk.secret }
  - { recipient: "*", desk: archive, mode: store }
`,
  );
  at = await openDeskInBrowser({ ZEEF_ROUTES: join(folder, 'routes.yaml'), ZEEF_REVIEW_SAMPLE: '0' });
});
afterAll(async () => {
  await at.close();
  await new Promise((resolve) => hook.close(resolve));
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  posts.splice(0);
  await at.desk.database.query(`UPDATE zeef.review_item SET state = 'done'`);
  await at.desk.database.query(`UPDATE zeef.review_tag SET state = 'done'`);
});

/** Takes a mail in and waits until it is a ticket. */
async function mail(raw: Buffer, recipient = 'archive@winkel.example'): Promise<string> {
  const { service } = at.desk;
  const { documentId } = await service.receive({
    tenantId: service.defaultTenantId,
    kind: 'mail',
    door: 'smtp',
    source: 'smtp',
    actor: 'smtp',
    raw,
    deliveryId: undefined,
    envelope: { sender: 'a@b.example', recipients: [recipient] },
  });
  for (;;) {
    const { state, ticketId } = (await service.local.inject({ url: `/v1/messages/${documentId}` })).json();
    if (state === 'done') return ticketId;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const conversation = (page: Page) => page.locator('.conversation').textContent();
const here = (page: Page) => page.locator('[data-mark][aria-current="true"]').textContent();

test('by keyboard only: from the inbox, put back, approve; the sink hears of it and the audit log tells it', async () => {
  const ticketId = await mail(
    simpleMail(`Bel ${PHONE}. Ik heb diabetes.`, { subject: 'Storing' }),
    'hook@winkel.example',
  );
  await expect.poll(() => posts.length).toBe(1);
  const page = await at.open('agent');
  await page.goto('/desk');
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/desk/tickets/${ticketId}`);
  await page.getByRole('link', { name: /^removed: phone/ }).waitFor();
  expect(await here(page)).toContain('[telefoon 1]');
  await page.keyboard.press('x');
  await expect.poll(() => conversation(page)).toContain(PHONE);
  await expect.poll(() => here(page)).toContain('[gezondheid 1]');
  await page.keyboard.press('a');
  await page.getByText('Nothing left to decide').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/desk/inbox');
  await page.getByText('Nothing is waiting.').waitFor();

  await expect.poll(() => posts.length, { timeout: 20_000 }).toBe(2);
  const { headers, body } = posts[1] ?? { headers: {}, body: '' };
  const event = new Webhook(SECRET).verify(body, headers) as { type: string };
  expect(event.type).toBe('ticket.corrected');
  expect(body).toContain(PHONE);
  expect(body).not.toContain('diabetes');
  const { items } = (await at.desk.service.local.inject({ url: '/v1/audit' })).json() as {
    items: { event: string; ticketId?: string; actor: string; code?: string }[];
  };
  const events = items.filter((item) => item.ticketId === ticketId && item.actor.startsWith('user:'));
  expect(events.map(({ event: name, code }) => [name, code].filter(Boolean).join(' ')).reverse()).toEqual([
    'review.decided keep',
    'ticket.revised',
    'review.decided accept',
    'ticket.reviewed',
  ]);
});
