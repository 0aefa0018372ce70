import { randomUUID } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { type FastifyInstance, type FastifyReply, fastify } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { ZeefError } from '../errors.ts';
import { authenticate } from './authenticate.ts';
import type { AppDependencies } from './dependencies.ts';
import { desk, refuseUndeclared } from './desk/desk.tsx';
import { knownError } from './known-error.ts';
import { auditRoutes } from './routes/audit.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { erasureRoutes } from './routes/erasures.ts';
import { holdRoutes } from './routes/holds.ts';
import { inboxRoutes } from './routes/inbox.ts';
import { incidentRoutes } from './routes/incidents.ts';
import { intakeRoutes } from './routes/intake.ts';
import { localRoutes } from './routes/local.ts';
import { localUserRoutes } from './routes/local-users.ts';
import { operationsRoutes } from './routes/operations.ts';
import { policyDiffRoutes } from './routes/policy-diff.ts';
import { presidioRoutes } from './routes/presidio.ts';
import { privacyRoutes } from './routes/privacy.ts';
import { proposalRoutes } from './routes/proposals.ts';
import { reportRoutes } from './routes/reports.ts';
import { retentionRoutes } from './routes/retention.ts';
import { reviewRoutes } from './routes/review.ts';
import { sealingRoutes } from './routes/sealing.ts';
import { subjectRoutes } from './routes/subjects.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { webhookRoutes } from './routes/webhooks.ts';

/** Time for a request's headers and body to come in: a slow sender must not hold a connection for ever. */
const REQUEST_TIMEOUT_MS = 120_000;
/** For the headers alone, which nobody honest sends slowly; and how often is looked whose time is over. */
const HEADERS_TIMEOUT_MS = 10_000;
const CONNECTIONS_CHECK_MS = 5_000;
/** Between requests on a kept connection. */
const KEEP_ALIVE_TIMEOUT_MS = 30_000;

/**
 * Requests a minute from one address: far above what a busy desk sends, low enough that guessing keys or
 * asking for expensive pages does not keep others out.
 */
const MAX_REQUESTS_PER_MINUTE = 6_000;

/**
 * The HTTP side of Zeef, not yet listening. `network` wants API keys; `local` is for the Unix socket, whose
 * file permissions are the authentication, and adds the commands of the command line.
 */
export async function buildApp(
  dependencies: AppDependencies,
  reach: 'network' | 'local',
): Promise<FastifyInstance> {
  const { log, metrics } = dependencies;
  const app = fastify({
    logger: false,
    bodyLimit: dependencies.maxMessageBytes,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: CONNECTIONS_CHECK_MS },
    trustProxy: dependencies.trustedProxies.length > 0 ? [...dependencies.trustedProxies] : false,
    genReqId: () => randomUUID(),
    return503OnClosing: true,
    // Before any route: URLs that cannot be read. Fastify's own answer quotes them.
    frameworkErrors: (_error, _request, reply: FastifyReply) => {
      sendError(reply, new ZeefError('ZEEF_NOT_FOUND'));
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('tenantId', '');
  app.decorateRequest('actor', '');

  app.addHook('onRoute', (route) => {
    if (route.config?.access === undefined && !route.url.startsWith('/docs')) refuseUndeclared(route);
  });
  const identify = authenticate(dependencies, reach);
  // After the rate limit, which is to slow down guessing, and before the body is read.
  app.addHook('preParsing', async (request, _reply, payload) => {
    await identify(request);
    return payload;
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const facts = { requestId: request.id, route, method: request.method, status: reply.statusCode };
    log.info('http.request', { ...facts, durationMs: Math.round(reply.elapsedTime) });
    metrics.request(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
  });

  app.setNotFoundHandler((_request, reply) => sendError(reply, new ZeefError('ZEEF_NOT_FOUND')));
  app.setErrorHandler((error, request, reply) => {
    const known = knownError(error);
    if (known) return sendError(reply, known);
    const errorId = log.error('http.failed', error, {
      requestId: request.id,
      route: request.routeOptions.url ?? 'unknown',
    });
    return sendError(reply, new ZeefError('ZEEF_INTERNAL'), errorId);
  });

  if (reach === 'network') {
    await app.register(rateLimit, {
      max: MAX_REQUESTS_PER_MINUTE,
      timeWindow: '1 minute',
      errorResponseBuilder: () => new ZeefError('ZEEF_RATE_LIMITED'),
    });
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Zeef',
          version: dependencies.version,
          description: 'Messages in, sanitised tickets out, and a log of what was removed and why.',
        },
        components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      },
      transform: ({ schema, url, route, ...rest }) => {
        const body = route.config?.documentedBody;
        const shown = body ? { ...schema, body } : schema;
        return jsonSchemaTransform({ ...rest, schema: shown, url, route });
      },
    });
    await app.register(swaggerUi, { routePrefix: '/docs' });
    await app.register(webhookRoutes(dependencies));
    await app.register(presidioRoutes());
    await app.register(desk(dependencies.desk));
    if (dependencies.sendsMail) await app.register(privacyRoutes(dependencies));
  } else {
    await app.register(localRoutes(dependencies));
    await app.register(sealingRoutes(dependencies));
    await app.register(localUserRoutes(dependencies.desk));
  }
  await app.register(operationsRoutes(dependencies));
  await app.register(intakeRoutes(dependencies));
  await app.register(ticketRoutes(dependencies));
  await app.register(deliveryRoutes(dependencies));
  await app.register(auditRoutes(dependencies));
  await app.register(retentionRoutes(dependencies, reach));
  await app.register(holdRoutes(dependencies));
  await app.register(reviewRoutes(dependencies));
  await app.register(erasureRoutes(dependencies));
  await app.register(policyDiffRoutes(dependencies));
  await app.register(inboxRoutes(dependencies));
  await app.register(proposalRoutes(dependencies));
  await app.register(subjectRoutes(dependencies));
  await app.register(incidentRoutes(dependencies));
  await app.register(reportRoutes(dependencies));
  return app;
}

function sendError(
  reply: {
    code(status: number): typeof reply;
    header(name: string, value: string): typeof reply;
    send(body: unknown): unknown;
  },
  error: ZeefError,
  errorId?: string,
): unknown {
  if (error.status === 503) reply.header('retry-after', '30');
  const { code, message, field } = error;
  return reply
    .code(error.status)
    .send({ error: { code, message, ...(field && { field }), ...(errorId && { errorId }) } });
}
