import type { FastifyReply } from 'fastify';

/**
 * What a page may load and do: our own files, nothing inline, nothing from elsewhere, no framing. Frames of
 * our own are for mails, whose answer carries a stricter policy of its own. `data:` images are QR codes and
 * pages of attachments. Trusted Types: see `client/desk.ts` on why there is a default policy.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
  'report-uri /desk/csp-reports',
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'x-robots-tag': 'noindex',
} as const;

/** Over TLS: half a year of nothing but TLS. */
const TRANSPORT_SECURITY = 'max-age=15552000';

/** Sets what every answer of the desk carries; a route that set one of them for itself keeps it. */
export function secure(reply: FastifyReply, overTls: boolean): void {
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!reply.hasHeader(name)) reply.header(name, value);
  }
  if (overTls) reply.header('strict-transport-security', TRANSPORT_SECURITY);
}
