import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkPage, type DeskInBrowser, openDeskInBrowser } from '../support/browser.ts';
import { startIdentityProvider } from '../support/identity-provider.ts';
import { freePort } from '../support/service.ts';

const PEOPLE = {
  fenna: {
    name: 'Fenna Bos',
    email: 'fenna@desk.example',
    email_verified: true,
    groups: ['desk-lead', 'desk'],
  },
  gijs: { name: 'Gijs Dam', email: 'gijs@desk.example', email_verified: true, groups: ['warehouse'] },
  hanna: { name: 'Hanna Kok', email: 'invited@desk.example', email_verified: true, groups: ['desk'] },
  impostor: { name: 'Nobody', email: 'fenna@desk.example', email_verified: false, groups: ['desk'] },
  successor: { name: 'Fenna Two', email: 'fenna@desk.example', email_verified: true, groups: ['desk'] },
};

let at: DeskInBrowser;
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
beforeAll(async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const client = { id: 'zeef', secret: 'a secret of the tests', redirectUri: `${url}/desk/sign-in/callback` };
  provider = await startIdentityProvider(client, PEOPLE);
  at = await openDeskInBrowser({
    ZEEF_PORT: `${port}`,
    ZEEF_PUBLIC_URL: url,
    ZEEF_OIDC_ISSUER: provider.issuer,
    ZEEF_OIDC_CLIENT_ID: client.id,
    ZEEF_OIDC_CLIENT_SECRET: client.secret,
    ZEEF_OIDC_SCOPE: 'openid profile email groups',
    ZEEF_OIDC_ROLES: 'desk=agent, desk-lead=privacy-officer',
    ZEEF_OIDC_NAME: 'the house key',
  });
});
afterAll(async () => {
  await at.close();
  await provider.close();
});

/** Signs in at the provider, in a browser of its own. */
async function comeIn(person: keyof typeof PEOPLE): Promise<Page> {
  const page = await at.open(undefined);
  await page.route(/^https:/, (route) => route.abort());
  await page.goto('/desk/profile');
  await page.getByRole('link', { name: 'Sign in with the house key' }).click();
  await page.locator('input[name="login"]').fill(person);
  await page.locator('input[name="password"]').fill('any');
  await page.locator('button[type="submit"]').click();
  await page.locator('button[type="submit"]').click();
  await page.waitForURL(/\/desk\//);
  return page;
}

function audited(event: string) {
  return at.desk.database.query(`SELECT facts FROM zeef.audit_entry WHERE facts->>'event' = $1`, [event]);
}

test('the sign-in page offers it', async () => {
  const page = await at.open(undefined);
  await page.goto('/desk/sign-in');
  await checkPage(page, 'sign-in-single');
});

test('whoever has a group with a role gets an account with the highest, and comes back to where they were', async () => {
  const page = await comeIn('fenna');
  expect(new URL(page.url()).pathname).toBe('/desk/profile');
  await page.getByText('fenna@desk.example · Privacy officer').waitFor();
  await page.getByText('Single sign-on').first().waitFor();
  const again = await comeIn('fenna');
  await again.getByText('fenna@desk.example').waitFor();
  expect(await audited('account.created')).toHaveLength(1);
});

test('whoever has none is not let in, and neither is somebody else with the address', async () => {
  for (const person of ['gijs', 'impostor', 'successor'] as const) {
    const page = await comeIn(person);
    await page.getByText('Single sign-on did not let you in.').waitFor();
  }
});

test('somebody invited before is the same person, and the role follows the group', async () => {
  const payload = { email: 'Invited@desk.example', name: 'Hanna Kok', role: 'reviewer' };
  await at.desk.service.local.inject({ method: 'POST', url: '/local/users', payload });
  const page = await comeIn('hanna');
  await page.getByText('Invited@desk.example · Agent').waitFor();
  expect(await audited('account.role-changed')).toHaveLength(1);
});

test('an answer that nobody asked for, or that was asked for by another browser, lets nobody in', async () => {
  const stranger = at.desk.visitor();
  const unasked = await stranger.get('/desk/sign-in/callback?code=abc&state=def');
  expect(unasked.location).toContain('problem=single-sign-on');
  await stranger.get('/desk/sign-in/single');
  const otherState = await stranger.get('/desk/sign-in/callback?code=abc&state=def');
  expect(otherState.location).toContain('problem=single-sign-on');
  expect(stranger.cookies.has('zeef')).toBe(false);
});
