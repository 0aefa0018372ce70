import { afterAll, beforeAll } from 'vitest';
import { queueContract } from '../contract/queue.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ empty: true });
});
afterAll(() => database.drop());

queueContract('PostgreSQL', () => ({
  settings: { connection: database.connection },
  async contents() {
    const tables = await database.query(
      `SELECT string_agg(query_to_xml(format('TABLE %I.%I', schemaname, tablename), true, false, '')::text, '') AS all
       FROM pg_tables WHERE schemaname = 'zeef_queue'`,
    );
    return String(tables[0]?.['all']);
  },
  clear: async () => void (await database.query('DELETE FROM zeef_queue.job')),
}));
