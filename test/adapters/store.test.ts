import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/adapters/storage/migrate.ts';
import { openStore } from '../../src/adapters/storage/store.ts';
import type { Store } from '../../src/ports/store.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await testDatabase();
  store = await openStore({ connection: database.connection, ...(await migrate(database.connection)) });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

test('answers', async () => {
  await store.ping();
  expect(await store.tenants()).toEqual([{ id: expect.any(String), name: 'default' }]);
});
