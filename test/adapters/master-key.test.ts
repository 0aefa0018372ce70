import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createKeyring } from '../../src/adapters/crypto/keyring.ts';
import { loadMasterKey } from '../../src/adapters/crypto/master-key.ts';
import { type TestStore, testStore } from '../support/store.ts';

let at: TestStore;
let dataDir: string;
beforeAll(async () => {
  at = await testStore();
});
afterAll(() => at.close());
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'zeef-key-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const KEY = randomBytes(32).toString('base64');

function load(given: { masterKey?: string; masterKeyFile?: string; mayGenerate?: boolean } = {}) {
  const { masterKey, masterKeyFile, mayGenerate = true } = given;
  return loadMasterKey({ dataDir, masterKey, masterKeyFile, mayGenerate, store: at.store });
}

test('is made once, for the owner only, and found again', async () => {
  const made = await load();
  expect(made).toMatchObject({ generated: true, path: join(dataDir, 'master.key') });
  expect(statSync(made.path ?? '').mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(['master.key']);
  const found = await load();
  expect(found.generated).toBe(false);
  expect(found.key.equals(made.key)).toBe(true);
});

test('comes from the environment or a file first', async () => {
  const file = join(dataDir, 'elsewhere');
  writeFileSync(file, `${KEY}\n`);
  const [fromEnvironment, fromFile] = [await load({ masterKey: KEY }), await load({ masterKeyFile: file })];
  expect(fromEnvironment).toMatchObject({ generated: false, path: undefined });
  expect(fromFile).toMatchObject({ generated: false, path: file });
  expect(fromEnvironment.key.equals(fromFile.key)).toBe(true);
  expect(readdirSync(dataDir)).toEqual(['elsewhere']);
});

test.each([
  ['too short', randomBytes(31).toString('base64')],
  ['too long', randomBytes(33).toString('base64')],
  ['not base64', 'correct horse battery staple'],
  ['hex', randomBytes(32).toString('hex')],
])('refuses one that is %s, without showing it', async (_name, masterKey) => {
  const error = await load({ masterKey }).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: 'ZEEF_CONFIG_INVALID', field: 'ZEEF_MASTER_KEY' });
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(masterKey);
});

test('refuses two at once, a file that is not there and a damaged one', async () => {
  await expect(load({ masterKey: KEY, masterKeyFile: 'x' })).rejects.toMatchObject({
    code: 'ZEEF_CONFIG_INVALID',
  });
  await expect(load({ masterKeyFile: join(dataDir, 'none') })).rejects.toThrow('cannot be read');
  writeFileSync(join(dataDir, 'master.key'), '');
  await expect(load()).rejects.toThrow('32 bytes in base64');
  expect(readFileSync(join(dataDir, 'master.key'), 'utf8')).toBe('');
});

test('is not made in passing beside a database of the operator', async () => {
  const refused = load({ mayGenerate: false });
  await expect(refused).rejects.toMatchObject({ code: 'ZEEF_CONFIG_INVALID', field: 'ZEEF_MASTER_KEY' });
  expect(readdirSync(dataDir)).toEqual([]);
});

test('is not made anew for a database that was sealed with a lost one', async () => {
  const { key } = await load();
  await createKeyring(key, at.store).tenant(at.tenantId);
  rmSync(join(dataDir, 'master.key'));
  await expect(load()).rejects.toMatchObject({
    code: 'ZEEF_CONFIG_INVALID',
    message: expect.stringContaining('sealed with a master key that is not here'),
  });
  expect(readdirSync(dataDir)).toEqual([]);
});
