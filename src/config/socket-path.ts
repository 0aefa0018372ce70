import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** `sun_path` holds 108 bytes on Linux and 104 on macOS, with the closing NUL. */
const MAX_SOCKET_PATH_BYTES = 103;

/**
 * Path of the local socket: in the data folder, or, when that is too long for a socket, in a folder below
 * /tmp named after it. The same data folder gives the same path in every process.
 */
export function socketPath(dataDir: string, override: string | undefined): string {
  if (override) return override;
  if (process.platform === 'win32') return `\\\\.\\pipe\\zeef-${fingerprint(dataDir)}`;
  const path = join(dataDir, 'zeef.sock');
  return Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES
    ? path
    : `/tmp/zeef-${fingerprint(dataDir)}/zeef.sock`;
}

function fingerprint(dataDir: string): string {
  return createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
}
