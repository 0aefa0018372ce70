import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadPolicy } from '../../src/policy/load.ts';
import { takeUpPolicy } from '../../src/usecases/take-up-policy.ts';
import { type TestStore, testStore } from '../support/store.ts';

const FALLBACK = 'name: fallback\nrules: []\n';
const NEXT = 'name: next\neffective: 2027-01-01\nrules: []\n';

let at: TestStore;
beforeAll(async () => {
  at = await testStore();
});
afterAll(() => at.close());

async function inForce(tenantId: string): Promise<string | undefined> {
  return (await at.store.transaction(tenantId, ({ policies }) => policies.active()))?.version;
}

test('a policy holds from its first day; until then the one before does, or the one there always is', async () => {
  const tenantId = await at.newTenant();
  const given = { yaml: NEXT, fallback: FALLBACK };
  expect(await takeUpPolicy(at.store, tenantId, given, '2026-12-31')).toBe('2027-01-01');
  expect(await inForce(tenantId)).toBe(loadPolicy(FALLBACK).version);

  await takeUpPolicy(
    at.store,
    tenantId,
    { yaml: 'name: own\nrules: []\n', fallback: FALLBACK },
    '2026-12-31',
  );
  expect(await takeUpPolicy(at.store, tenantId, given, '2026-12-31')).toBe('2027-01-01');
  expect(await inForce(tenantId)).toMatch(/^own@/);

  expect(await takeUpPolicy(at.store, tenantId, given, '2027-01-01')).toBeUndefined();
  expect(await inForce(tenantId)).toBe(loadPolicy(NEXT).version);
  const { items } = await at.store.transaction(tenantId, ({ audit }) =>
    audit.list({ after: undefined, limit: 9 }),
  );
  expect(items.map(({ event }) => event)).toEqual(Array(3).fill('policy.activated'));
});

test('a stored version is never changed or deleted, not even by the owner of the database', async () => {
  await takeUpPolicy(at.store, at.tenantId, { yaml: FALLBACK, fallback: FALLBACK });
  for (const sql of [
    `UPDATE zeef.policy_version SET yaml = ''`,
    'DELETE FROM zeef.policy_version',
    'TRUNCATE zeef.policy_version CASCADE',
  ]) {
    await expect(at.database.query(sql), sql).rejects.toThrow('never changed');
  }
});
