import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkPage, type DeskInBrowser, openDeskInBrowser } from '../support/browser.ts';
import { PASSWORD } from '../support/desk.ts';

let at: DeskInBrowser;
beforeAll(async () => {
  at = await openDeskInBrowser();
});
afterAll(() => at.close());

test('first steps: account, key, and the first message seen arriving', async () => {
  const page = await at.open(undefined);
  await page.goto(at.desk.service.setupPath as string);
  await page.getByLabel('Your name').fill('Sanne Vermeer');
  await page.getByLabel('E-mail address').fill('sanne@desk.example');
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByLabel('The same again').fill(PASSWORD);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.getByRole('heading', { name: 'First steps' }).waitFor();
  await checkPage(page, 'start');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const command = await page.locator('#command').textContent();
  await page.getByText('Waiting for it').waitFor();
  await checkPage(page, 'start-key');
  const [, key, body] = /Bearer (\S+)' .* -d '(.*)'$/.exec(command ?? '') ?? [];
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  await fetch(`${at.desk.url}/v1/tickets`, { method: 'POST', headers, body: body as string });
  // Nobody touches the page: it asks by itself.
  await page.getByText('It has arrived. One value was kept out.').waitFor();
  await checkPage(page, 'start-arrived');
});

test('an administrator invites, changes a role, gives a new way in, and keeps out', async () => {
  const page = await at.open('admin');
  await page.goto('/desk/users');
  await page.getByLabel('Name', { exact: true }).fill('Bo de Boer');
  await page.getByLabel('E-mail address').fill('bo@desk.example');
  await page.getByLabel('Role').selectOption('reviewer');
  await page.getByRole('button', { name: 'Invite' }).click();
  const link = await page.locator('#link').textContent();
  await checkPage(page, 'users');
  const guest = await at.open(undefined);
  await guest.goto(link as string);
  await guest.getByLabel('New password').fill(PASSWORD);
  await guest.getByLabel('The same again').fill(PASSWORD);
  await guest.keyboard.press('Enter');
  await guest.getByText('Bo de Boer').first().waitFor();

  await page.getByRole('link', { name: 'Bo de Boer' }).click();
  await page.getByText('in one browser').waitFor();
  await checkPage(page, 'user');
  await page.getByRole('button', { name: 'Disable the account' }).click();
  await page.getByText('disabled', { exact: true }).waitFor();
  await guest.goto('/desk/profile');
  await guest.getByRole('heading', { name: 'Sign in' }).waitFor();
});

test('keys and sources are made, shown once, and revoked', async () => {
  const page = await at.open('admin');
  await page.goto('/desk/users/keys');
  await page.getByLabel('Name of a new key').fill('helpdesk');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const key = (await page.locator('#secret').textContent()) as string;
  const ask = () => fetch(`${at.desk.url}/v1/tickets`, { headers: { authorization: `Bearer ${key}` } });
  expect((await ask()).status).toBe(200);
  await checkPage(page, 'keys');
  await page.getByLabel('Name of a new source').fill('No Good');
  await page.getByRole('button', { name: 'Make a source' }).click();
  await page.getByText('This name is taken, or has other characters.').waitFor();
  await page.getByLabel('Name of a new source').fill('zendesk');
  await page.getByRole('button', { name: 'Make a source' }).click();
  expect(await page.locator('#secret').textContent()).toMatch(/^whsec_/);
  await page.getByRole('button', { name: 'Revoke' }).last().click();
  await page.getByText('revoked').waitFor();
  expect((await ask()).status).toBe(401);
});

test('the second step is set, asked for, and taken by recovery code once', async () => {
  const page = await at.open('agent', { language: 'nl' });
  await page.goto('/desk/profile');
  await checkPage(page, 'profile');
  await page.getByRole('link', { name: 'Instellen' }).click();
  const secret = ((await page.locator('#secret').textContent()) as string).replaceAll(' ', '');
  await page.getByLabel('Code').fill('000000');
  await page.keyboard.press('Enter');
  await page.getByText('Die code klopt niet').waitFor();
  await checkPage(page, 'second-factor');
  await page.getByLabel('Code').fill(new TOTP({ secret }).generate());
  await page.keyboard.press('Enter');
  const codes = ((await page.locator('#codes').textContent()) as string).split('\n');
  expect(new Set(codes).size).toBe(10);
  await checkPage(page, 'recovery-codes');
  await page.getByRole('link', { name: 'Ik heb ze bewaard' }).click();
  const lead = (await page.locator('.lead').textContent()) as string;

  const again = async (code: string) => {
    const other = await at.open(undefined, { language: 'nl' });
    await other.goto('/desk/sign-in');
    await other.getByLabel('E-mailadres').fill(lead.split(' ')[0] as string);
    await other.getByLabel('Wachtwoord').fill(PASSWORD);
    await other.keyboard.press('Enter');
    await other.getByRole('heading', { name: 'Tweede stap' }).waitFor();
    // Half signed in is not signed in.
    expect((await other.request.get('/desk/profile', { maxRedirects: 0 })).status()).toBe(303);
    await other.getByLabel('Code').fill(code);
    await other.keyboard.press('Enter');
    return other;
  };
  const inside = await again((codes[0] as string).toLowerCase());
  await inside.getByText('Sanne de agent').first().waitFor();
  const refused = await again(codes[0] as string);
  await refused.getByText('Die code klopt niet').waitFor();
  await checkPage(refused, 'sign-in-code');
});

test("a page of somebody's own account shows where they are signed in", async () => {
  const page = await at.open('reviewer');
  await page.goto('/desk/profile');
  await page.getByText('127.0.0.1').first().waitFor();
  await page.getByLabel('Present password').first().fill('not mine at all');
  await page.getByLabel('New password').fill('zeven blauwe fietsen in juni');
  await page.getByLabel('The same again').fill('zeven blauwe fietsen in juni');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('That is not your present password.').waitFor();
  await page.getByLabel('Present password').first().fill(PASSWORD);
  await page.getByLabel('New password').fill('zeven blauwe fietsen in juni');
  await page.getByLabel('The same again').fill('zeven blauwe fietsen in juni');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('Your password is changed').waitFor();
});

test('a name is a name, whatever is in it', async () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    "{{7*7}}'-alert(1)-'",
    '<svg/onload=alert(1)>',
  ];
  for (const [i, name] of hostile.entries()) {
    const payload = { email: `x${i}"><b>@desk.example`.replaceAll(' ', ''), name, role: 'agent' };
    const made = await at.desk.service.local.inject({ method: 'POST', url: '/local/users', payload });
    expect(made.statusCode).toBe(200);
  }
  const page = await at.open('admin');
  page.on('dialog', () => {
    throw new Error('a script ran');
  });
  await page.goto('/desk/users');
  for (const name of hostile) await page.getByText(name, { exact: true }).waitFor();
  await checkPage(page, 'users-hostile');
  await page.getByRole('link', { name: hostile[1] as string }).click();
  await page.getByRole('heading', { name: hostile[1] as string }).waitFor();
  await checkPage(page, 'user-hostile');
});
