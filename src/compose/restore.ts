import { readBackup } from '../adapters/storage/backup.ts';
import { startEmbedded } from '../adapters/storage/embedded.ts';
import { lockDataDir } from '../adapters/storage/instance-lock.ts';
import { migrate } from '../adapters/storage/migrate.ts';
import type { Settings } from '../config/settings.ts';
import { makeFolder } from './folders.ts';

/**
 * Fills a new data folder (or an empty database) from a backup; the service must not run. The next start opens it
 * with the master key, which is put in its place apart, and erases again what was erased since the backup.
 *
 * @returns how many rows
 * @throws ZeefError
 */
export async function restore(settings: Settings, file: string): Promise<number> {
  makeFolder(settings.dataDir);
  const unlock = await lockDataDir(settings.dataDir);
  const embedded = settings.databaseUrl ? undefined : await startEmbedded({ dataDir: settings.dataDir });
  try {
    const connection = embedded?.connection ?? { connectionString: settings.databaseUrl as string };
    await migrate(connection);
    return await readBackup(connection, file);
  } finally {
    await embedded?.stop();
    await unlock();
  }
}
