import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, ZeefError } from '../../errors.ts';
import type { Log } from '../../ports/log.ts';
import type { MessageKey } from '../../ui/messages/catalogue.ts';
import { ProblemNotice, ProblemPage } from '../../ui/pages/problem.tsx';
import { knownError } from '../known-error.ts';
import type { Pages } from './page.tsx';

/** Errors with words of their own; the others show the error's. */
const TEXTS: Readonly<Partial<Record<ErrorCode, MessageKey>>> = {
  ZEEF_NOT_FOUND: 'problem.notFound',
  ZEEF_FORBIDDEN: 'problem.forbidden',
  ZEEF_FORM_REFUSED: 'problem.refused',
  ZEEF_FIELD_INVALID: 'problem.invalid',
  ZEEF_BODY_TOO_LARGE: 'problem.tooLarge',
  ZEEF_RATE_LIMITED: 'problem.tooMany',
  ZEEF_UNAVAILABLE: 'problem.unavailable',
  ZEEF_LAST_ADMIN: 'problem.lastAdmin',
};

function titleOf({ code, status }: ZeefError): MessageKey {
  if (code === 'ZEEF_FORM_REFUSED') return 'problem.refusedTitle';
  if (status === 403) return 'problem.forbiddenTitle';
  if (status === 404) return 'problem.notFoundTitle';
  if (status === 429) return 'problem.tooManyTitle';
  if (status === 503) return 'problem.unavailableTitle';
  return status < 500 ? 'problem.invalidTitle' : 'problem.failedTitle';
}

/**
 * Answers an error with a page, or with a notice at the top of the page that htmx asked from. Whoever is not
 * signed in is sent to sign in, and comes back.
 */
export function answerProblem(pages: Pages, log: Log) {
  return (thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const known = isNoAddress(thrown) ? new ZeefError('ZEEF_NOT_FOUND') : knownError(thrown);
    const error = known ?? new ZeefError('ZEEF_INTERNAL');
    const byHtmx = request.headers['hx-request'] === 'true';
    if (error.code === 'ZEEF_SIGNED_OUT') return toSignIn(request, reply, byHtmx);
    const facts = { requestId: request.id, route: request.routeOptions.url ?? 'unknown' };
    const errorId = known ? undefined : log.error('http.failed', thrown, facts);
    const { t } = reply;
    const key = TEXTS[error.code];
    const problem = {
      title: t(titleOf(error)),
      text: errorId ? t('problem.failed', { errorId }) : key ? t(key) : error.message,
    };
    if (error.status === 503) reply.header('retry-after', '30');
    if (!byHtmx) {
      const options = { title: problem.title, status: error.status };
      return pages.page(request, reply, <ProblemPage {...problem} />, options);
    }
    reply.header('hx-retarget', '#flash').header('hx-reswap', 'innerHTML');
    return pages.fragment(request, reply, <ProblemNotice {...problem} />, error.status);
  };
}

/** An id in the path that cannot be one. */
function isNoAddress(error: unknown): boolean {
  return error instanceof Error && 'validationContext' in error && error.validationContext === 'params';
}

function toSignIn(request: FastifyRequest, reply: FastifyReply, byHtmx: boolean): FastifyReply {
  // A part of a page that asks without being signed in any more: the page as a whole asks again.
  if (byHtmx) return reply.code(401).header('hx-refresh', 'true').send();
  const path = request.url.split('?', 1)[0] as string;
  const back = request.method === 'GET' ? `?next=${encodeURIComponent(path)}` : '';
  return reply.redirect(`/desk/sign-in${back}`, 303);
}
