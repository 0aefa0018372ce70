import { createSecretKey, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKeyring } from '../../src/adapters/crypto/keyring.ts';
import { Sealed } from '../../src/model/sealed.ts';
import { valueTag } from '../../src/model/value-tag.ts';
import type { TenantKeys } from '../../src/ports/keyring.ts';
import { type TestStore, testStore } from '../support/store.ts';

const MASTER = createSecretKey(randomBytes(32));
const BINDING = { purpose: 'original', id: '0199' };
const PLAIN = Buffer.from('what nobody may read \u0000 €', 'utf8');

let at: TestStore;
let keys: TenantKeys;
let others: TenantKeys;
beforeAll(async () => {
  at = await testStore();
  const keyring = createKeyring(MASTER, at.store);
  keys = await keyring.tenant(at.tenantId);
  others = await keyring.tenant(at.otherTenantId);
});
afterAll(() => at.close());

function flipped(bytes: Uint8Array, index: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[index] = (copy[index] ?? 0) ^ 1;
  return copy;
}

test('opens what it sealed, also empty and large, also after a restart', async () => {
  const again = await createKeyring(MASTER, at.store).tenant(at.tenantId);
  for (const plain of [PLAIN, Buffer.of(), randomBytes(3_000_000)]) {
    const opened = again.open(BINDING, keys.seal(BINDING, plain));
    expect(Buffer.compare(opened, plain)).toBe(0);
  }
});

test('the same value sealed twice has nothing in common', () => {
  const [one, other] = [keys.seal(BINDING, PLAIN), keys.seal(BINDING, PLAIN)];
  expect(Buffer.compare(one.ciphertext, other.ciphertext)).not.toBe(0);
  expect(Buffer.compare(one.wrappedKey, other.wrappedKey)).not.toBe(0);
  expect(Buffer.from(one.ciphertext).includes(PLAIN.subarray(0, 8))).toBe(false);
});

test('does not open as another row, for another purpose, or as another tenant', () => {
  const sealed = keys.seal(BINDING, PLAIN);
  const refused = { code: 'ZEEF_INTERNAL' };
  expect(() => keys.open({ ...BINDING, id: '0198' }, sealed)).toThrow(expect.objectContaining(refused));
  expect(() => keys.open({ ...BINDING, purpose: 'entry' }, sealed)).toThrow(expect.objectContaining(refused));
  expect(() => others.open(BINDING, sealed)).toThrow(expect.objectContaining(refused));
  // Moving a character from one field to the next is another binding.
  expect(() => keys.open({ purpose: 'original0', id: '199' }, sealed)).toThrow(
    expect.objectContaining(refused),
  );
});

test('does not open with the ciphertext of one row under the key of another', () => {
  const [one, other] = [keys.seal(BINDING, PLAIN), keys.seal(BINDING, PLAIN)];
  expect(() => keys.open(BINDING, new Sealed(one.ciphertext, other.wrappedKey, 1))).toThrow(
    'could not be opened',
  );
});

test('does not open when a single bit differs anywhere', () => {
  const { ciphertext, wrappedKey, keyVersion } = keys.seal(BINDING, PLAIN);
  for (let index = 0; index < ciphertext.length; index++) {
    expect(() =>
      keys.open(BINDING, new Sealed(flipped(ciphertext, index), wrappedKey, keyVersion)),
    ).toThrow();
  }
  for (let index = 0; index < wrappedKey.length; index++) {
    expect(() =>
      keys.open(BINDING, new Sealed(ciphertext, flipped(wrappedKey, index), keyVersion)),
    ).toThrow();
  }
  for (const cut of [0, 1, 28, ciphertext.length - 1]) {
    expect(() =>
      keys.open(BINDING, new Sealed(ciphertext.subarray(0, cut), wrappedKey, keyVersion)),
    ).toThrow();
  }
  expect(() => keys.open(BINDING, new Sealed(ciphertext, wrappedKey, keyVersion + 1))).toThrow();
});

test('tags are the same for the same value of a kind, and for nothing else', async () => {
  const again = await createKeyring(MASTER, at.store).tenant(at.tenantId);
  const tag = keys.tag('phone', '+31612345678');
  expect(tag).toMatch(/^[\w-]{22}$/);
  expect(again.tag('phone', '+31612345678')).toBe(tag);
  expect(keys.tag('thread', '+31612345678')).not.toBe(tag);
  expect(keys.tag('phone', '+31612345679')).not.toBe(tag);
  expect(others.tag('phone', '+31612345678')).not.toBe(tag);
  // Worker threads make the same tags from the raw key.
  expect(valueTag(keys.tagKey, 'phone', '+31612345678')).toBe(tag);
});

test('shows no key when printed or serialised', () => {
  const printed = `${inspect(keys, { depth: 9, showHidden: true })}${JSON.stringify(keys)}${inspect(MASTER)}`;
  expect(printed).not.toContain(Buffer.from(keys.tagKey).toString('hex').slice(0, 8));
  expect(printed).not.toMatch(/[0-9a-f]{2} [0-9a-f]{2} [0-9a-f]{2}|Uint8Array|Buffer/);
  expect(`${inspect(keys.seal(BINDING, PLAIN))}`).toBe('[sealed]');
});

test('twenty first uses of a tenant at once, in two processes, agree on one key', async () => {
  const tenantId = await at.newTenant();
  const rings = [createKeyring(MASTER, at.store), createKeyring(MASTER, at.store)];
  const all = await Promise.all(Array.from({ length: 20 }, (_, n) => rings[n % 2]!.tenant(tenantId)));
  const sealed = all[0]!.seal(BINDING, PLAIN);
  for (const each of all) expect(Buffer.compare(each.open(BINDING, sealed), PLAIN)).toBe(0);
  const rows = await at.database.query('SELECT version FROM zeef.tenant_key WHERE tenant_id = $1', [
    tenantId,
  ]);
  expect(rows).toEqual([{ version: 1 }]);
});

test('another master key is refused in words, and a later right one is taken', async () => {
  const wrong = createKeyring(createSecretKey(randomBytes(32)), at.store);
  await expect(wrong.tenant(at.tenantId)).rejects.toMatchObject({
    code: 'ZEEF_CONFIG_INVALID',
    field: 'ZEEF_MASTER_KEY',
    message: expect.stringContaining('not the one this database was sealed with'),
  });
});

test("a tenant's key does not serve another tenant, even when its row is copied", async () => {
  const tenantId = await at.newTenant();
  await at.database.query(
    'INSERT INTO zeef.tenant_key (tenant_id, version, wrapped) SELECT $1, version, wrapped FROM zeef.tenant_key WHERE tenant_id = $2',
    [tenantId, at.tenantId],
  );
  await expect(createKeyring(MASTER, at.store).tenant(tenantId)).rejects.toMatchObject({
    code: 'ZEEF_CONFIG_INVALID',
  });
});

test('a tenant that does not exist gets no key', async () => {
  await expect(createKeyring(MASTER, at.store).tenant(uuidv7())).rejects.toMatchObject({
    code: 'ZEEF_INTERNAL',
  });
});
