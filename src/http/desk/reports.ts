import type { FastifyPluginAsync } from 'fastify';
import type { Log } from '../../ports/log.ts';

/** Browsers name the directive that was broken, and much of the page with it: only this much is written down. */
const DIRECTIVE = /^[a-z-]{1,40}$/;
const MAX_BYTES = 16 * 1024;

/** Takes what browsers report as broken against the content security policy. */
export const reportRoutes =
  (log: Log): FastifyPluginAsync =>
  async (app) => {
    const types = ['application/csp-report', 'application/reports+json', 'application/json'];
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(types, { parseAs: 'string' }, (_request, body, done) => done(null, body));
    app.post(
      '/csp-reports',
      { config: { permission: 'public', reports: true }, bodyLimit: MAX_BYTES },
      async ({ body }, reply) => {
        log.warn('desk.csp-violation', { code: directiveOf(body) });
        return reply.code(204).send();
      },
    );
  };

function directiveOf(body: unknown): string {
  try {
    const report = (JSON.parse(String(body)) as { 'csp-report'?: Record<string, unknown> })['csp-report'];
    const directive = String(report?.['effective-directive'] ?? report?.['violated-directive'] ?? '');
    return DIRECTIVE.test(directive) ? directive : 'unknown';
  } catch {
    return 'unreadable';
  }
}
