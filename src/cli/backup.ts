import { resolve } from 'node:path';
import { readSettings } from '../config/settings.ts';
import { ask } from './ask.ts';

/** `zeef backup FILE`: the service (or this command, when none runs) writes everything but the key to a file. */
export async function backup(file: string): Promise<void> {
  const { rows } = (await ask('POST', '/local/backup', { path: resolve(file) })) as { rows: number };
  process.stdout.write(`${file}: ${rows} rows. The master key is not in it: keep that elsewhere.\n`);
}

/** `zeef restore FILE`: fills a new data folder. */
export async function restoreBackup(file: string): Promise<void> {
  const { restore } = await import('../compose/restore.ts');
  const rows = await restore(readSettings(process.env), resolve(file));
  process.stdout.write(
    `${rows} rows restored. Before the start, put master.key and the latest erased.jsonl into the data folder: the first opens it, the second says what was erased since.\n`,
  );
}
