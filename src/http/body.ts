import type { FastifyInstance } from 'fastify';
import { ZeefError } from '../errors.ts';

/**
 * Bodies as bytes, whatever the type: mail is no text, signatures are over bytes, and what is sealed must be
 * what was sent.
 */
export function bytesBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  for (const type of ['application/json', 'message/rfc822', 'application/octet-stream', 'text/plain']) {
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  }
  app.addHook('preHandler', async (request) => {
    if (request.method === 'POST' && !(Buffer.isBuffer(request.body) && request.body.length > 0)) {
      throw new ZeefError('ZEEF_BODY_EMPTY');
    }
  });
}
