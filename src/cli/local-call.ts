import { type IncomingMessage, request } from 'node:http';
import { dataDir } from '../config/data-dir.ts';
import { socketPath } from '../config/socket-path.ts';

/** Longer than the service needs for anything, shorter than mail servers wait for a pipe command. */
const TIMEOUT_MS = 100_000;

export interface LocalAnswer {
  readonly status: number;
  /** Parsed JSON; the bytes (Buffer) of anything else. */
  readonly body: unknown;
}

/**
 * Calls the running service over its Unix socket. Loads nothing but Node's own modules: `zeef pipe` starts
 * once per mail.
 *
 * @throws Error of node:net (`ENOENT`, `ECONNREFUSED` …) when no service answers
 */
export function localCall(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  send?: { contentType: string; body: Uint8Array; headers?: Record<string, string> },
): Promise<LocalAnswer> {
  return new Promise((resolve, reject) => {
    const call = request(
      {
        socketPath: socketPath(dataDir(process.env), process.env['ZEEF_SOCKET']),
        method,
        path,
        timeout: TIMEOUT_MS,
        headers: send
          ? { 'content-type': send.contentType, 'content-length': send.body.length, ...send.headers }
          : {},
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          try {
            resolve({
              status: response.statusCode ?? 0,
              body: isJson(response)
                ? JSON.parse(Buffer.concat(chunks).toString('utf8'))
                : Buffer.concat(chunks),
            });
          } catch {
            reject(new Error('the service gave broken JSON'));
          }
        });
      },
    );
    call.on('timeout', () => call.destroy(new Error('the service did not answer in time')));
    call.on('error', reject);
    call.end(send?.body);
  });
}

function isJson({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith('application/json') ?? false;
}
