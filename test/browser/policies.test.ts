import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkPage, type DeskInBrowser, openDeskInBrowser } from '../support/browser.ts';

let at: DeskInBrowser;
beforeAll(async () => {
  at = await openDeskInBrowser();
});
afterAll(() => at.close());

const ticket = (id: string) =>
  at.desk.service.local.inject({
    method: 'POST',
    url: '/v1/tickets',
    headers: { 'content-type': 'application/json', prefer: 'wait=20' },
    payload: JSON.stringify({ id, messages: [{ text: `Mail mij: jan88@w.example, ticket ${id}` }] }),
  });

test('an officer changes the policy: errors are named, a good one holds from then on, the old one stays', async () => {
  const page = await at.open('privacy-officer');
  await page.goto('/desk/policies');
  const field = page.getByLabel('Policy (YAML)');
  const before = await field.inputValue();
  await field.fill(`${before}\ncolour: red\n`);
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('row', { name: /colour/ }).waitFor();
  await checkPage(page, 'policies');

  await page.getByLabel('Policy (YAML)').fill(`# changed at the desk\n${before}`);
  await page.getByRole('button', { name: 'Use from now on' }).click();
  await page.getByText('In use from now on: default@').waitFor();
  expect(await page.getByRole('row', { name: /default@/ }).count()).toBe(2);
  await ticket('after');
  const { items } = (await at.desk.service.local.inject({ url: '/v1/audit' })).json();
  const versions = new Set(
    items.map(({ policyVersion }: { policyVersion?: string }) => policyVersion).filter(Boolean),
  );
  expect(versions.size).toBe(2);
});

test('a reviewer reads policies and changes none', async () => {
  const page = await at.open('reviewer', { language: 'nl' });
  await page.goto('/desk/policies?version=strict');
  await page.getByRole('heading', { name: 'Tekst van strict' }).waitFor();
  expect(await page.getByRole('button', { name: 'Vanaf nu gebruiken' }).count()).toBe(0);
  await checkPage(page, 'policies-reviewer');
});
