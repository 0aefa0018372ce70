import { createSecretKey, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKeyring } from '../../src/adapters/crypto/keyring.ts';
import { type Holds, holdDesk } from '../../src/usecases/holds.ts';
import { sealJson } from '../../src/usecases/sealed-json.ts';
import { ticketReader } from '../../src/usecases/tickets.ts';
import { type TestStore, testStore } from '../support/store.ts';

let at: TestStore;
let holds: Holds;
let keyring: ReturnType<typeof createKeyring>;
beforeAll(async () => {
  at = await testStore();
  keyring = createKeyring(createSecretKey(randomBytes(32)), at.store);
  holds = holdDesk(at.store, keyring);
});
afterAll(() => at.close());

async function ticket(): Promise<string> {
  const keys = await keyring.tenant(at.tenantId);
  const id = uuidv7();
  const header = { requester: { name: 'Anna Blauw' }, warnings: [], requests: [] };
  await at.store.transaction(at.tenantId, async ({ tickets }) => {
    await tickets.lockByKeys([id], id);
    await tickets.save(id, 'sanitised', sealJson(keys, { purpose: 'ticket', id }, header));
  });
  return id;
}

test('a restricted ticket is listed without its content and not opened, until that is lifted', async () => {
  const reader = ticketReader(at.store, keyring);
  const id = await ticket();
  const shown = async () => {
    const page = await reader.list(at.tenantId, { after: undefined, limit: 10 });
    return page.items.find((item) => item.id === id);
  };
  expect(await shown()).toMatchObject({ requester: { name: 'Anna Blauw' }, restricted: false });

  expect(
    await holds.set(at.tenantId, id, { kind: 'restriction', reason: 'asked by Anna Blauw' }, 'api-key:a'),
  ).toBe(true);
  expect(await shown()).toMatchObject({ requester: {}, restricted: true });
  await expect(reader.get(at.tenantId, id)).rejects.toMatchObject({ code: 'ZEEF_RESTRICTED' });

  expect(await holds.lift(at.tenantId, id, 'restriction', 'settled', 'api-key:b')).toBe(true);
  expect(await holds.lift(at.tenantId, id, 'restriction', 'again', 'api-key:b')).toBe(false);
  expect(await reader.get(at.tenantId, id)).toMatchObject({ requester: { name: 'Anna Blauw' } });
  expect(await holds.list(at.tenantId, id)).toMatchObject([
    {
      kind: 'restriction',
      reason: { set: 'asked by Anna Blauw', lifted: 'settled' },
      actor: 'api-key:a',
      liftedBy: 'api-key:b',
    },
  ]);
});

test('a legal hold leaves the ticket readable, and is set once', async () => {
  const id = await ticket();
  await holds.set(at.tenantId, id, { kind: 'legal', reason: 'first' }, 'api-key:a');
  await holds.set(at.tenantId, id, { kind: 'legal', reason: 'second' }, 'api-key:a');
  expect(await holds.list(at.tenantId, id)).toHaveLength(1);
  expect(await ticketReader(at.store, keyring).get(at.tenantId, id)).toMatchObject({ restricted: false });
});

test('the reason stands nowhere in clear, and another tenant has no such ticket', async () => {
  const id = await ticket();
  await holds.set(at.tenantId, id, { kind: 'legal', reason: 'Reden-Quispelaar' }, 'api-key:a');
  const rows = await at.database.query(
    `SELECT h::text AS row FROM zeef.ticket_hold h UNION ALL SELECT facts::text FROM zeef.audit_entry`,
  );
  expect(rows.length).toBeGreaterThan(1);
  expect(JSON.stringify(rows)).not.toContain('Quispelaar');
  expect(JSON.stringify(rows)).not.toContain(Buffer.from('Quispelaar').toString('hex'));
  expect(await holds.set(at.otherTenantId, id, { kind: 'legal', reason: 'mine' }, 'api-key:x')).toBe(false);
});
