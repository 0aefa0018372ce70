import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadRoutes } from '../../src/config/routes.ts';

const folder = mkdtempSync(join(tmpdir(), 'zeef-routes-'));
afterAll(() => rmSync(folder, { recursive: true }));

function load(yaml: string) {
  const path = join(folder, 'routes.yaml');
  writeFileSync(path, yaml);
  return loadRoutes(path);
}

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
writeFileSync(join(folder, 'desk.secret'), `${SECRET}\n`);

test('the most specific route of an address counts, in any case and order', () => {
  const routes = load(`
routes:
  - { recipient: "*", desk: rest, mode: store }
  - { recipient: Winkel.example, desk: shop, mode: deliver, to: "smtp://127.0.0.1:10026" }
  - { recipient: service@winkel.example, desk: service, mode: review, to: "lmtp://desk.internal", purpose: billing }
`);
  expect(routes.forRecipient('SERVICE@winkel.example')).toEqual({
    desk: 'service',
    mode: 'review',
    purpose: 'billing',
    corrections: false,
    to: { protocol: 'lmtp', host: 'desk.internal', port: 24, tls: 'opportunistic' },
  });
  expect(routes.forRecipient('service+123@winkel.example')?.desk).toBe('service');
  expect(routes.forRecipient('anna@winkel.example')?.to).toEqual({
    protocol: 'smtp',
    host: '127.0.0.1',
    port: 10026,
    tls: 'none',
  });
  expect(routes.forRecipient('anna@elsewhere.example')?.desk).toBe('rest');
  expect(routes.forSource('api')).toBeUndefined();
  expect(routes.delivers).toBe(true);
});

test('an address without a route has none', () => {
  const routes = load('routes: [{ recipient: winkel.example, desk: shop, mode: store }]');
  expect(routes.forRecipient('a@sub.winkel.example')).toBeUndefined();
  expect(routes.forRecipient('a@winkel.example.org')).toBeUndefined();
  expect(routes.delivers).toBe(false);
});

test('a source goes to a webhook, its secret read from beside the file', () => {
  const routes = load(
    'routes: [{ source: shop, desk: shop, mode: deliver, to: "https://desk.example/in", secretFile: desk.secret }]',
  );
  expect(routes.forSource('shop')?.to).toEqual({
    protocol: 'webhook',
    url: 'https://desk.example/in',
    secret: SECRET,
  });
});

test('a webhook hears of corrections and mail does not, unless the route says otherwise', () => {
  const routes = load(`
routes:
  - { recipient: a@w.example, desk: a, mode: deliver, to: "https://desk.example/in", secretFile: desk.secret }
  - { recipient: b@w.example, desk: b, mode: deliver, to: "https://desk.example/in", secretFile: desk.secret, corrections: none }
  - { recipient: c@w.example, desk: c, mode: deliver, to: "smtp://127.0.0.1:10026" }
  - { recipient: d@w.example, desk: d, mode: deliver, to: "smtp://127.0.0.1:10026", corrections: send }
`);
  const heard = ['a', 'b', 'c', 'd'].map((name) => routes.forRecipient(`${name}@w.example`)?.corrections);
  expect(heard).toEqual([true, false, false, true]);
});

test.each([
  ['no YAML', 'routes: [', /line 1 is no valid YAML/],
  ['no routes', 'routes: []', /routes: holds no route/],
  [
    'a key it does not know',
    'routes:\n  - { recipient: "*", desk: a, mode: store, mod: x }',
    /line 2, routes\[0\]: there is a key/,
  ],
  [
    'an unknown mode',
    'routes:\n  - recipient: "*"\n    desk: a\n    mode: send',
    /line 4, routes\[0\]\.mode: is one of deliver, review, store/,
  ],
  ['no next hop to deliver to', 'routes: [{ recipient: "*", desk: a, mode: deliver }]', /wants "to"/],
  [
    'a next hop it would not use',
    'routes: [{ recipient: "*", desk: a, mode: store, to: "smtp://x" }]',
    /none for store/,
  ],
  [
    'recipient and source',
    'routes: [{ recipient: "*", source: api, desk: a, mode: store }]',
    /either recipient or source/,
  ],
  [
    'the same recipient twice',
    'routes:\n  - { recipient: a@x.example, desk: a, mode: store }\n  - { recipient: A@x.example, desk: b, mode: store }',
    /line 3, routes\[1\]: the same recipient/,
  ],
  [
    'a source to a mail server',
    'routes: [{ source: api, desk: a, mode: deliver, to: "smtp://x" }]',
    /must be a webhook/,
  ],
  [
    'a webhook in clear over a network',
    'routes: [{ source: api, desk: a, mode: deliver, to: "http://x/", secretFile: desk.secret }]',
    /"to" wants/,
  ],
  [
    'a password in the URL',
    'routes: [{ recipient: "*", desk: a, mode: deliver, to: "smtp://u:geheim@x" }]',
    /"to" wants/,
  ],
  [
    'a webhook without a secret',
    'routes: [{ source: api, desk: a, mode: deliver, to: "https://x/" }]',
    /needs secretFile/,
  ],
  [
    'a secret file that is not there',
    'routes: [{ source: api, desk: a, mode: deliver, to: "https://x/", secretFile: nowhere }]',
    /secretFile cannot be read/,
  ],
  [
    'an unknown purpose',
    'routes: [{ recipient: "*", desk: a, mode: store, purpose: fun }]',
    /purpose: is one of/,
  ],
])('refuses %s, saying where and what', (_what, yaml, wording) => {
  expect(() => load(yaml)).toThrow(wording);
  expect(() => load(yaml)).not.toThrow(/geheim/);
});

test('refuses a file that is not there', () => {
  expect(() => loadRoutes(join(folder, 'none.yaml'))).toThrow(/none\.yaml: it cannot be read/);
});
