import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkPage, type DeskInBrowser, openDeskInBrowser } from '../support/browser.ts';
import { mailFixture } from '../support/mail.ts';

let at: DeskInBrowser;
beforeAll(async () => {
  at = await openDeskInBrowser();
  const { local } = at.desk.service;
  for (const name of ['alternative', 'forwarded', 'flowed']) {
    const sent = await local.inject({
      method: 'POST',
      url: '/v1/messages',
      headers: { 'content-type': 'message/rfc822', prefer: 'wait=20' },
      payload: mailFixture(name),
    });
    expect(sent.statusCode).toBeLessThan(300);
  }
  const blank = await local.inject({
    method: 'POST',
    url: '/v1/tickets',
    headers: { 'content-type': 'application/json', prefer: 'wait=20' },
    payload: JSON.stringify({ id: 't1', messages: [{ text: 'IBAN NL91 ABNA 0417 1643 00' }] }),
  });
  expect(blank.statusCode).toBeLessThan(300);
});
afterAll(() => at.close());

test('the dashboard counts what came in and what went, with figures beside every picture', async () => {
  const page = await at.open('privacy-officer');
  await page.goto('/desk/dashboard');
  expect(await page.getByText('Messages received').locator('..').getByRole('definition').textContent()).toBe(
    '4',
  );
  await page.getByRole('img', { name: /^4 messages in 30 days/ }).waitFor();
  await page.getByText('Figures', { exact: true }).click();
  expect(await page.getByRole('row').count()).toBeGreaterThan(30);
  const kinds = page.getByRole('table', { name: 'What was removed: Figures' });
  expect(await kinds.getByRole('row', { name: /IBAN/ }).count()).toBe(1);
  await page.getByRole('link', { name: '7 days' }).click();
  await page.getByText('The last 7 days.').waitFor();
  await checkPage(page, 'dashboard');
});

test('the audit log lists what was done and proves itself', async () => {
  const page = await at.open('privacy-officer', { language: 'nl' });
  await page.goto('/desk/audit');
  await page
    .getByRole('row', { name: /ticket.redacted/ })
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Keten controleren' }).click();
  await page.getByText(/regels, ononderbroken/).waitFor();
  await checkPage(page, 'audit');
});

test('deliveries say where mail goes, and only those who manage them may act', async () => {
  const page = await at.open('reviewer');
  await page.goto('/desk/deliveries');
  await page.getByText('Everything that came in was processed').waitFor();
  await checkPage(page, 'deliveries');
  await page.goto('/desk/audit');
  await page.getByRole('heading', { name: 'not for you' }).or(page.locator('h1')).waitFor();
  expect(await page.getByRole('table').count()).toBe(0);
});
