import { createSecretKey, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKeyring } from '../../src/adapters/crypto/keyring.ts';
import { type MasterOptions, openMaster } from '../../src/adapters/crypto/master.ts';
import { vaultWrapper } from '../../src/adapters/crypto/vault-wrapper.ts';
import { SEALED_PLACES } from '../../src/adapters/storage/sealed-keys.ts';
import { keyDesk } from '../../src/usecases/keys.ts';
import { verifyChain } from '../../src/usecases/verify-audit.ts';
import { type TestDesk, testDesk } from '../support/in-process.ts';
import { type TestStore, testStore } from '../support/store.ts';
import { type TestVault, testVault } from '../support/vault.ts';

const POLICY = `name: keeping
rules:
  - id: all
    entity: IBAN
    then: { action: keep, until: closed + 30 days }
    reason: { en: Needed for the refund., nl: Nodig voor de terugbetaling. }
`;
/** Known at once by every keyring, so that nothing waits. */
const AT_ONCE = { refreshMs: 0, graceMs: 0 };

let at: TestStore;
let folder: string;
beforeAll(async () => {
  at = await testStore();
  folder = mkdtempSync(join(tmpdir(), 'zeef-keys-'));
});
afterAll(async () => {
  await at.close();
  rmSync(folder, { recursive: true });
});

async function newTenant(desk: TestDesk): Promise<string> {
  const tenantId = await at.newTenant();
  await desk.usePolicy(tenantId, 'v1', POLICY);
  return tenantId;
}

const mail = (id: string) =>
  `From: a@voorbeeld.example\r\nMessage-ID: <${id}@voorbeeld.example>\r\n\r\nIBAN NL13TEST0123456789, nummer ${id}.\r\n`;

/** Opens everything of a document and answers its text. */
async function text(desk: TestDesk, tenantId: string, ids: { documentId: string; ticketId: string }) {
  const keys = await desk.keyring.tenant(tenantId);
  const { original, output } = await at.store.transaction(tenantId, async ({ documents }) => ({
    original: await documents.original(ids.documentId),
    output: await documents.output(ids.documentId),
  }));
  keys.open({ purpose: 'original', id: ids.documentId }, original!);
  keys.open({ purpose: 'output', id: ids.documentId }, output!);
  return (await desk.ticket(tenantId, ids.ticketId))?.entries[0]?.text?.content;
}

test('a tenant key is rotated under load: nothing is lost, and the old version is destroyed', async () => {
  const master = createSecretKey(randomBytes(32));
  const [first, second] = [testDesk(at, master, AT_ONCE), testDesk(at, master, AT_ONCE)];
  const tenantId = await newTenant(first);
  const desk = keyDesk({ store: at.store, keyring: first.keyring });
  const tag = (await first.keyring.tenant(tenantId)).tag('kind', 'value');
  const taken = new Map<string, { documentId: string; ticketId: string }>();
  const load = async (name: string, worker: TestDesk): Promise<void> => {
    for (let count = 0; count < 12; count++) {
      const id = `${name}${count}`;
      taken.set(id, await worker.take(tenantId, mail(id)));
    }
  };
  const rotate = async (): Promise<void> => {
    for (let version = 2; version <= 4; version++) {
      expect(await desk.rotate(tenantId, 'cli')).toMatchObject({ version });
      await desk.advance(tenantId);
    }
  };
  await Promise.all([load('a', first), load('b', second), rotate()]);
  await desk.advance(tenantId);
  expect(await desk.status(tenantId)).toEqual({
    current: 4,
    sealed: [{ version: 4, count: expect.any(Number) }],
  });

  // Versions that nothing is under stay until no process can be using them any more.
  const versions = () =>
    at.database.query('SELECT version FROM zeef.tenant_key WHERE tenant_id = $1 ORDER BY 1', [tenantId]);
  expect(await versions()).toHaveLength(4);
  await at.database.query(`UPDATE zeef.tenant_key SET active_at = active_at - interval '11 minutes'`);
  await desk.advance(tenantId);
  expect(await versions()).toEqual([{ version: 4 }]);

  expect(taken.size).toBe(24);
  const fresh = testDesk(at, master);
  for (const worker of [first, second, fresh]) {
    for (const [id, ids] of taken) expect(await text(worker, tenantId, ids)).toContain(`nummer ${id}.`);
  }
  expect((await fresh.keyring.tenant(tenantId)).tag('kind', 'value')).toBe(tag);
  const { verdict, page } = await at.store.transaction(tenantId, async ({ audit }) => ({
    verdict: await verifyChain(audit),
    page: await audit.list({ after: undefined, limit: 3 }),
  }));
  expect(verdict).toMatchObject({ ok: true });
  expect(page.items.map(({ event }) => event)).toEqual(Array(3).fill('key.destroyed'));
});

test('a new version seals only when every process knows it', async () => {
  const master = createSecretKey(randomBytes(32));
  const desk = testDesk(at, master, { refreshMs: 0, graceMs: 60_000 });
  const tenantId = await newTenant(desk);
  await keyDesk({ store: at.store, keyring: desk.keyring }).rotate(tenantId, 'cli');
  expect((await desk.keyring.tenant(tenantId)).sealingVersion).toBe(1);
  await at.database.query(`UPDATE zeef.tenant_key SET active_at = now() WHERE tenant_id = $1`, [tenantId]);
  expect((await desk.keyring.tenant(tenantId)).sealingVersion).toBe(2);
});

test('every column with a wrapped data key is known to the rotation', async () => {
  const columns = await at.database.query(
    `SELECT table_name AS table, column_name AS name FROM information_schema.columns
     WHERE table_schema = 'zeef' AND column_name LIKE '%wrapped_key'`,
  );
  const known = SEALED_PLACES.map(({ table, prefix = '' }) => `${table}.${prefix}wrapped_key`);
  expect(columns.map(({ table, name }) => `${table}.${name}`).sort()).toEqual(known.sort());
});

function options(dataDir: string, given: Partial<MasterOptions> = {}): MasterOptions {
  const none = { masterKey: undefined, masterKeyFile: undefined, previousMasterKeyFile: undefined };
  return { dataDir, ...none, vault: undefined, mayGenerate: true, store: at.store, ...given };
}

/** A store of its own: a master key is one for all tenants. */
async function elsewhere(): Promise<{ own: TestStore; dataDir: string }> {
  return { own: await testStore(), dataDir: mkdtempSync(join(folder, 'data-')) };
}

test('the master key is replaced while messages come in, and a crash halfway leaves both accepted', async () => {
  const { own, dataDir } = await elsewhere();
  const given = options(dataDir, { store: own.store });
  const master = await openMaster(given);
  const desk = testDesk(own, master.wrapper, AT_ONCE);
  const { tenantId } = own;
  await desk.usePolicy(tenantId, 'v1', POLICY);
  const keys = keyDesk({ store: own.store, keyring: desk.keyring });
  const path = join(dataDir, 'master.key');
  const old = readFileSync(path, 'utf8');

  const opens = async (): Promise<void> => {
    const { wrapper } = await openMaster(given);
    for (const id of [tenantId, own.otherTenantId]) await createKeyring(wrapper, own.store).tenant(id);
  };
  await desk.keyring.tenant(own.otherTenantId);
  await expect(
    master.rotate(async () => {
      await desk.keyring.rewrap(tenantId);
      throw new Error('crash');
    }),
  ).rejects.toThrow('crash');
  expect(readFileSync(path, 'utf8')).toBe(old);
  await opens();

  const documents: string[] = [];
  const load = async (): Promise<void> => {
    for (let count = 0; count < 8; count++)
      documents.push((await desk.take(tenantId, mail(`m${count}`))).ticketId);
  };
  const [said] = await Promise.all([master.rotate(() => keys.rewrapAll('cli')), load()]);
  expect(said).toContain(`BACK UP ${path}`);
  expect(said).not.toContain(old.trim());
  expect(readFileSync(`${path}.previous`, 'utf8')).toBe(old);
  expect(readFileSync(path, 'utf8')).not.toBe(old);
  expect(existsSync(`${path}.next`)).toBe(false);
  await opens();
  for (const id of documents) expect(await desk.ticket(tenantId, id)).toBeDefined();
  // The old key alone opens nothing any more.
  rmSync(path);
  writeFileSync(path, old);
  await expect(opens()).rejects.toMatchObject({ field: 'ZEEF_MASTER_KEY' });
  await own.close();
});

test('a master key from the settings is replaced by one that names the one before', async () => {
  const { own, dataDir } = await elsewhere();
  const [before, after] = [join(dataDir, 'before'), join(dataDir, 'after')];
  for (const file of [before, after]) writeFileSync(file, randomBytes(32).toString('base64'));
  const open = (given: Partial<MasterOptions>) =>
    openMaster(options(dataDir, { store: own.store, ...given }));
  const first = await open({ masterKeyFile: before });
  await createKeyring(first.wrapper, own.store).tenant(own.tenantId);
  await expect(first.rotate(async () => 0)).rejects.toMatchObject({ field: 'ZEEF_PREVIOUS_MASTER_KEY_FILE' });

  const both = await open({ masterKeyFile: after, previousMasterKeyFile: before });
  const keyring = createKeyring(both.wrapper, own.store);
  await keyring.tenant(own.tenantId);
  await both.rotate(() => keyDesk({ store: own.store, keyring }).rewrapAll('cli'));
  const alone = await open({ masterKeyFile: after });
  await createKeyring(alone.wrapper, own.store).tenant(own.tenantId);
  await own.close();
});

test('Vault takes over from a key file, keeps its own versions, and its key or token shows nowhere', async () => {
  const { own, dataDir } = await elsewhere();
  const vault: TestVault = await testVault('hvs.canary-token');
  const tokenFile = join(dataDir, 'token');
  writeFileSync(tokenFile, 'hvs.canary-token\n');
  const transit = { address: vault.address, tokenFile, key: 'zeef', mount: 'transit' };
  const before = await openMaster(options(dataDir, { store: own.store }));
  const desk = testDesk(own, before.wrapper);
  await desk.usePolicy(own.tenantId, 'v1', POLICY);
  const ids = await desk.take(own.tenantId, mail('vault'));

  const opened = await openMaster(options(dataDir, { store: own.store, vault: transit }));
  const keyring = createKeyring(opened.wrapper, own.store);
  await keyring.tenant(own.tenantId);
  vault.rotate();
  await opened.rotate(() => keyDesk({ store: own.store, keyring }).rewrapAll('cli'));
  rmSync(join(dataDir, 'master.key'));
  const wrapped = await own.database.query(
    `SELECT convert_from(wrapped, 'UTF8') AS text FROM zeef.tenant_key`,
  );
  expect(wrapped.map(({ text }) => String(text).slice(0, 9))).toEqual(
    Array(wrapped.length).fill('vault:v2:'),
  );
  const alone = await openMaster(options(dataDir, { store: own.store, vault: transit }));
  const later = testDesk(own, alone.wrapper);
  expect((await later.ticket(own.tenantId, ids.ticketId))?.entries).toHaveLength(1);

  // Bound to tenant and version: moved elsewhere it does not open.
  const wrapper = vaultWrapper(transit);
  const moved = await wrapper.wrap(['tenant-key', 'a', 1], randomBytes(32));
  expect(await wrapper.unwrap(['tenant-key', 'a', 1], moved)).toHaveLength(32);
  expect(await wrapper.unwrap(['tenant-key', 'b', 1], moved)).toBeUndefined();
  writeFileSync(tokenFile, 'hvs.wrong');
  const refused = await wrapper.wrap(['x'], randomBytes(32)).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'ZEEF_UNAVAILABLE', field: 'ZEEF_VAULT_ADDR' });
  expect(String(refused)).not.toContain('hvs.');
  await vault.close();
  await expect(wrapper.wrap(['x'], randomBytes(32))).rejects.toMatchObject({ code: 'ZEEF_UNAVAILABLE' });
  // Whoever has the keys in hand goes on while Vault rests.
  expect((await later.ticket(own.tenantId, ids.ticketId))?.entries).toHaveLength(1);
  await own.close();
});
