import { ZeefError } from '../errors.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { PasswordFault, Passwords } from '../ports/passwords.ts';
import type { Store } from '../ports/store.ts';
import { openProfile } from './accounts.ts';

/** What somebody changes about signing in, having proved once more who it is. */
export interface Credentials {
  /** Whether this is the account's password. */
  confirm(tenantId: string, accountId: string, password: string): Promise<boolean>;
  /** Sets another and ends all other sessions. Answers what is wrong with it, if anything. */
  changePassword(
    tenantId: string,
    accountId: string,
    password: string,
    sessionId: string,
  ): Promise<PasswordFault | undefined>;
}

export function credentialDesk(store: Store, keyring: Keyring, passwords: Passwords): Credentials {
  const find = async (tenantId: string, accountId: string) => {
    const account = await store.transaction(tenantId, ({ accounts }) => accounts.get(accountId));
    if (!account) throw new ZeefError('ZEEF_NOT_FOUND');
    return account;
  };
  return {
    async confirm(tenantId, accountId, password) {
      return passwords.verify((await find(tenantId, accountId)).passwordHash, password);
    },

    async changePassword(tenantId, accountId, password, sessionId) {
      const keys = await keyring.tenant(tenantId);
      const { name, email } = openProfile(keys, await find(tenantId, accountId));
      const fault = passwords.fault(password, [name, email, 'zeef']);
      if (fault) return fault;
      const hash = await passwords.hash(password);
      await store.transaction(tenantId, async ({ accounts, sessions, audit }) => {
        await accounts.setPassword(accountId, hash);
        await sessions.endAll(accountId, sessionId);
        await audit.append({ event: 'account.password-changed', actor: `user:${accountId}`, accountId });
      });
      return undefined;
    },
  };
}
