import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type ErrorCode, ZeefError } from '../errors.ts';

/** Errors of Fastify and of schemas, in our words: theirs quote what was sent. `undefined` for any other. */
export function knownError(error: unknown): ZeefError | undefined {
  if (error instanceof ZeefError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const field = error.validation[0]?.instancePath;
    return new ZeefError('ZEEF_FIELD_INVALID', { ...(field && { field }) });
  }
  if (!(error instanceof Error)) return undefined;
  // Paths out of the documentation's folder, as its file server refuses them.
  if ('statusCode' in error && error.statusCode === 403) return new ZeefError('ZEEF_NOT_FOUND');
  if (!('code' in error && typeof error.code === 'string')) return undefined;
  const code = FASTIFY_ERRORS[error.code];
  return code && new ZeefError(code);
}

const FASTIFY_ERRORS: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'ZEEF_BODY_TOO_LARGE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'ZEEF_BODY_EMPTY',
  FST_ERR_CTP_EMPTY_TYPE: 'ZEEF_MEDIA_TYPE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'ZEEF_MEDIA_TYPE',
  FST_ERR_CTP_INVALID_JSON_BODY: 'ZEEF_JSON_MALFORMED',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'ZEEF_JSON_MALFORMED',
  FST_ERR_RATE_LIMITED: 'ZEEF_RATE_LIMITED',
};
