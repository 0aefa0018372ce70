import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { parse as parseUuid, stringify as uuidFrom } from 'uuid';
import type { RequestRow, TokenUse } from '../../ports/subjects.ts';

/** Tenant id, request id, secret; base64url of fixed widths. */
const FORM = /^([\w-]{22})([\w-]{22})([\w-]{43})$/;
/** Bits no one can search, so that a plain SHA-256 of it may be kept. */
const SECRET_BYTES = 32;
const DAY_MS = 86_400_000;

/** A one-time link's token with what is stored of it. */
export function newLink(tenantId: string, requestId: string, use: TokenUse, now: Date, days: number) {
  const secret = randomBytes(SECRET_BYTES);
  return {
    token: `${packed(tenantId)}${packed(requestId)}${secret.toString('base64url')}`,
    stored: { hash: sha256(secret), expiresAt: new Date(now.getTime() + days * DAY_MS), for: use },
  };
}

/** What a token says it is for. Whether it is right only {@link opens} tells. */
export function readLink(
  token: string,
): { tenantId: string; requestId: string; secret: Uint8Array } | undefined {
  const [, tenant = '', request = '', secret = ''] = FORM.exec(token) ?? [];
  if (!secret) return undefined;
  try {
    return {
      tenantId: uuidFrom(Buffer.from(tenant, 'base64url')),
      requestId: uuidFrom(Buffer.from(request, 'base64url')),
      secret: Buffer.from(secret, 'base64url'),
    };
  } catch {
    return undefined;
  }
}

/** Whether a secret is the one a request has, and still holds. Constant time. */
export function opens({ token }: Pick<RequestRow, 'token'>, secret: Uint8Array, now: Date): boolean {
  const given = sha256(secret);
  const same = timingSafeEqual(given, token?.hash ?? Buffer.alloc(given.length));
  return same && token !== undefined && token.expiresAt > now;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function packed(uuid: string): string {
  return Buffer.from(parseUuid(uuid)).toString('base64url');
}
