import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
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

/** Every page is looked at six times; generous, since other tests use the same cores. */
vi.setConfig({ testTimeout: 180_000 });

const SOON = { timeout: 20_000 };

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
  await expect.poll(() => posts.length, SOON).toBe(1);
  const page = await at.open('agent');
  await page.goto('/desk');
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/desk/tickets/${ticketId}`);
  await page.getByRole('link', { name: /^removed: phone/ }).waitFor();
  expect(await here(page)).toContain('[telefoon 1]');
  await page.keyboard.press('x');
  await expect.poll(() => conversation(page), SOON).toContain(PHONE);
  await expect.poll(() => here(page), SOON).toContain('[gezondheid 1]');
  await page.keyboard.press('a');
  await page.getByText('Nothing left to decide').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/desk/inbox');
  await page.getByText('Nothing is waiting.').waitFor();

  await expect.poll(() => posts.length, SOON).toBe(2);
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

/** The same mail with files attached, of the given name. */
function withFiles(raw: Buffer, name = 'paspoort.bin'): Buffer {
  const text = raw.toString();
  const at = text.indexOf('Content-Type: multipart/alternative');
  const file = (type: string, filename: string, content: string) =>
    `--outer\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${filename}"\r\n\r\n${content}\r\n`;
  return Buffer.from(
    [
      text.slice(0, at),
      'Content-Type: multipart/mixed; boundary="outer"\r\n\r\n--outer\r\n',
      text.slice(at),
      file('application/octet-stream', name, '\u0001\u0002\u0003'),
      file('text/csv', 'tabel.csv', 'naam;rekening\r\nPiet;NL13 TEST 0123 4567 89'),
      '--outer--\r\n',
    ].join(''),
  );
}

/** A conversation with marks of most looks: doubtful, kept since asked for, in HTML, in files, hidden. */
async function richTicket(): Promise<string> {
  const text = [
    'Goedemiddag,',
    '',
    'U vroeg om mijn IBAN: NL91 ABNA 0417 1643 00. Mijn bsn is 111222333, mocht dat nodig zijn.',
    `Mijn buurvrouw Willemijn Okkerse nam het pakket aan, haar nummer is ${PHONE}. Ik heb diabetes.`,
    'Mail naar willemijn@okkerse.example, of stuur het naar Goudenregenstraat 114, 2565 EH Den Haag.',
    'Wachtwoord: Kanarie-88-vogel! Het gaat om bestelling 2026-0048817.',
  ].join('\n');
  const html = `<p>${text.replaceAll('\n', '<br>')}</p><p><a href="https://x.example/?mail=jan88@w.example">hier</a>
    <img src="https://x.example/p.png" alt="foto"></p>`;
  return mail(withFiles(simpleMail(text, { subject: `Bestelling 2026-0048817, bel ${PHONE}`, html })));
}

test('inbox and ticket read well in both themes and on a phone', async () => {
  const ticketId = await richTicket();
  await mail(simpleMail('Ik heb diabetes.', { subject: 'Levering' }), 'hook@winkel.example');
  await mail(simpleMail('Ik heb astma.', { subject: 'Andere vraag' }));
  const page = await at.open('privacy-officer');
  await page.goto('/desk/inbox');
  await page.getByRole('table').waitFor();
  await checkPage(page, 'inbox');
  await page.goto('/desk/inbox?entity=HEALTH&desk=archive');
  await checkPage(page, 'inbox-filtered');
  await page.goto('/desk/inbox?reason=failed');
  await checkPage(page, 'inbox-empty');
  await page.goto(`/desk/tickets/${ticketId}`);
  await page.locator('#review').waitFor();
  const html = await page.content();
  expect(Buffer.byteLength(html)).toBeLessThan(60_000);
  await checkPage(page, 'ticket');
  await page.locator('.decide details summary').click();
  await page.getByText('Something was missed').click();
  await page.getByText('Show with its layout').click();
  await page.keyboard.press('?');
  await checkPage(page, 'ticket-open');
  await page.goto(`/desk/tickets/${ticketId}?view=side`);
  await checkPage(page, 'ticket-side');
  await page.getByRole('link', { name: /^kept: IBAN/ }).click();
  await page.getByRole('button', { name: 'Remove it after all' }).waitFor();
  await page.getByRole('button', { name: 'Show the original' }).click();
  await page.getByRole('heading', { name: 'The original' }).waitFor();
  await checkPage(page, 'ticket-original');
  await page.goto('/desk/inbox/group?group=special-category%7CHEALTH');
  await page.getByRole('heading', { name: 'Approve together' }).waitFor();
  await checkPage(page, 'inbox-group');
  await page.getByRole('button', { name: /^Approve all/ }).click();
  await page.getByText(/items? approved/).waitFor();
});

test('a ticket of ten marks takes one key a mark and one to go on', async () => {
  const lines = Array.from({ length: 10 }, (_, i) => `Nummer ${i}: 06-5321498${i}.`);
  await mail(simpleMail(`${lines.join('\n')}\nIk heb diabetes.`, { subject: 'Tien' }));
  await mail(simpleMail('Ik heb astma.', { subject: 'De volgende' }));
  const page = await at.open('reviewer');
  await page.goto('/desk/inbox/next');
  await page.getByText(/marks to decide/).waitFor();
  // As fast as one can type: keys wait for the answer to the one before.
  for (const key of 'aaxaaaxaaaa') await page.keyboard.press(key);
  await page.getByText('Nothing left to decide').waitFor();
  expect((await conversation(page))?.match(/06-5321498\d/g)).toEqual(['06-53214982', '06-53214986']);
  await page.keyboard.press('u');
  await page.getByText('1 mark to decide').waitFor();
  await page.keyboard.press('a');
  await page.getByText('Nothing left to decide').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'De volgende' }).waitFor();
});

test('kind, extent, all identical and a selection by keyboard', async () => {
  await mail(simpleMail(`Bel ${PHONE} voor dossier Zonnebloem twaalf. Nogmaals: ${PHONE}. Ik heb diabetes.`));
  const page = await at.open('reviewer');
  await page.goto('/desk/inbox/next');
  await page.locator('[data-mark][aria-current="true"]').waitFor();
  await page.keyboard.press('8');
  await expect.poll(() => conversation(page), SOON).toContain('[klantnummer 1]');
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect.poll(() => here(page), SOON).toContain('[klantnummer 1]');
  await page.getByRole('heading', { name: 'customer number' }).waitFor();
  await page.keyboard.press('e');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByText('+2 to the right').waitFor();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => conversation(page), SOON)
    .toMatch(/Bel .*\[klantnummer 2\] accepted Zonnebloem twaalf/);
  await page.evaluate(`(() => {
    const span = [...document.querySelectorAll('[data-at]')].find((one) => one.textContent.includes('Zonnebloem'));
    const text = span.firstChild;
    const at = text.data.indexOf('Zonnebloem');
    document.getSelection().setBaseAndExtent(text, at, text, at + 17);
  })()`);
  await page.keyboard.press('r');
  await expect.poll(() => conversation(page), SOON).toContain('[gegeven 1]');
  expect(await conversation(page)).not.toContain('Zonnebloem');
  await checkPage(page, 'ticket-decided');
});

test('all of it works without scripts', async () => {
  const ticketId = await mail(
    simpleMail(`Bel ${PHONE} voor dossier Zonnebloem. Ik heb diabetes.`),
    'hook@winkel.example',
  );
  const page = await at.open('agent', { scripts: false });
  await page.goto('/desk/inbox');
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('link', { name: /^removed: phone/ }).click();
  await page.getByRole('heading', { name: 'phone' }).waitFor();
  await page.getByRole('button', { name: /^Put back/ }).click();
  expect(await conversation(page)).toContain(PHONE);
  await page.getByText('Something was missed').click();
  await page.getByLabel('Text to remove').fill('Zonnebloem');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  expect(await conversation(page)).toContain('[gegeven 1]');
  await page.getByRole('button', { name: /^Undo the last/ }).click();
  expect(await conversation(page)).toContain('Zonnebloem');
  await page.getByText('Something was missed').click();
  await page.getByLabel('Text to remove').fill('niet te vinden');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText('This text does not stand').waitFor();
  await page.getByRole('button', { name: /^Approve and next/ }).click();
  await page.waitForURL('**/desk/inbox');
  const { items } = (await at.desk.service.local.inject({ url: '/v1/review/items?state=done' })).json() as {
    items: { ticketId: string }[];
  };
  expect(items.map((item) => item.ticketId)).toContain(ticketId);
});

test('a value is shown to those who may see it, and what is never kept is put back by an officer', async () => {
  const ticketId = await mail(simpleMail('Mijn bsn is 111222333. Ik heb diabetes.'));
  const agent = await at.open('agent');
  await agent.goto(`/desk/tickets/${ticketId}`);
  expect(await agent.getByRole('button', { name: 'Show the value' }).count()).toBe(0);
  await agent.keyboard.press('x');
  await agent.getByText('Only a privacy officer may put it back').waitFor();
  expect(await conversation(agent)).not.toContain('111222333');
  const officer = await at.open('privacy-officer');
  await officer.goto(`/desk/tickets/${ticketId}`);
  await officer.getByRole('button', { name: 'Show the value' }).click();
  await officer.getByText('111222333').waitFor();
  await officer.keyboard.press('x');
  await expect.poll(() => conversation(officer), SOON).toContain('111222333');
});

const HOSTILE = `<script>fetch('https://evil.example/s')</script><img src=x onerror="fetch('https://evil.example/i')">`;

test('what comes in runs nothing and asks nobody, wherever it is shown', async () => {
  const raw = simpleMail(`${HOSTILE} "'><svg onload=alert(1)> Ik heb diabetes. Bel ${PHONE}`, {
    subject: `${HOSTILE} storing`,
    from: `"${HOSTILE.replaceAll('"', '\\"')}" <sietske@bakhuizen.example>`,
    html: `<p>Ik heb diabetes ${HOSTILE}</p><style>@import url(https://evil.example/c);body{background:url(https://evil.example/b)}</style>
      <a href="javascript:alert(1)" style="background:url(https://evil.example/u);color:red">x</a><form action="https://evil.example/f"><input name=a></form>
      <iframe src="https://evil.example/n"></iframe><meta http-equiv="refresh" content="0;url=https://evil.example/m">
      <img src="https://evil.example/p.png" srcset="https://evil.example/q.png 2x" alt="&lt;script&gt;alert(1)&lt;/script&gt;"><base href="https://evil.example/">`,
  });
  const ticketId = await mail(withFiles(raw, `${HOSTILE.replaceAll('"', '\\"')}.bin`));
  const page = await at.open('reviewer');
  let ran = 0;
  page.on('dialog', (dialog) => {
    ran++;
    void dialog.dismiss();
  });
  for (const path of ['/desk/inbox', `/desk/tickets/${ticketId}`, `/desk/tickets/${ticketId}?view=side`]) {
    await page.goto(path);
    await page.getByText('storing').first().waitFor();
    for (const summary of await page.locator('main summary').all()) await summary.click();
    if (path.includes('tickets')) {
      const frame = page.frameLocator('iframe').first();
      await frame.getByText('Ik heb').waitFor();
      expect(
        await frame.locator('script, img, iframe, form, style ~ style, base, a, [onerror]').count(),
      ).toBe(0);
    }
    await checkPage(
      page,
      `hostile-${path.includes('side') ? 'side' : path.includes('tickets') ? 'ticket' : 'inbox'}`,
    );
  }
  await page.getByRole('button', { name: 'Show the original' }).first().click();
  await page.getByRole('heading', { name: 'The original' }).waitFor();
  await checkPage(page, 'hostile-original');
  expect(ran).toBe(0);
});

test('views are saved for oneself, and the list looks again by itself', async () => {
  await mail(simpleMail('Ik heb diabetes.', { subject: 'Eerste' }));
  const page = await at.open('agent');
  await page.goto('/desk/inbox?entity=HEALTH');
  await page.getByLabel('Name of this view').fill('Gezondheid');
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.goto('/desk/inbox');
  await page.getByRole('link', { name: 'Gezondheid' }).click();
  await page.waitForURL('**/desk/inbox?entity=HEALTH');
  const other = await at.open('agent');
  await other.goto('/desk/inbox');
  expect(await other.getByRole('link', { name: 'Gezondheid' }).count()).toBe(0);
  await page.keyboard.press('j');
  await mail(simpleMail('Ik heb astma.', { subject: 'Tweede' }));
  await page.evaluate(`htmx.trigger('#inbox-list', 'refresh')`);
  await page.getByRole('link', { name: 'Tweede' }).waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Eerste');
});
