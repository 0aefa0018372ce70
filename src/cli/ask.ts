import { readSettings } from '../config/settings.ts';
import { ERRORS, type ErrorCode, ZeefError } from '../errors.ts';
import { type LocalAnswer, localCall } from './local-call.ts';

/**
 * Asks the running service, or, when none runs, opens the database for just this question.
 *
 * @throws ZeefError with the service's own code when it refuses
 */
export async function ask(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
  const payload = body && Buffer.from(JSON.stringify(body), 'utf8');
  let answer: LocalAnswer;
  try {
    answer = await localCall(method, path, payload && { contentType: 'application/json', body: payload });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOENT' && code !== 'ECONNREFUSED') throw error;
    answer = await askWithout(method, path, body);
  }
  if (answer.status >= 400) throw refusal(answer.body);
  return answer.body;
}

async function askWithout(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<LocalAnswer> {
  const { openService } = await import('../compose/service.ts');
  const service = await openService({ ...readSettings(process.env), logLevel: 'error' });
  try {
    const response = await service.local.inject({ method, url: path, ...(body && { payload: body }) });
    return { status: response.statusCode, body: response.json() };
  } finally {
    await service.close();
  }
}

function refusal(body: unknown): ZeefError {
  const { error } = body as { error?: { code?: string; message?: string; field?: string } };
  const code = error?.code && error.code in ERRORS ? (error.code as ErrorCode) : 'ZEEF_INTERNAL';
  return new ZeefError(code, {
    ...(error?.message && { remedy: error.message }),
    ...(error?.field && { field: error.field }),
  });
}
