import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkPage, type DeskInBrowser, openDeskInBrowser } from '../support/browser.ts';

let at: DeskInBrowser;
beforeAll(async () => {
  at = await openDeskInBrowser();
});
afterAll(() => at.close());

const TEXT = 'Mijn IBAN is NL91 ABNA 0417 1643 00, bestelling 2026-0048817. Mail jan88@w.example.';

test('a pasted text shows what would go and why, by the policy chosen', async () => {
  const page = await at.open('agent');
  await page.goto('/desk/playground');
  await page.getByLabel('Text, or a mail').fill(TEXT);
  await page.getByLabel('About').selectOption('billing');
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByRole('heading', { name: 'Result' }).waitFor();
  await expect.poll(() => page.locator('mark').allTextContents()).toHaveLength(2);
  expect(await page.locator('mark').first().textContent()).toContain('NL91 ABNA 0417 1643 00');
  expect(await page.getByText('Nobody asked for payment details').count()).toBe(1);
  await checkPage(page, 'playground');

  await page.getByLabel('Asked for').fill('IBAN');
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.locator('mark.kept').waitFor();
});

test('a file is read as if attached, without scripts too, and nothing of it is stored', async () => {
  const page = await at.open('reviewer', { scripts: false });
  await page.goto('/desk/playground');
  await page.getByLabel('Or a file').setInputFiles({
    name: 'tabel.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`naam;rekening\nJan;NL91 ABNA 0417 1643 00\nPiet;NL13 TEST 0123 4567 89\n`),
  });
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByText('rewritten (values)').waitFor();
  const documents = await at.desk.service.local.inject({ url: '/v1/messages' });
  expect(documents.json().items).toEqual([]);
});

test('nothing to try is said so', async () => {
  const page = await at.open('agent', { language: 'nl' });
  await page.goto('/desk/playground');
  await page.getByRole('button', { name: 'Proberen' }).click();
  await page.getByText('Niets om te proberen').waitFor();
});
