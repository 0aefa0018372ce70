import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDocument, redaction, type TestStore, testStore } from '../support/store.ts';

let opened: TestStore;

beforeAll(async () => {
  opened = await testStore();
}, 120_000);

afterAll(() => opened.close());

describe('the store', () => {
  test('outlives a database that ends connections while a transaction waits for something else', async () => {
    const { store, database, tenantId } = opened;
    const document = newDocument();
    const cut = store.transaction(tenantId, async ({ documents }) => {
      await documents.insert(document);
      await database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND state = 'idle in transaction'`,
      );
      await sleep(200);
      await documents.get(document.id);
    });
    await expect(cut).rejects.toMatchObject({ code: 'ZEEF_UNAVAILABLE' });
    const found = await store.transaction(tenantId, ({ documents }) => documents.get(document.id));
    expect(found).toBeUndefined();
  });

  test('keeps every one of very many redactions', async () => {
    const { store, tenantId } = opened;
    const document = newDocument();
    const count = 12_345;
    const listed = await store.transaction(tenantId, async ({ documents, tickets }) => {
      await documents.insert(document);
      const { id } = await tickets.lockByKeys(['many'], document.id);
      const many = Array.from({ length: count }, (_, i) => redaction({ number: i, valueTag: `tag-${i}` }));
      await tickets.addRedactions(id, undefined, document.id, many);
      return (await tickets.numbering(id)).length;
    });
    expect(listed).toBe(count);
  });
});
