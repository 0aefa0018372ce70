import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayDo, ROLES, type Role } from '../../../src/model/permission.ts';
import { type Desk, type DeskAnswer, type DeskVisitor, openDesk } from '../../support/desk.ts';
import { type DeskRoute, watchRoutes } from '../../support/desk-routes.ts';

let at: Desk;
let routes: readonly DeskRoute[];
beforeAll(async () => {
  const watched = await watchRoutes(() => openDesk());
  at = watched.result;
  routes = watched.routes.filter(({ url }) => !url.startsWith('/desk/assets'));
});
afterAll(() => at.close());

/** Ids that nobody here has. */
function filled(url: string): string {
  return url.replace(/:(\w+)/g, (_, name) => (name === 'token' ? 'A'.repeat(87) : uuidv7()));
}

function ask(
  visitor: DeskVisitor,
  { method, url }: DeskRoute,
  headers: Record<string, string> = {},
): Promise<DeskAnswer> {
  return method === 'GET' ? visitor.get(filled(url), headers) : visitor.post(filled(url), {}, headers);
}

function outcome({ status, location }: DeskAnswer): 'to sign in' | 'forbidden' | 'let through' {
  if (status === 303 && location?.startsWith('/desk/sign-in')) return 'to sign in';
  return status === 403 ? 'forbidden' : 'let through';
}

function expected({ permission }: DeskRoute, role: Role | undefined) {
  if (permission === 'public') return 'let through';
  if (!role) return 'to sign in';
  return permission === 'signed-in' || mayDo(role, permission) ? 'let through' : 'forbidden';
}

/** Signing out ends what the other cells need. */
function isKept({ url }: DeskRoute): boolean {
  return url !== '/desk/sign-out';
}

test.each([undefined, ...ROLES])('each route lets in whom it declares: %s', async (role) => {
  const visitor = role ? await at.signedIn(role) : at.visitor();
  await visitor.get('/desk/nothing');
  const wrong: string[] = [];
  for (const route of routes.filter(isKept)) {
    const said = outcome(await ask(visitor, route));
    if (said !== expected(route, role)) wrong.push(`${route.method} ${route.url}: ${said}`);
  }
  expect(wrong).toEqual([]);
});

describe('a request that changes something', () => {
  const unsafe = () => routes.filter(({ method, reports }) => method !== 'GET' && !reports);
  const mayRole = ({ permission }: DeskRoute): Role =>
    ROLES.find((role) => permission === 'public' || permission === 'signed-in' || mayDo(role, permission)) ??
    'admin';

  test.each([
    ['without the token', { 'x-zeef-token': 'none' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['with the origin of another site', { origin: 'https://evil.example' }],
  ])('is refused %s, by everybody who may', async (_, headers) => {
    expect(unsafe().length).toBeGreaterThan(15);
    const visitors = new Map<Role, DeskVisitor>();
    for (const role of ROLES) {
      const visitor = await at.signedIn(role);
      await visitor.get('/desk/nothing');
      visitors.set(role, visitor);
    }
    const accepted: string[] = [];
    for (const route of unsafe()) {
      const { status } = await ask(visitors.get(mayRole(route)) as DeskVisitor, route, headers);
      if (status !== 403) accepted.push(`${route.method} ${route.url}: ${status}`);
    }
    expect(accepted).toEqual([]);
  });

  test('cannot be made by GET: the same addresses do not exist there', async () => {
    const visitor = await at.signedIn('admin');
    const pages = new Set(routes.filter(({ method }) => method === 'GET').map(({ url }) => url));
    for (const route of unsafe().filter(({ url }) => !pages.has(url))) {
      const { status } = await visitor.get(filled(route.url));
      expect(status, route.url).toBe(404);
    }
  });
});

describe('what belongs to another tenant', () => {
  let foreignId: string;
  beforeAll(async () => {
    const tenantId = uuidv7();
    foreignId = uuidv7();
    await at.database.query('INSERT INTO zeef.tenant (id, name) VALUES ($1, $2)', [tenantId, 'other']);
    await at.database.query(
      `INSERT INTO zeef.account (tenant_id, id, email_tag, ciphertext, wrapped_key, key_version, role)
       VALUES ($1, $2, 'tag', '\\x00', '\\x00', 1, 'admin')`,
      [tenantId, foreignId],
    );
  });

  test('is not there, for administrators as well', async () => {
    const admin = await at.signedIn('admin');
    const own = await admin.get('/desk/users');
    expect(own.text).not.toContain(foreignId);
    expect((await admin.get(`/desk/users/${foreignId}`)).status).toBe(404);
    for (const [action, fields] of [
      ['role', { role: 'agent' }],
      ['state', { disabled: 'yes' }],
      ['link', {}],
    ] as const) {
      expect((await admin.post(`/desk/users/${foreignId}/${action}`, fields)).status, action).toBe(404);
    }
    const rows = await at.database.query('SELECT role, disabled_at FROM zeef.account WHERE id = $1', [
      foreignId,
    ]);
    expect(rows).toEqual([{ role: 'admin', disabled_at: null }]);
  });

  test('is not there by any id that a page takes', async () => {
    const visitors = await Promise.all(ROLES.map(async (role) => [role, await at.signedIn(role)] as const));
    const byId = routes.filter(({ method, url }) => method === 'GET' && url.includes('/:id'));
    for (const route of byId) {
      for (const [role, visitor] of visitors) {
        if (expected(route, role) !== 'let through') continue;
        const { status } = await visitor.get(route.url.replace(':id', foreignId).replace(/:\w+/g, '1'));
        expect(status, `${role} ${route.url}`).toBe(404);
      }
    }
  });
});

test('the last administrator stays one', async () => {
  const fresh = await openDesk();
  try {
    const admin = await fresh.signedIn('admin');
    const id = /\/desk\/users\/([0-9a-f-]{36})/.exec((await admin.get('/desk/users')).text)?.[1] as string;
    expect((await admin.post(`/desk/users/${id}/role`, { role: 'agent' })).status).toBe(409);
    expect((await admin.post(`/desk/users/${id}/state`, { disabled: 'yes' })).status).toBe(409);
    await fresh.signedIn('admin');
    expect((await admin.post(`/desk/users/${id}/role`, { role: 'agent' })).status).toBe(303);
    // From now on, in the session that is open.
    expect((await admin.get('/desk/users')).status).toBe(403);
  } finally {
    await fresh.close();
  }
});

test('a user cannot be given a role that there is not, nor fields that the form has not', async () => {
  const admin = await at.signedIn('admin');
  const given = { name: 'Eva', email: 'eva@desk.example', role: 'root' };
  expect((await admin.post('/desk/users', given)).status).toBe(422);
  const sneaky = {
    ...given,
    role: 'agent',
    tenantId: uuidv7(),
    passwordHash: 'x',
    state: 'active',
    id: uuidv7(),
  };
  expect((await admin.post('/desk/users', sneaky)).text).toContain('/desk/welcome/');
  const [row] = await at.database.query(
    'SELECT password_hash, tenant_id::text AS tenant FROM zeef.account ORDER BY created_at DESC LIMIT 1',
  );
  expect(row).toEqual({ password_hash: null, tenant: at.service.defaultTenantId });
});
