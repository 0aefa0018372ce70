import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { parse as parseUuid, stringify as uuidFrom } from 'uuid';

/** Tenant id, id and secret; base64url, fixed widths, so that it can be cut without separators. */
const FORM = /^([\w-]{22})([\w-]{22})([\w-]{43})$/;
/** Bits no one can search; so a plain SHA-256 of it may be kept. */
const SECRET_BYTES = 32;

/** What whoever holds a token claims, with the hash that decides whether it is so. */
export interface Bearer {
  /** Says only where to look: the secret decides. */
  readonly tenantId: string;
  readonly id: string;
  readonly secretHash: Uint8Array;
}

/** Makes a token (API key, session, one-time link) for something with an id. The token is never kept. */
export function newBearer(tenantId: string, id: string): { token: string; secretHash: Uint8Array } {
  const secret = randomBytes(SECRET_BYTES);
  return {
    token: `${packed(tenantId)}${packed(id)}${secret.toString('base64url')}`,
    secretHash: sha256(secret),
  };
}

/** Takes a token apart; `undefined` when it has another form. */
export function readBearer(token: string): Bearer | undefined {
  const [, tenant, id, secret] = FORM.exec(token) ?? [];
  if (!tenant || !id || !secret) return undefined;
  const ids = [unpacked(tenant), unpacked(id)] as const;
  if (!ids[0] || !ids[1]) return undefined;
  return { tenantId: ids[0], id: ids[1], secretHash: sha256(Buffer.from(secret, 'base64url')) };
}

/** Whether the hash is the one kept; in constant time, also where none is kept. */
export function sameHash(given: Uint8Array, kept: Uint8Array | undefined): boolean {
  return timingSafeEqual(given, kept ?? Buffer.alloc(given.length)) && kept !== undefined;
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

function packed(uuid: string): string {
  return Buffer.from(parseUuid(uuid)).toString('base64url');
}

/** Any 16 bytes may come out: whether such an id exists is for the database to say. */
function unpacked(text: string): string | undefined {
  try {
    return uuidFrom(Buffer.from(text, 'base64url'));
  } catch {
    return undefined;
  }
}
