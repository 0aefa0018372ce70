import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPage, type DeskInBrowser, openDeskInBrowser } from '../support/browser.ts';
import { PASSWORD } from '../support/desk.ts';

let at: DeskInBrowser;
beforeAll(async () => {
  at = await openDeskInBrowser();
});
afterAll(() => at.close());

test('the first account is made in the browser, without scripts as well', async () => {
  const page = await at.open(undefined, { scripts: false });
  await page.goto(at.desk.service.setupPath as string);
  await page.getByLabel('Your name').fill('Sanne Vermeer');
  await page.getByLabel('E-mail address').fill('sanne@desk.example');
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByLabel('The same again').fill(PASSWORD);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect.poll(() => page.getByText('Sanne Vermeer').first().isVisible()).toBe(true);
});

describe('pages before signing in', () => {
  test.each(['en', 'nl', 'de', 'fr'])('in %s', async (language) => {
    const page = await at.open(undefined, { language });
    await page.goto('/desk');
    await checkPage(page, `sign-in-${language}`);
  });

  test('say what was wrong', async () => {
    const page = await at.open(undefined);
    await page.goto('/desk/sign-in');
    await page.getByLabel('E-mail address').fill('nobody@desk.example');
    await page.getByLabel('Password').fill('not this one');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await checkPage(page, 'sign-in-refused');
  });

  test('an invitation', async () => {
    const payload = { email: 'bo@desk.example', name: 'Bo', role: 'agent' };
    const { path } = (
      await at.desk.service.local.inject({ method: 'POST', url: '/local/users', payload })
    ).json();
    const page = await at.open(undefined, { language: 'nl' });
    await page.goto(path);
    await page.getByLabel('Nieuw wachtwoord').fill('kort');
    await page.getByLabel('Nogmaals hetzelfde').fill('kort');
    await page.keyboard.press('Enter');
    await page.getByText('Maak er 12 tekens').waitFor();
    await checkPage(page, 'welcome');
  });
});

test('the frame of the desk', async () => {
  const page = await at.open('admin');
  await page.goto('/desk/nothing');
  await page.locator('details.account summary').click();
  await checkPage(page, 'frame');
});
