import { fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refuseUndeclared } from '../../../src/http/desk/desk.tsx';
import { type Desk, openDesk } from '../../support/desk.ts';

let at: Desk;
beforeAll(async () => {
  at = await openDesk();
});
afterAll(() => at.close());

describe('every answer of the desk', () => {
  test.each(['/desk/nothing', '/desk'])(
    '%s is kept nowhere, framed nowhere, and loads nothing from elsewhere',
    async (url) => {
      const { headers } = await at.visitor().get(url);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      const policy = headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
    },
  );

  test('assets are kept for ever, under a name that changes with them', async () => {
    const { text } = await at.visitor().get('/desk/nothing');
    const urls = [...text.matchAll(/"(\/desk\/assets\/[^"]+)"/g)].map(([, url]) => url as string);
    expect(urls.length).toBeGreaterThanOrEqual(4);
    for (const url of urls) {
      const asset = await at.visitor().get(url);
      expect(asset.status, url).toBe(200);
      expect(asset.headers.get('cache-control')).toContain('immutable');
      expect(asset.text.length).toBeGreaterThan(100);
    }
  });
});

describe('a page', () => {
  test.each([
    ['nl-NL,nl;q=0.9,en;q=0.8', 'nl', 'Hier is niets'],
    ['da, de;q=0.4, fr;q=0.5', 'fr', 'Rien ici'],
    ['pt', 'en', 'Nothing here'],
  ])('for a browser that asks for %s is in %s', async (accepted, language, title) => {
    const { text, status } = await at.visitor().get('/desk/nothing', { 'accept-language': accepted });
    expect(status).toBe(404);
    expect(text).toContain(`<html lang="${language}"`);
    expect(text).toContain(title);
  });

  test('keeps the look that was chosen', async () => {
    const visitor = at.visitor();
    const choice = { theme: 'dark', density: 'dense', language: 'de', back: '/desk/nothing' };
    const answer = await visitor.post('/desk/appearance', choice);
    expect(answer.status).toBe(303);
    expect(answer.location).toBe('/desk/nothing');
    const { text } = await visitor.get('/desk/nothing');
    expect(text).toContain('<html lang="de" data-theme="dark" data-density="dense">');
  });

  test('leads back to a page of the desk only', async () => {
    for (const back of ['https://evil.example/', '//evil.example', '/desk//evil', '/v1/tickets']) {
      const choice = { theme: 'dark', density: 'dense', language: 'de', back };
      const answer = await at.visitor().post('/desk/appearance', choice);
      expect(answer.location).toBe('/desk');
    }
  });
});

describe('a form', () => {
  const choice = { theme: 'dark', density: 'dense', language: 'de' };

  test.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a sibling domain', { 'sec-fetch-site': 'same-site' }],
    ['with a foreign origin', { origin: 'https://evil.example' }],
    ['with a wrong token', { 'x-zeef-token': 'A'.repeat(43) }],
  ])('%s is refused', async (_, headers) => {
    const visitor = at.visitor();
    await visitor.get('/desk/nothing');
    const answer = await visitor.post('/desk/appearance', choice, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('with the token but not the cookie that it comes from is refused', async () => {
    const visitor = at.visitor();
    await visitor.get('/desk/nothing');
    visitor.cookies.clear();
    expect((await visitor.post('/desk/appearance', choice)).status).toBe(403);
  });
});

test('a route that names no permission, or one that there is not, cannot be registered', () => {
  const app = fastify();
  app.addHook('onRoute', refuseUndeclared);
  for (const config of [{}, { permission: 'inbox.raed' }]) {
    const register = () => app.get('/desk/forgotten', { config: config as object }, async () => '');
    expect(register).toThrow('does not say who may call it');
  }
});

test('the desk is not part of the documented API', async () => {
  const { text } = await at.visitor().get('/docs/json');
  expect(text).toContain('/v1/tickets');
  expect(text).not.toContain('/desk');
});
