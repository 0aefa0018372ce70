import { createHash } from 'node:crypto';
import { chmodSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { ZeefError } from '../../errors.ts';

/**
 * Makes sure that one process at a time uses a data folder, by listening on a socket named after it: the
 * kernel lets go of it when the process ends, however it ends. On Linux the name is abstract and leaves no
 * file; elsewhere a file left by a killed process is recognised because nobody answers on it.
 *
 * @param dataDir an existing folder, by whatever path
 * @returns a function that lets go
 * @throws ZeefError ZEEF_CONFIG_INVALID when another process holds it
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  const name = `zeef-${createHash('sha256').update(identityOf(dataDir)).digest('hex').slice(0, 32)}`;
  const path =
    process.platform === 'linux'
      ? `\0${name}`
      : process.platform === 'win32'
        ? `\\\\.\\pipe\\${name}`
        : `/tmp/${name}.lock`;
  const server = createServer((socket) => socket.destroy());
  if (!(await tryListen(server, path))) {
    if (path.startsWith('/') && !(await answers(path))) rmSync(path, { force: true });
    if (!(await tryListen(server, path))) {
      const remedy = `Zeef already runs on ${dataDir}. Stop it first, or give this one a folder of its own: ZEEF_DATA=/another/folder npm start`;
      throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_DATA', remedy });
    }
  }
  if (path.startsWith('/')) chmodSync(path, 0o600);
  server.unref();
  return () => new Promise((done) => server.close(() => done()));
}

/** The folder itself, not its name: symbolic links and bind mounts give it others. */
function identityOf(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true });
  return `${dev}:${ino}`;
}

function tryListen(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off('listening', listening);
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    const listening = (): void => {
      server.off('error', failed);
      resolve(true);
    };
    server.once('error', failed).once('listening', listening).listen(path);
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.unref();
  });
}
