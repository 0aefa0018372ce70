import { EXIT } from '../errors.ts';
import { localCall } from './local-call.ts';

/**
 * Hands one raw mail on stdin to the running service. Exits 0 only once it is durably stored, 65 for what
 * will never be accepted (empty, too large), 75 for everything that may pass, unknown errors included: mail
 * servers keep the mail and try again on 75 alone.
 *
 * What it prints never begins with a digit: Postfix would read that as an enhanced status code, which
 * overrides the exit code (postfix pipe(8), "DIAGNOSTICS").
 */
export async function pipe(): Promise<void> {
  const fail = (): never => finish(EXIT.tempFail, 'service not available, message not accepted, try again');
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  if (body.length === 0) finish(EXIT.dataError, 'empty message on stdin, nothing accepted');

  const { status } = await localCall('POST', '/v1/messages', { contentType: 'message/rfc822', body });
  if (status === 200 || status === 202) finish(EXIT.ok);
  if (status === 413) finish(EXIT.dataError, 'message larger than ZEEF_MAX_MESSAGE_BYTES, not accepted');
  if (status === 400) finish(EXIT.dataError, 'empty message on stdin, nothing accepted');
  fail();
}

function finish(code: number, message?: string): never {
  if (message) process.stderr.write(`zeef: ${message}\n`);
  process.exit(code);
}
