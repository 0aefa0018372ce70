import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '../config/settings.ts';
import { socketPath } from '../config/socket-path.ts';
import { ZeefError } from '../errors.ts';

/**
 * For us alone: it holds the master key, the database and the local socket. Root's may be passed through (the
 * files in it have modes of their own), since PostgreSQL runs as another user there.
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  } catch (cause) {
    const remedy = `The data folder ${folder} cannot be made. Choose another with ZEEF_DATA, or mend its permissions.`;
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_DATA', remedy, cause });
  }
}

/** Listens on the socket for local commands. */
export async function listenLocally(local: FastifyInstance, settings: Settings): Promise<void> {
  const path = socketPath(settings.dataDir, settings.socket);
  if (!path.startsWith('\\\\')) {
    makeFolder(dirname(path));
    // Left by a process that was killed: the lock on the data folder says that nobody uses it.
    rmSync(path, { force: true });
  }
  await local.listen({ path });
  if (!path.startsWith('\\\\')) chmodSync(path, 0o660);
}
