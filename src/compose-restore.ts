import { mkdirSync } from 'node:fs';
import { readBackup } from './adapters/storage/backup.ts';
import { startEmbedded } from './adapters/storage/embedded.ts';
import { migrate } from './adapters/storage/migrate.ts';
import type { Settings } from './config/settings.ts';
import { lockDataDir } from './instance-lock.ts';

/**
 * Fills a new data folder (or an empty database) from a backup; the service must not run. The next start opens it
 * with the master key, which is put in its place apart, and erases again what was erased since the backup.
 *
 * @returns how many rows
 * @throws ZeefError
 */
export async function restore(settings: Settings, file: string): Promise<number> {
  mkdirSync(settings.dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
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
