import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APP_ROLE, migrate } from '../../src/adapters/storage/migrate.ts';
import { openStore } from '../../src/adapters/storage/store.ts';
import type { SignedReceipt } from '../../src/model/receipt.ts';
import type { ApiKeyRepository, Repositories } from '../../src/ports/store.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import {
  keptValue,
  newDelivery,
  newDocument,
  newEntry,
  redaction,
  sealed,
  type TestStore,
  testStore,
} from '../support/store.ts';
import { fillSubjects } from '../support/subjects.ts';

let at: TestStore;
beforeAll(async () => {
  at = await testStore();
  for (const tenantId of [at.tenantId, at.otherTenantId]) await fill(tenantId);
});
afterAll(() => at.close());

function emptyReceipt(tenantId: string): SignedReceipt {
  const counts = { tickets: 0, documents: 0, originals: 0, entries: 0, redactions: 0, copies: 0 };
  const said = {
    id: uuidv7(),
    tenantId,
    at: new Date().toISOString(),
    cause: 'request',
    actor: 'test',
  } as const;
  const none = { tickets: [], copiesIn: [], kept: [], deliveredTo: [] };
  return { receipt: { format: 'zeef-erasure-1', ...said, ...none, counts }, signature: '', publicKey: '' };
}

/** One row at least in every table. */
async function fill(tenantId: string): Promise<void> {
  await at.store.transaction(tenantId, async (repositories) => {
    const {
      documents,
      deliveries,
      tickets,
      audit,
      apiKeys,
      sources,
      policies,
      tenantKeys,
      holds,
      erasure,
      keptValues,
    } = repositories;
    const { id: documentId } = await documents.insert(newDocument({ envelope: sealed() }));
    await documents.saveOutput(documentId, sealed());
    await deliveries.add(newDelivery(documentId));
    const { id: ticketId } = await tickets.lockByKeys([uuidv7()], uuidv7());
    await tickets.save(ticketId, 'sanitised', sealed());
    const entry = newEntry(documentId);
    await tickets.addEntry(ticketId, entry);
    await tickets.addRedactions(ticketId, entry.id, documentId, [redaction()]);
    await audit.append({ event: 'document.received', actor: 'system', documentId });
    await apiKeys.insert({ id: uuidv7(), name: 'first', secretHash: new Uint8Array(32) });
    await sources.insert({ name: `desk-${tenantId}`, secret: sealed() });
    await policies.activate('v1', 'rules: []');
    await tenantKeys.insertFirst(new Uint8Array(61));
    await holds.set({
      id: uuidv7(),
      ticketId,
      kind: 'legal',
      actor: 'test',
      until: undefined,
      reason: sealed(),
    });
    await tenantKeys.insertSecret({ name: 'tag', version: 1, wrapped: new Uint8Array(61) });
    await keptValues.add(ticketId, entry.id, documentId, [keptValue()]);
    await erasure.addTombstones([{ kind: 'ticket', digest: 'digest', erasedAt: new Date() }]);
    await erasure.saveReceipt(emptyReceipt(tenantId));
    await fillReview(repositories, ticketId, documentId);
    await fillPeople(repositories);
    await fillSubjects(repositories, ticketId, documentId);
  });
  await at.database.query(`INSERT INTO zeef.audit_checkpoint (tenant_id, seq, hash) VALUES ($1, 1, '')`, [
    tenantId,
  ]);
}

async function fillReview(
  { review, reveals, inbox, proposals }: Repositories,
  ticketId: string,
  documentId: string,
): Promise<void> {
  const decision = { ticketId, documentId, scope: 'message', reason: 'needed', entity: 'CUSTOM' } as const;
  const span = { start: 0, end: 1 };
  const place = { documentId, partPath: '1', partTag: 'tag', span, entity: 'CUSTOM' } as const;
  await review.add(
    { ...decision, id: uuidv7(), action: 'keep', judged: undefined, places: 1, actor: 'user:1' },
    [{ ...place, id: uuidv7(), action: 'keep' }],
  );
  const item = { reasons: ['sample'], entities: [], desk: undefined, group: undefined, weight: 1 } as const;
  await inbox.open({ ...item, id: ticketId, ticketId, documentId });
  await inbox.draw(documentId, ticketId);
  const rule = { kind: 'keep', entity: 'IBAN', desk: undefined, ruleId: undefined } as const;
  await proposals.add(uuidv7(), rule, { days: 30, values: 0, tickets: 0 }, 'user:1');
  await reveals.ask(uuidv7(), { documentId, redactionId: undefined }, 'user:1', 60_000);
}

async function fillPeople({
  accounts,
  sessions,
  signIns,
  accountLinks,
  reviewViews,
}: Repositories): Promise<void> {
  const [accountId, id, secretHash] = [uuidv7(), uuidv7(), new Uint8Array(32)];
  await accounts.insert({ id: accountId, emailTag: 'tag', profile: sealed(), role: 'agent' });
  await accounts.setTotp(accountId, sealed(), [secretHash]);
  await sessions.insert({ id, accountId, secretHash, half: false });
  await signIns.add({ id, accountId, sessionId: id, way: 'password', address: sealed() });
  await signIns.tried('tag', id, 60_000);
  await reviewViews.save(accountId, { name: 'mine', query: '' });
  await accountLinks.replace({ id, purpose: 'invite', accountId, secretHash }, 60_000);
}

/** Runs a statement as Zeef's role on a connection of its own, as one tenant or as none. */
async function asApp(
  sql: string,
  tenantId?: string,
  database = at.database,
): Promise<Record<string, unknown>[]> {
  const client = new Client(database.connection);
  await client.connect();
  try {
    await client.query(`SET ROLE ${APP_ROLE}`);
    if (tenantId) await client.query(`SELECT set_config('zeef.tenant', $1, false)`, [tenantId]);
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function tenantTables(): Promise<string[]> {
  const rows = await at.database.query(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
     WHERE c.relnamespace = 'zeef'::regnamespace AND c.relkind = 'r' ORDER BY 1`,
  );
  return rows.map(({ name }) => String(name));
}

test('every table of tenants has its policy enabled and forced', async () => {
  const names = await tenantTables();
  expect(names.length).toBeGreaterThanOrEqual(41);
  const rows = await at.database.query(
    `SELECT relname FROM pg_class WHERE relnamespace = 'zeef'::regnamespace AND relrowsecurity AND relforcerowsecurity
     ORDER BY 1`,
  );
  expect(rows.map(({ relname }) => relname)).toEqual(names);
});

test('a query that forgets its WHERE sees one tenant only', async () => {
  for (const name of (await tenantTables()).filter((table) => table !== 'source_route')) {
    const both = await at.database.query(`SELECT DISTINCT tenant_id FROM zeef.${name}`);
    expect(both, name).toHaveLength(2);
    const rows = await asApp(`SELECT DISTINCT tenant_id FROM zeef.${name}`, at.tenantId);
    expect(rows, name).toEqual([{ tenant_id: at.tenantId }]);
  }
});

test('without a tenant nothing is shown: the query fails', async () => {
  for (const name of (await tenantTables()).filter((table) => table !== 'source_route')) {
    await expect(asApp(`SELECT * FROM zeef.${name}`), name).rejects.toThrow('zeef.tenant');
  }
});

test('one tenant can neither write as nor change another', async () => {
  const insert = `INSERT INTO zeef.api_key (tenant_id, id, name, secret_hash)
    VALUES ('${at.otherTenantId}', '${uuidv7()}', 'forged', '\\x00')`;
  await expect(asApp(insert, at.tenantId)).rejects.toThrow('row-level security');
  expect(await asApp(`UPDATE zeef.ticket SET state = 'held' RETURNING tenant_id`, at.tenantId)).toEqual([
    { tenant_id: at.tenantId },
  ]);
  const move = `UPDATE zeef.document SET tenant_id = '${at.otherTenantId}'`;
  await expect(asApp(move, at.tenantId)).rejects.toThrow();
});

test("the repositories do not find another tenant's rows by their ids", async () => {
  const [row] = await at.database.query('SELECT id FROM zeef.ticket WHERE tenant_id = $1', [
    at.otherTenantId,
  ]);
  const id = String(row?.['id']);
  expect(await at.store.transaction(at.otherTenantId, ({ tickets }) => tickets.get(id))).toBeDefined();
  expect(await at.store.transaction(at.tenantId, ({ tickets }) => tickets.get(id))).toBeUndefined();
  expect(await at.store.transaction(at.tenantId, ({ tickets }) => tickets.entries(id))).toEqual([]);
});

test('the tenant of one transaction is not left over for the next', async () => {
  await at.store.transaction(at.otherTenantId, async () => undefined);
  // Twelve connections at most: by now the same one was used for both.
  for (let time = 0; time < 15; time++) {
    const { items } = await at.store.transaction(at.tenantId, ({ tickets }) =>
      tickets.list({ after: undefined, limit: 10 }),
    );
    expect(items).toHaveLength(1);
  }
});

test('a source name leads to its tenant and is taken for all others', async () => {
  const name = `desk-${at.otherTenantId}`;
  expect(await at.store.tenantOfSource(name)).toBe(at.otherTenantId);
  expect(await at.store.tenantOfSource('nobody')).toBeUndefined();
  expect(
    await at.store.transaction(at.tenantId, ({ sources }) => sources.insert({ name, secret: sealed() })),
  ).toBe(false);
  expect(await at.store.transaction(at.tenantId, ({ sources }) => sources.secret(name))).toBeUndefined();
});

test('a revoked key is not found and not revoked twice', async () => {
  const id = uuidv7();
  const keys = <T>(work: (repository: ApiKeyRepository) => Promise<T>) =>
    at.store.transaction(at.tenantId, ({ apiKeys }) => work(apiKeys));
  await keys((repository) => repository.insert({ id, name: 'k', secretHash: new Uint8Array([1, 2]) }));
  expect(await keys((repository) => repository.find(id))).toMatchObject({ id, name: 'k' });
  expect(await keys((repository) => repository.revoke(id))).toBe(true);
  expect(await keys((repository) => repository.revoke(id))).toBe(false);
  expect(await keys((repository) => repository.find(id))).toBeUndefined();
  expect(
    (await keys((repository) => repository.list())).find((key) => key.id === id)?.revokedAt,
  ).toBeInstanceOf(Date);
});

/** A role with a database of its own, and how to connect as it. */
async function owned(attributes: string): Promise<TestDatabase & { remove(): Promise<void> }> {
  const role = `owner_${uuidv7().replaceAll('-', '')}`;
  const database = await testDatabase({ empty: true });
  await database.query(`CREATE ROLE ${role} LOGIN ${attributes}`);
  await database.query(`ALTER DATABASE ${database.connection.database} OWNER TO ${role}`);
  return {
    ...database,
    connection: { ...database.connection, user: role },
    async remove() {
      await database.drop();
      await at.database.query(`DROP ROLE ${role}`);
    },
  };
}

test('an ordinary owner works as itself, bound by forced policies', async () => {
  const database = await owned('NOCREATEROLE');
  try {
    const { role } = await migrate(database.connection);
    expect(role).toBeUndefined();
    const store = await openStore({ connection: database.connection, role });
    const id = (await store.tenants())[0]?.id ?? '';
    const other = uuidv7();
    await database.query('INSERT INTO zeef.tenant VALUES ($1, $2)', [other, 'other']);
    await store.transaction(id, ({ documents }) => documents.insert(newDocument()));
    const list = (tenantId: string) =>
      store.transaction(tenantId, ({ documents }) => documents.list({ after: undefined, limit: 5 }));
    expect((await list(id)).items).toHaveLength(1);
    expect((await list(other)).items).toHaveLength(0);
    await store.close();
  } finally {
    await database.remove();
  }
});

test('a user whom policies do not bind and who may not make the role is refused with a remedy', async () => {
  const database = await owned('BYPASSRLS NOCREATEROLE');
  try {
    await expect(migrate(database.connection)).rejects.toMatchObject({
      code: 'ZEEF_CONFIG_INVALID',
      message: expect.stringContaining(`GRANT ${APP_ROLE} TO`),
    });
    await expect(openStore({ connection: database.connection, role: undefined })).rejects.toMatchObject({
      code: 'ZEEF_CONFIG_INVALID',
      message: expect.stringContaining('Row-level security does not bind'),
    });
  } finally {
    await database.remove();
  }
});

test('a user who may make roles uses this one only when it was granted', async () => {
  const database = await owned('BYPASSRLS CREATEROLE');
  try {
    const [server] = await database.query("SELECT current_setting('server_version_num')::integer AS version");
    // Before 16 whoever may make roles may also grant them.
    if (Number(server?.['version']) >= 160_000) {
      await expect(migrate(database.connection)).rejects.toMatchObject({
        code: 'ZEEF_CONFIG_INVALID',
        message: expect.stringContaining(`GRANT ${APP_ROLE} TO`),
      });
    }
    await database.query(`GRANT ${APP_ROLE} TO ${database.connection.user}`);
    expect(await migrate(database.connection)).toEqual({ role: APP_ROLE });
  } finally {
    await database.remove();
  }
});

test('a user who may not create a schema is told what to do', async () => {
  const database = await owned('NOCREATEROLE');
  try {
    await database.query(
      `ALTER DATABASE ${database.connection.database} OWNER TO ${at.database.connection.user}`,
    );
    await expect(migrate(database.connection)).rejects.toMatchObject({
      code: 'ZEEF_CONFIG_INVALID',
      message: expect.stringContaining('GRANT CREATE ON DATABASE'),
    });
  } finally {
    await database.remove();
  }
});

test('several processes may migrate an empty database at once', async () => {
  const database = await testDatabase({ empty: true });
  const results = await Promise.all(Array.from({ length: 4 }, () => migrate(database.connection)));
  expect(results).toEqual(Array.from({ length: 4 }, () => ({ role: APP_ROLE })));
  expect(await database.query('SELECT name FROM zeef.tenant')).toEqual([{ name: 'default' }]);
  await database.drop();
});

test('a database that does not answer is unavailable, and its address is not told', async () => {
  const connection = { connectionString: 'postgres://zeef:canary-secret@127.0.0.1:1/zeef' };
  const error = await migrate(connection).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: 'ZEEF_UNAVAILABLE', cause: { code: 'ECONNREFUSED' } });
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('canary');
});
