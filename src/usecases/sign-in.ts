import { v7 as uuidv7 } from 'uuid';
import type { Keyring, TenantKeys } from '../ports/keyring.ts';
import type { Log } from '../ports/log.ts';
import type { Passwords } from '../ports/passwords.ts';
import type { Store } from '../ports/store.ts';
import { emailTag } from './accounts.ts';
import { readBearer, sameHash } from './bearer.ts';
import { takeCode } from './second-factor.ts';
import { HALF_SESSION_LIMITS, openHalfSession, openSession } from './sessions.ts';

const WINDOW_MS = 10 * 60_000;
/** Tries at one account that fail, within the window; codes of the second factor are counted on their own. */
export const MAX_TRIES_PER_ACCOUNT = 10;
/** Tries from one network address that fail: an office comes from one, and half of it mistypes on a Monday. */
export const MAX_TRIES_PER_ADDRESS = 30;

export type SignInOutcome =
  /** The token is the session's, for the cookie. */
  | { readonly kind: 'signed-in'; readonly token: string }
  /** The token is good for giving a code and nothing else. */
  | { readonly kind: 'code-needed'; readonly token: string }
  /** Wrong, unknown or disabled: all the same to whoever asks. */
  | { readonly kind: 'refused' }
  /** Too many tries; also a right password is not looked at now. */
  | { readonly kind: 'throttled' };

interface Browser {
  /** Network address. */
  readonly address: string;
  /** Token in its cookie, if any. */
  readonly previous: string | undefined;
}

/** Signing in with a password, and a code where a second factor is set. */
export interface SignIn {
  withPassword(
    tenantId: string,
    given: { readonly email: string; readonly password: string },
    browser: Browser,
  ): Promise<SignInOutcome>;
  /** The second step; `browser.previous` is the token of the first. */
  withCode(code: string, browser: Browser): Promise<SignInOutcome>;
}

export function signInDesk(store: Store, keyring: Keyring, passwords: Passwords, log: Log): SignIn {
  /** Counts a try under both tags before anything is looked at; answers its ids, or `undefined` for too many. */
  const attempt = async (
    tenantId: string,
    keys: TenantKeys,
    kind: 'account' | 'code',
    who: string,
    address: string,
  ): Promise<string | undefined> => {
    const id = uuidv7();
    const [perAddress, perAccount] = await store.transaction(tenantId, async ({ signIns }) => [
      await signIns.tried(keys.tag('try-address', address), id, WINDOW_MS),
      await signIns.tried(keys.tag(`try-${kind}`, who), id, WINDOW_MS),
    ]);
    if (perAddress <= MAX_TRIES_PER_ADDRESS && perAccount <= MAX_TRIES_PER_ACCOUNT) return id;
    log.warn('desk.sign-in-throttled', { tenantId, code: kind });
    return undefined;
  };

  return {
    async withPassword(tenantId, { email, password }, { address, previous }) {
      const keys = await keyring.tenant(tenantId);
      const tag = emailTag(keys, email);
      const tryId = await attempt(tenantId, keys, 'account', tag, address);
      if (!tryId) return { kind: 'throttled' };
      const account = await store.transaction(tenantId, ({ accounts }) => accounts.byEmail(tag));
      const right = await passwords.verify(account?.passwordHash, password);
      if (!right || !account || account.disabledAt) return { kind: 'refused' };
      return store.transaction(tenantId, async (repositories) => {
        await repositories.signIns.forgive(tryId);
        if (account.totp) {
          const token = await openHalfSession(tenantId, repositories, account.id, previous);
          return { kind: 'code-needed', token };
        }
        const session = { accountId: account.id, way: 'password', address, previous } as const;
        return { kind: 'signed-in', token: await openSession(keys, tenantId, repositories, session) };
      });
    },

    async withCode(code, { address, previous }) {
      const bearer = readBearer(previous ?? '');
      if (!bearer) return { kind: 'refused' };
      const { tenantId } = bearer;
      const half = await store.transaction(tenantId, ({ sessions }) =>
        sessions.find(bearer.id, true, HALF_SESSION_LIMITS),
      );
      if (!half || !sameHash(bearer.secretHash, half.secretHash)) return { kind: 'refused' };
      const keys = await keyring.tenant(tenantId);
      const tryId = await attempt(tenantId, keys, 'code', half.accountId, address);
      if (!tryId) return { kind: 'throttled' };
      return store.transaction(tenantId, async (repositories) => {
        const account = await repositories.accounts.get(half.accountId);
        if (!account || account.disabledAt) return { kind: 'refused' };
        const way = await takeCode(keys, repositories, account, code);
        if (!way) return { kind: 'refused' };
        await repositories.signIns.forgive(tryId);
        const session = { accountId: account.id, way, address, previous };
        return { kind: 'signed-in', token: await openSession(keys, tenantId, repositories, session) };
      });
    },
  };
}
