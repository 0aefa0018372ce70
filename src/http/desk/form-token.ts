import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { ZeefError } from '../../errors.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A fresh secret for a visitor without a session, whose forms need a token too. */
export function newFormSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The token in a page's forms: derived from the secret in a cookie, which other sites can neither read nor set. */
export function formToken(secret: string): string {
  return createHmac('sha256', secret).update('zeef/form').digest('base64url');
}

/**
 * Refuses what another site made the browser send. Browsers say where a request comes from in Sec-Fetch-Site
 * (not over plain HTTP) and Origin (`null` under our referrer policy); the token is asked for in any case.
 *
 * @throws ZeefError ZEEF_FORM_REFUSED
 */
export function refuseForeign(request: FastifyRequest, origin: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { 'sec-fetch-site': site, origin: from } = request.headers;
  const foreignSite = site !== undefined && site !== 'same-origin';
  const foreignOrigin = site === undefined && from !== undefined && from !== 'null' && from !== origin;
  if (foreignSite || foreignOrigin) throw new ZeefError('ZEEF_FORM_REFUSED');
}

/** @throws ZeefError ZEEF_FORM_REFUSED when the body (or the header, from htmx) has not the token of `secret` */
export function checkFormToken(request: FastifyRequest, secret: string | undefined): void {
  if (SAFE_METHODS.has(request.method)) return;
  const given = request.headers['x-zeef-token'] ?? fieldOf(request.body);
  const expected = Buffer.from(formToken(secret ?? newFormSecret()));
  const actual = Buffer.from(typeof given === 'string' ? given : '');
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) {
    throw new ZeefError('ZEEF_FORM_REFUSED');
  }
}

function fieldOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && '_token' in body ? body._token : undefined;
}
