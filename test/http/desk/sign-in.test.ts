import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, openDesk, PASSWORD } from '../../support/desk.ts';

let at: Desk;
beforeAll(async () => {
  at = await openDesk();
});
afterAll(() => at.close());

async function signIn(email: string, password = PASSWORD, visitor = at.visitor()) {
  await visitor.get('/desk/sign-in');
  return { visitor, answer: await visitor.post('/desk/sign-in', { email, password }) };
}

/** Moves what the database holds into the past: its clock decides. */
function age(table: string, column: string, span: string) {
  return at.database.query(`UPDATE zeef.${table} SET ${column} = ${column} - interval '${span}'`);
}

test('the very first account is made by a link that works once', async () => {
  const path = at.service.setupPath as string;
  const visitor = at.visitor();
  expect((await visitor.get(path)).text).toContain('name="email"');
  const form = { name: 'Anna', email: 'anna@desk.example', password: PASSWORD, repeated: PASSWORD };
  expect(
    (await visitor.post(path, { ...form, password: 'welkom123456', repeated: 'welkom123456' })).status,
  ).toBe(422);
  expect((await visitor.post(path, { ...form, email: 'anna' })).status).toBe(422);
  expect((await visitor.post(path, { ...form, repeated: 'anders' })).status).toBe(422);
  const answer = await visitor.post(path, form);
  expect(answer.status).toBe(303);
  expect((await visitor.get('/desk')).location).not.toContain('sign-in');
  expect((await at.visitor().get(path)).status).toBe(404);
  expect((await at.visitor().post(path, form)).status).toBe(404);
});

test('a page asks whoever is not signed in to do so, and leads back', async () => {
  const { email } = await at.signedIn('agent');
  const visitor = at.visitor();
  const asked = await visitor.get('/desk');
  expect(asked.location).toBe('/desk/sign-in?next=%2Fdesk');
  const { answer } = await signIn(email, PASSWORD, visitor);
  expect(answer.status).toBe(303);
  expect(answer.location).toBe('/desk');
});

test('an open redirect is none', async () => {
  const { email } = await at.signedIn('agent');
  const visitor = at.visitor();
  for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', '/desk/../v1']) {
    await visitor.get(`/desk/sign-in?next=${encodeURIComponent(next)}`);
    const answer = await visitor.post('/desk/sign-in', { email, password: PASSWORD, next });
    expect(answer.location).toBe('/desk');
    visitor.cookies.clear();
  }
});

describe('a session', () => {
  test('has a new token at each sign-in, and the old one is worth nothing', async () => {
    const { email } = await at.signedIn('agent');
    const { visitor } = await signIn(email);
    const before = visitor.cookies.get('zeef') as string;
    await visitor.get('/desk/nothing');
    await visitor.post('/desk/sign-in', { email, password: PASSWORD });
    expect(visitor.cookies.get('zeef')).not.toBe(before);
    const thief = at.visitor();
    thief.cookies.set('zeef', before);
    expect((await thief.get('/desk')).location).toContain('sign-in');
  });

  test("is in no script's reach, and kept as a hash", async () => {
    const { email } = await at.signedIn('agent');
    const { answer, visitor } = await signIn(email);
    expect(answer.headers.getSetCookie().find((line) => line.startsWith('zeef='))).toMatch(
      /; Path=\/; HttpOnly; SameSite=Lax/,
    );
    const secret = (visitor.cookies.get('zeef') as string).slice(44);
    const rows = JSON.stringify(
      await at.database.query(`SELECT encode(secret_hash, 'base64') AS hash FROM zeef.session`),
    );
    expect(rows).not.toContain(Buffer.from(secret, 'base64url').toString('base64'));
  });

  test.each([
    ['half an hour without a request', 'seen_at', '30 minutes'],
    ['twelve hours in all', 'created_at', '12 hours'],
  ])('ends after %s', async (_, column, span) => {
    const visitor = await at.signedIn('agent');
    expect((await visitor.get('/desk')).location).not.toContain('sign-in');
    await age('session', column, span);
    expect((await visitor.get('/desk')).location).toContain('sign-in');
  });

  test('ends at once by signing out, and the browser is told to forget', async () => {
    const visitor = await at.signedIn('agent');
    const token = visitor.cookies.get('zeef') as string;
    await visitor.get('/desk/nothing');
    const answer = await visitor.post('/desk/sign-out', {});
    expect(answer.headers.get('clear-site-data')).toContain('"cache"');
    const thief = at.visitor();
    thief.cookies.set('zeef', token);
    expect((await thief.get('/desk')).location).toContain('sign-in');
  });

  test('ends at once when the account is disabled, which cannot sign in again', async () => {
    const visitor = await at.signedIn('agent');
    const { email } = visitor;
    await at.service.local.inject({ method: 'POST', url: '/local/users/disable', payload: { email } });
    expect((await visitor.get('/desk')).location).toContain('sign-in');
    expect((await signIn(email)).answer.status).toBe(401);
  });

  test.each(['', 'x', 'A'.repeat(87), `${'A'.repeat(86)}é`, `${'_'.repeat(22)}${'-'.repeat(65)}`])(
    'is not opened by %j',
    async (token) => {
      const visitor = at.visitor();
      visitor.cookies.set('zeef', encodeURIComponent(token));
      expect((await visitor.get('/desk')).location).toContain('sign-in');
    },
  );
});

describe('whoever guesses', () => {
  test('hears the same of a wrong password as of nobody', async () => {
    const { email } = await at.signedIn('agent');
    const wrong = await signIn(email, 'niet het goede');
    const nobody = await signIn('nobody@desk.example', 'niet het goede');
    expect(wrong.answer.status).toBe(nobody.answer.status);
    const plain = (text: string) =>
      text.replaceAll(/value="[^"]*"/g, '').replaceAll(/&quot;x-zeef-token.*?}/g, '');
    expect(plain(wrong.answer.text)).toBe(plain(nobody.answer.text));
  });

  test('has ten tries in ten minutes at one account, known or not, also all at once', async () => {
    await at.database.query('DELETE FROM zeef.sign_in_try');
    const { email } = await at.signedIn('agent');
    for (const target of ['nobody.else@desk.example', email]) {
      await at.database.query('DELETE FROM zeef.sign_in_try');
      const tries = await Promise.all(Array.from({ length: 14 }, () => signIn(target, 'fout wachtwoord')));
      const statuses = tries.map(({ answer }) => answer.status).sort();
      expect(statuses).toEqual([...Array(10).fill(401), ...Array(4).fill(429)]);
    }
    expect((await signIn(email)).answer.status).toBe(429);
    await age('sign_in_try', 'at', '10 minutes');
    expect((await signIn(email)).answer.status).toBe(303);
  });

  test('has thirty from one network address', async () => {
    await at.database.query('DELETE FROM zeef.sign_in_try');
    const tries = await Promise.all(
      Array.from({ length: 33 }, (_, i) => signIn(`user${i}@desk.example`, 'fout')),
    );
    expect(tries.filter(({ answer }) => answer.status === 429)).toHaveLength(3);
    await at.database.query('DELETE FROM zeef.sign_in_try');
  });

  test('a right password is not held against anybody', async () => {
    const { email } = await at.signedIn('agent');
    for (let i = 0; i < 12; i++) expect((await signIn(email)).answer.status).toBe(303);
  });
});

test('nothing that names a person is stored in the clear', async () => {
  const { email } = await at.signedIn('agent');
  const tables = ['account', 'session', 'sign_in', 'sign_in_try', 'account_link', 'audit_entry'];
  for (const table of tables) {
    const rows = JSON.stringify(await at.database.query(`SELECT row_to_json(t) FROM zeef.${table} t`));
    for (const value of [email, 'Sanne', '127.0.0.1', PASSWORD]) expect(rows, table).not.toContain(value);
  }
  const [account] = await at.database.query(
    'SELECT password_hash FROM zeef.account WHERE password_hash IS NOT NULL',
  );
  expect(account?.['password_hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});
