import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkPage, type DeskInBrowser, openDeskInBrowser } from '../support/browser.ts';
import { type MailDrop, mailDrop } from '../support/sink.ts';

const ANNA = 'anna@bakhuizen.example';
let at: DeskInBrowser;
/** Where Zeef's own mail goes. */
let post: MailDrop;

beforeAll(async () => {
  post = await mailDrop();
  at = await openDeskInBrowser({
    ZEEF_NOTICE_SMTP: `smtp://127.0.0.1:${post.port}`,
    ZEEF_NOTICE_FROM: 'privacy@winkel.example',
  });
  await ticket('1', 'Mijn IBAN is NL91 ABNA 0417 1643 00, het gaat om order 2026-0048817.');
});
afterAll(async () => {
  await at.close();
  await post.close();
});

async function ticket(id: string, text: string): Promise<void> {
  const sent = await at.desk.service.local.inject({
    method: 'POST',
    url: '/v1/tickets',
    headers: { 'content-type': 'application/json', prefer: 'wait=20' },
    payload: JSON.stringify({ id, requester: { name: 'Anna de Wit', email: ANNA }, messages: [{ text }] }),
  });
  expect(sent.statusCode).toBeLessThan(300);
}

/** The link in the newest mail. */
async function mailed(count: number): Promise<{ link: string; attachments: number }> {
  await post.arrived(count);
  const { text = '', attachments } = await simpleParser(
    Buffer.from(post.mails[count - 1]?.raw ?? '', 'latin1'),
  );
  return { link: /http:\S+/.exec(text)?.[0] ?? '', attachments: attachments.length };
}

test('from the form through the mailed link and the decision to the receipt, without scripts for the person', async () => {
  const person = await at.open(undefined, { language: 'nl', scripts: false });
  await person.goto('/privacy');
  await person.getByLabel('Verwijdering van uw gegevens').check();
  await person.getByLabel('Uw e-mailadres').fill(ANNA);
  await person.getByRole('button', { name: 'Versturen' }).click();
  await person.getByRole('heading', { name: 'Kijk in uw e-mail' }).waitFor();

  await person.goto((await mailed(1)).link);
  await person.getByText('Verwijdering van uw gegevens').waitFor();
  await person.getByRole('button', { name: 'Ja, bevestigen' }).click();
  await person.getByRole('heading', { name: 'Bevestigd' }).waitFor();
  await person.goBack();

  const officer = await at.open('privacy-officer');
  await officer.goto('/desk/requests');
  await officer.getByRole('row', { name: /Erasure.*To decide/ }).waitFor();
  await checkPage(officer, 'requests');
  await officer.getByRole('link', { name: 'Erasure' }).click();
  await officer.getByText('One ticket of this person.').waitFor();
  await officer.getByText('Known: somebody wrote to us from it.').waitFor();
  await checkPage(officer, 'request');
  await officer
    .getByRole('region', { name: 'Decide' })
    .getByLabel('Told to the person')
    .fill('Alles is gewist.');
  await officer.getByRole('button', { name: 'Erase for good and answer' }).click();
  await officer.getByText('Decided, and the person is told.').waitFor();
  await officer.getByRole('heading', { name: 'Signed receipt' }).waitFor();
  await checkPage(officer, 'request-done');
  expect((await mailed(2)).attachments).toBe(1);
  expect(await officer.getByText(ANNA).count(), 'nobody is named any more').toBe(0);
});

test('the public pages are there in every language, in light and dark and on a phone', async () => {
  const page = await at.open(undefined);
  for (const [language, title] of [
    ['en', 'Your data at our support desk'],
    ['fr', 'Vos données auprès de notre service client'],
    ['de', 'Ihre Daten bei unserem Kundendienst'],
    ['nl', 'Uw gegevens bij onze klantenservice'],
  ] as const) {
    await page.goto(`/privacy?lang=${language}`);
    await page.getByRole('heading', { name: title }).waitFor();
  }
  await checkPage(page, 'privacy');
  await page.goto('/privacy/confirm/nothing');
  await page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
});

test('a person is found, and an agent may open a request for somebody at the counter', async () => {
  await ticket('2', 'Waar blijft mijn bestelling?');
  const page = await at.open('privacy-officer', { language: 'nl' });
  await page.goto('/desk/requests');
  await page.getByLabel('Waarde').fill('ANNA@bakhuizen.example');
  await page.getByRole('button', { name: 'Zoeken' }).click();
  await page.getByText('Eén ticket bevat dit.').waitFor();
  expect(page.url(), 'what was looked for stands in no address').not.toContain('anna');
  await checkPage(page, 'found');
  await page.goto('/desk/requests');
  const form = page.getByRole('form', { name: 'Nieuw verzoek' });
  await form.getByLabel('Verzoek').selectOption('access');
  await form.getByLabel('E-mailadres').fill(ANNA);
  await form.getByRole('button').click();
  await page.getByText('Wacht op de persoon').waitFor();
  const agent = await at.open('agent');
  await agent.goto('/desk/requests');
  expect(await agent.getByRole('table').count(), 'requests are for officers').toBe(0);
});

test('an incident has its dossier and draft, filled in and reported', async () => {
  const page = await at.open('privacy-officer');
  await page.goto('/desk/incidents');
  await page.getByLabel('What it is called').fill('Laptop stolen');
  await page.getByLabel('Began').fill('2026-01-01T00:00');
  await page.getByLabel('Ended').fill('2099-01-01T00:00');
  await page.getByRole('button', { name: 'Put into the register' }).click();
  await page.getByRole('heading', { name: 'Laptop stolen' }).waitFor();
  const persons = page.getByRole('table', { name: 'What it touches' }).getByRole('row', { name: /^Persons/ });
  expect(await persons.getByRole('cell').allTextContents()).toEqual(['1', '1']);
  expect(await page.getByText('to fill in').count()).toBeGreaterThan(3);
  await page.getByRole('textbox', { name: 'What happened' }).fill('A laptop with an open session.');
  await page.getByLabel('stolen').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await page.getByRole('row', { name: /Nature of the breach stolen/ }).waitFor();
  await page.getByRole('button', { name: 'Note that it was reported' }).click();
  await page.getByText('Noted.').waitFor();
  await checkPage(page, 'incident');
  await page.goto('/desk/incidents');
  await page.getByRole('link', { name: 'Laptop stolen' }).waitFor();
  await checkPage(page, 'incidents');
});

test('the source report says what draws data in', async () => {
  const page = await at.open('reviewer');
  await ticket('3', 'Mijn IBAN is NL91 ABNA 0417 1643 00.');
  await page.goto('/desk/drawn?days=7');
  await page.getByRole('row', { name: /IBAN pipe/ }).waitFor();
  await checkPage(page, 'drawn');
});
