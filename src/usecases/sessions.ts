import { v7 as uuidv7 } from 'uuid';
import type { Visitor } from '../model/visitor.ts';
import type { Keyring, TenantKeys } from '../ports/keyring.ts';
import type { SessionLimits, SignInWay } from '../ports/people.ts';
import type { Repositories, Store } from '../ports/store.ts';
import { openProfile } from './accounts.ts';
import { newBearer, readBearer, sameHash } from './bearer.ts';

/** Half an hour without a request, twelve hours in all (OWASP ASVS 5.0, 7.3). */
export const SESSION_LIMITS: SessionLimits = { idleMs: 30 * 60_000, absoluteMs: 12 * 3_600_000 };
/** Time to come up with the code of the second factor. */
export const HALF_SESSION_LIMITS: SessionLimits = { idleMs: 5 * 60_000, absoluteMs: 5 * 60_000 };
/** A session in use is written down this often, and not at each request. */
const TOUCH_EVERY_MS = 60_000;
/** How long is kept who signed in when and from where. */
const SIGN_IN_TERM_MS = 90 * 24 * 3_600_000;
const LISTED_SIGN_INS = 20;

export interface OpenSession {
  readonly id: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
}

export interface PastSignIn {
  readonly id: string;
  readonly at: Date;
  readonly way: SignInWay;
  /** Network address it came from. */
  readonly address: string;
  /** Whether that session is still open. */
  readonly open: boolean;
}

/** Who is signed in. */
export interface Sessions {
  /** Whose session a token opens; `undefined` when it has ended or the account was disabled. */
  find(token: string): Promise<Visitor | undefined>;
  end(visitor: Visitor): Promise<void>;
  /** Ends the others of an account, or all when `except` is left out. */
  endAll(tenantId: string, accountId: string, actor: string, except?: string): Promise<void>;
  list(tenantId: string, accountId: string): Promise<readonly OpenSession[]>;
  signIns(tenantId: string, accountId: string): Promise<readonly PastSignIn[]>;
}

export function sessionDesk(store: Store, keyring: Keyring): Sessions {
  return {
    async find(token) {
      const bearer = readBearer(token);
      if (!bearer) return undefined;
      const { tenantId } = bearer;
      const found = await store.transaction(tenantId, async ({ sessions, accounts }) => {
        const session = await sessions.find(bearer.id, false, SESSION_LIMITS);
        if (!sameHash(bearer.secretHash, session?.secretHash) || !session) return undefined;
        if (Date.now() - session.seenAt.getTime() > TOUCH_EVERY_MS) await sessions.touch(session.id);
        return { session, account: await accounts.get(session.accountId) };
      });
      if (!found?.account || found.account.disabledAt) return undefined;
      const { session, account } = found;
      const { name } = openProfile(await keyring.tenant(tenantId), account);
      return { tenantId, userId: account.id, sessionId: session.id, name, role: account.role };
    },

    end: ({ tenantId, userId, sessionId }) =>
      store.transaction(tenantId, async ({ sessions, audit }) => {
        await sessions.end(sessionId);
        await audit.append({ event: 'account.signed-out', actor: `user:${userId}`, accountId: userId });
      }),

    endAll: (tenantId, accountId, actor, except) =>
      store.transaction(tenantId, async ({ sessions, audit }) => {
        const ended = await sessions.endAll(accountId, except);
        if (ended > 0) await audit.append({ event: 'account.sessions-ended', actor, accountId });
      }),

    async list(tenantId, accountId) {
      const rows = await store.transaction(tenantId, ({ sessions }) =>
        sessions.list(accountId, SESSION_LIMITS),
      );
      return rows.map(({ id, createdAt, seenAt }) => ({ id, startedAt: createdAt, seenAt }));
    },

    async signIns(tenantId, accountId) {
      const keys = await keyring.tenant(tenantId);
      return store.transaction(tenantId, async ({ signIns, sessions }) => {
        const open = new Set((await sessions.list(accountId, SESSION_LIMITS)).map(({ id }) => id));
        const rows = await signIns.list(accountId, LISTED_SIGN_INS);
        return rows.map(({ id, at, way, address, sessionId }) => ({
          id,
          at,
          way,
          address: Buffer.from(keys.open({ purpose: 'sign-in', id }, address)).toString('utf8'),
          open: open.has(sessionId),
        }));
      });
    },
  };
}

export interface NewSession {
  readonly accountId: string;
  readonly way: SignInWay;
  /** Network address of the browser. */
  readonly address: string;
  /** Token the browser had before, whose session ends: a new one at every sign-in. */
  readonly previous: string | undefined;
}

/** Opens a session and writes down that somebody signed in; answers its token. */
export async function openSession(
  keys: TenantKeys,
  tenantId: string,
  { sessions, signIns, audit }: Repositories,
  { accountId, way, address, previous }: NewSession,
): Promise<string> {
  const id = uuidv7();
  const { token, secretHash } = newBearer(tenantId, id);
  await endPrevious(sessions, previous);
  await sessions.purge(SESSION_LIMITS);
  await sessions.insert({ id, accountId, secretHash, half: false });
  await signIns.purge(SIGN_IN_TERM_MS);
  const signInId = uuidv7();
  await signIns.add({
    id: signInId,
    accountId,
    sessionId: id,
    way,
    address: keys.seal({ purpose: 'sign-in', id: signInId }, Buffer.from(address, 'utf8')),
  });
  await audit.append({ event: 'account.signed-in', actor: `user:${accountId}`, accountId, code: way });
  return token;
}

/** Opens the half of a session that a password is worth where a second factor is set. */
export async function openHalfSession(
  tenantId: string,
  { sessions }: Repositories,
  accountId: string,
  previous: string | undefined,
): Promise<string> {
  const id = uuidv7();
  const { token, secretHash } = newBearer(tenantId, id);
  await endPrevious(sessions, previous);
  await sessions.insert({ id, accountId, secretHash, half: true });
  return token;
}

async function endPrevious(sessions: Repositories['sessions'], previous: string | undefined): Promise<void> {
  const bearer = previous === undefined ? undefined : readBearer(previous);
  if (!bearer) return;
  for (const half of [true, false]) {
    const session = await sessions.find(bearer.id, half, SESSION_LIMITS);
    if (sameHash(bearer.secretHash, session?.secretHash)) await sessions.end(bearer.id);
  }
}
