import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDatabase } from './database.ts';

/**
 * Which of these bytes stand anywhere in the database's files or in the write-ahead log, once tables were
 * written anew and used-up log files removed: what somebody finds who takes the disk.
 */
export async function bytesInFiles(
  database: TestDatabase,
  wanted: Readonly<Record<string, Uint8Array>>,
): Promise<string[]> {
  await database.query('VACUUM FULL');
  await database.query('SELECT pg_switch_wal()');
  await database.query('CHECKPOINT');
  const [place] = await database.query(
    `SELECT current_setting('data_directory') AS folder, oid::text FROM pg_database WHERE datname = current_database()`,
  );
  const folder = String(place?.['folder']);
  const files = [join(folder, 'base', String(place?.['oid'])), join(folder, 'pg_wal')].flatMap((parent) =>
    readdirSync(parent, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => join(parent, name)),
  );
  const found = new Set<string>();
  for (const file of files) {
    const content = read(file);
    // Long values are cut into pieces of some two thousand bytes: the beginning stays in one.
    for (const [name, bytes] of Object.entries(wanted)) {
      if (content.includes(Buffer.from(bytes.subarray(0, 1_000)))) found.add(name);
    }
  }
  return [...found].sort();
}

/** A log file may be removed while it is looked for. */
function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
