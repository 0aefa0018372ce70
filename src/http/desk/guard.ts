import type { FastifyInstance } from 'fastify';
import { ZeefError } from '../../errors.ts';
import { isPermission, mayDo } from '../../model/permission.ts';
import type { Jar } from './cookies.ts';
import type { DeskDependencies, DeskPermission } from './dependencies.ts';
import { checkFormToken, refuseForeign } from './form-token.ts';
import { addressOf } from './origin.ts';

/** Whether a route's permission is one of the table. */
export function isDeclared(permission: string | undefined): permission is DeskPermission {
  return (
    permission !== undefined &&
    (permission === 'public' || permission === 'signed-in' || isPermission(permission))
  );
}

/**
 * Lets nobody in who may not: finds the session, then asks for the permission that the route names, for a
 * request of our own making, and for the form token.
 */
export function guard(app: FastifyInstance, { sessions, publicUrl }: DeskDependencies, jar: Jar): void {
  app.decorateRequest('visitor', undefined);
  app.decorateRequest('viewer', undefined);
  app.decorateRequest('formSecret', undefined);

  app.addHook('preParsing', async (request, _reply, payload) => {
    const token = jar.get(request, 'session');
    const visitor = token === undefined ? undefined : await sessions.find(token);
    if (visitor) {
      request.visitor = visitor;
      request.viewer = {
        id: visitor.userId,
        name: visitor.name,
        role: visitor.role,
        may: (permission) => mayDo(visitor.role, permission),
      };
      request.tenantId = visitor.tenantId;
      request.actor = `user:${visitor.userId}`;
    }
    request.formSecret = visitor ? token : jar.get(request, 'form');
    const { permission, reports } = request.routeOptions.config;
    // No route, so nothing to be allowed: "not found" follows.
    if (permission === undefined) return payload;
    if (!reports) refuseForeign(request, new URL(addressOf(request, { publicUrl })).origin);
    if (permission !== 'public') {
      if (!visitor) throw new ZeefError('ZEEF_SIGNED_OUT');
      if (permission !== 'signed-in' && !mayDo(visitor.role, permission)) {
        throw new ZeefError('ZEEF_FORBIDDEN');
      }
    }
    return payload;
  });

  app.addHook('preValidation', async (request) => {
    const { permission, reports } = request.routeOptions.config;
    if (permission !== undefined && !reports) checkFormToken(request, request.formSecret);
  });
}
