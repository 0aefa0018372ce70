import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AuditEntry, AuditFacts } from '../../src/model/audit.ts';
import { CHAIN_START, entryHash } from '../../src/model/audit-chain.ts';
import type { AuditLog } from '../../src/ports/store.ts';
import { verifyChain } from '../../src/usecases/verify-audit.ts';
import { type TestStore, testStore } from '../support/store.ts';

let at: TestStore;
/** A tenant of its own for every test, and another one. */
let tenantId: string;
let otherTenantId: string;
beforeAll(async () => {
  at = await testStore();
});
beforeEach(async () => {
  [tenantId, otherTenantId] = [await at.newTenant(), await at.newTenant()];
});
afterAll(() => at.close());

function log<T>(work: (audit: AuditLog) => Promise<T>, tenant = tenantId): Promise<T> {
  return at.store.transaction(tenant, ({ audit }) => work(audit));
}

function facts(n: number): AuditFacts {
  const counts = { IBAN: { redact: n }, PHONE_NUMBER: { keep: 1 } };
  return { event: 'ticket.redacted', actor: 'system', code: `n-${n}`, counts };
}

async function appended(count: number): Promise<readonly AuditEntry[]> {
  for (let n = 1; n <= count; n++) await log((audit) => audit.append(facts(n)));
  return log((audit) => audit.read(0, count));
}

/** As somebody who owns the database and knows how to switch off triggers; `entry` and `head` are the tenant's. */
async function tamper(sql: string): Promise<void> {
  await at.database.query(`ALTER TABLE zeef.audit_entry DISABLE TRIGGER ALL;
    CREATE TEMP VIEW entry AS SELECT * FROM zeef.audit_entry WHERE tenant_id = '${tenantId}';
    CREATE TEMP VIEW head AS SELECT * FROM zeef.audit_head WHERE tenant_id = '${tenantId}';
    ${sql};
    ALTER TABLE zeef.audit_entry ENABLE ALWAYS TRIGGER append_only;
    ALTER TABLE zeef.audit_entry ENABLE ALWAYS TRIGGER append_only_before_checkpoint`);
}

test('numbers and chains entries, and says so', async () => {
  const entries = await appended(3);
  expect(entries.map(({ seq, prevHash }) => [seq, prevHash])).toEqual([
    [1, CHAIN_START],
    [2, entries[0]?.hash],
    [3, entries[1]?.hash],
  ]);
  for (const { hash, ...rest } of entries) expect(entryHash(rest)).toBe(hash);
  expect(await log(verifyChain)).toEqual({ ok: true, count: 3, head: entries[2]?.hash });
});

test('an empty log verifies', async () => {
  expect(await log(verifyChain)).toEqual({ ok: true, count: 0, head: CHAIN_START });
});

test('the hash does not depend on the order of keys, and covers every one of them', () => {
  const entry = { seq: 1, at: '2026-01-01T00:00:00.000Z', prevHash: CHAIN_START, ...facts(1) };
  const { event, ...rest } = entry;
  expect(entryHash({ ...rest, event })).toBe(entryHash(entry));
  for (const change of [{ seq: 2 }, { actor: 'cli' }, { code: 'n-2' }, { at: '2026-01-01T00:00:00.001Z' }]) {
    expect(entryHash({ ...entry, ...change })).not.toBe(entryHash(entry));
  }
});

test('forty transactions at once leave no gap and no fork', async () => {
  const append = (n: number, tenant: string) =>
    log(async (audit) => {
      await audit.append(facts(n));
      await audit.append(facts(n + 100));
    }, tenant);
  await Promise.all(Array.from({ length: 40 }, (_, n) => append(n, n % 4 === 0 ? otherTenantId : tenantId)));
  expect(await log(verifyChain)).toMatchObject({ ok: true, count: 60 });
  expect(await log(verifyChain, otherTenantId)).toMatchObject({ ok: true, count: 20 });
});

test('what a rolled-back transaction appended was never there', async () => {
  await appended(1);
  const failing = log(async (audit) => {
    await audit.append(facts(2));
    expect(await audit.head()).toMatchObject({ seq: 2 });
    throw new Error('later step failed');
  });
  await expect(failing).rejects.toThrow('later step failed');
  expect(await log(verifyChain)).toMatchObject({ ok: true, count: 1 });
});

test('appending does not make other transactions wait until the end', async () => {
  await log(async (audit) => {
    await audit.append(facts(1));
    // Another transaction of the tenant begins, appends and commits while this one is open.
    await log((inner) => inner.append(facts(2)));
  });
  expect((await log((audit) => audit.read(0, 5))).map(({ code }) => code)).toEqual(['n-2', 'n-1']);
});

test('pages newest first', async () => {
  await appended(5);
  const first = await log((audit) => audit.list({ after: undefined, limit: 3 }));
  expect(first.items.map(({ seq }) => seq)).toEqual([5, 4, 3]);
  const second = await log((audit) => audit.list({ after: first.next, limit: 3 }));
  expect(second.items.map(({ seq }) => seq)).toEqual([2, 1]);
  expect(second.next).toBeUndefined();
});

test('nobody changes entries, not even the owner, as long as the trigger stands', async () => {
  await appended(2);
  for (const sql of [
    "UPDATE zeef.audit_entry SET facts = '{}'",
    'DELETE FROM zeef.audit_entry WHERE seq = 2',
    'TRUNCATE zeef.audit_entry',
    'SET session_replication_role = replica; DELETE FROM zeef.audit_entry',
  ]) {
    await expect(at.database.query(sql), sql).rejects.toThrow('append-only');
  }
});

test.each([
  ['an edited fact', `UPDATE entry SET facts = facts || '{"actor":"cli"}' WHERE seq = 3`, 3, 'edited'],
  ['an edited time', `UPDATE entry SET at = at + interval '1 ms' WHERE seq = 3`, 3, 'edited'],
  ['an added fact', `UPDATE entry SET facts = facts || '{"code":"x"}' WHERE seq = 2`, 2, 'edited'],
  ['a deleted entry', 'DELETE FROM entry WHERE seq = 3', 3, 'missing'],
  ['a deleted first entry', 'DELETE FROM entry WHERE seq = 1', 1, 'missing'],
  ['a cut-off end', 'DELETE FROM entry WHERE seq >= 4', 4, 'cut-off'],
  [
    'a cut-off end with the head set back to a number only',
    'DELETE FROM entry WHERE seq >= 4; UPDATE head SET seq = 3',
    3,
    'head-differs',
  ],
  ['a forged end', 'UPDATE head SET seq = 4', 5, 'head-differs'],
  [
    'two swapped entries',
    'UPDATE entry SET seq = 205 - seq WHERE seq IN (2, 3); UPDATE entry SET seq = seq - 200 WHERE seq > 100',
    2,
    'unlinked',
  ],
  [
    'an entry deleted and the rest renumbered',
    'DELETE FROM entry WHERE seq = 2; UPDATE entry SET seq = seq + 100 WHERE seq > 2; UPDATE entry SET seq = seq - 101 WHERE seq > 100',
    2,
    'unlinked',
  ],
])('finds %s', async (_name, sql, seq, problem) => {
  await appended(5);
  await tamper(sql);
  expect(await log(verifyChain)).toEqual({ ok: false, seq, problem });
});

test('an entry with a hash of its own making breaks the link to the next', async () => {
  const entries = await appended(3);
  const { hash: _hash, ...second } = entries[1]!;
  const forged = { ...second, documentId: uuidv7() };
  await tamper(
    `UPDATE entry SET hash = '${entryHash(forged)}',
       facts = facts || '{"documentId":"${forged.documentId}"}' WHERE seq = 2`,
  );
  expect(await log(verifyChain)).toEqual({ ok: false, seq: 3, problem: 'unlinked' });
});

test('entries whose term is over go, and the rest still verifies from a checkpoint that the chain names', async () => {
  const entries = await appended(5);
  const age = (seq: number) => `UPDATE entry SET at = at - interval '8 years' WHERE seq <= ${seq}`;
  expect(await log((audit) => audit.forget({ amount: 84, unit: 'month' }, 100))).toBe(0);
  await tamper(age(3));
  const forget = () => log((audit) => audit.forget({ amount: 84, unit: 'month' }, 100));
  expect(await forget()).toBe(3);
  expect(await forget()).toBe(0);
  const rest = await log((audit) => audit.read(0, 10));
  expect(rest.map(({ seq, event }) => [seq, event])).toEqual([
    [4, 'ticket.redacted'],
    [5, 'ticket.redacted'],
    [6, 'audit.checkpointed'],
  ]);
  expect(rest[2]).toMatchObject({ code: `3:${entries[2]?.hash}`, destroyed: { 'audit-entry': 3 } });
  expect(await log(verifyChain)).toMatchObject({ ok: true, count: 6 });
  await log((audit) => audit.append(facts(7)));
  expect(await log(verifyChain)).toMatchObject({ ok: true, count: 7 });
});

test('a checkpoint that somebody moved to hide entries is told', async () => {
  const entries = await appended(5);
  await at.database.query('INSERT INTO zeef.audit_checkpoint (tenant_id, seq, hash) VALUES ($1, 3, $2)', [
    tenantId,
    entries[2]?.hash,
  ]);
  await at.database.query('DELETE FROM zeef.audit_entry WHERE tenant_id = $1 AND seq <= 3', [tenantId]);
  expect(await log(verifyChain)).toEqual({ ok: false, seq: 3, problem: 'checkpoint' });
});

test('the last entry stays however old it is, and nothing after the checkpoint can be deleted', async () => {
  await appended(2);
  await tamper(`UPDATE entry SET at = at - interval '8 years'`);
  expect(await log((audit) => audit.forget({ amount: 1, unit: 'day' }, 100))).toBe(1);
  await expect(
    at.database.query(`DELETE FROM zeef.audit_entry WHERE tenant_id = '${tenantId}' AND seq = 2`),
  ).rejects.toThrow('append-only');
});
