import { v7 as uuidv7 } from 'uuid';
import { ZeefError } from '../errors.ts';
import type { Profile } from '../model/account.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { PasswordFault, Passwords } from '../ports/passwords.ts';
import type { LinkPurpose, LinkRow } from '../ports/people.ts';
import type { Store } from '../ports/store.ts';
import { checkedProfile, emailTag, openProfile, sealProfile } from './accounts.ts';
import { newBearer, readBearer, sameHash } from './bearer.ts';
import { openSession } from './sessions.ts';

/** The one who starts Zeef is there; an invitation waits in a mailbox over a weekend. */
const VALID_MS: Readonly<Record<LinkPurpose, number>> = {
  setup: 24 * 3_600_000,
  invite: 72 * 3_600_000,
  reset: 2 * 3_600_000,
};

export interface OpenLink {
  readonly purpose: LinkPurpose;
  readonly tenantId: string;
  /** Whose account it opens; absent for the very first. */
  readonly profile: Profile | undefined;
}

interface Answers {
  readonly name: string;
  /** Asked for the very first account alone. */
  readonly email: string;
  readonly password: string;
}

/** Links that work once, and end with somebody signed in. */
export interface AccountLinks {
  /** For the very first account, while there is none; replaces the one before. Answers its token. */
  setup(tenantId: string): Promise<string | undefined>;
  /** Answers the token of a link that sets the password of an account. */
  forAccount(
    tenantId: string,
    accountId: string,
    purpose: 'invite' | 'reset',
    actor: string,
  ): Promise<string>;
  /** What a link is for; `undefined` when it was used or has run out. */
  open(token: string): Promise<OpenLink | undefined>;
  /**
   * Uses it: makes the first account, or sets the password (which ends sessions and, for `reset`, the second
   * factor), and signs in. Answers the session's token.
   * @throws ZeefError ZEEF_FIELD_INVALID with field `name` or `email`; ZEEF_NOT_FOUND for a link that has ended
   */
  take(
    token: string,
    answers: Answers,
    browser: { readonly address: string; readonly previous: string | undefined },
  ): Promise<{ readonly token: string } | { readonly fault: PasswordFault }>;
}

export function accountLinkDesk(store: Store, keyring: Keyring, passwords: Passwords): AccountLinks {
  const find = async (token: string): Promise<{ tenantId: string; link: LinkRow } | undefined> => {
    const bearer = readBearer(token);
    if (!bearer) return undefined;
    const { tenantId } = bearer;
    const link = await store.transaction(tenantId, ({ accountLinks }) => accountLinks.find(bearer.id));
    return link && sameHash(bearer.secretHash, link.secretHash) ? { tenantId, link } : undefined;
  };

  return {
    async setup(tenantId) {
      const id = uuidv7();
      const { token, secretHash } = newBearer(tenantId, id);
      const link = { id, purpose: 'setup', accountId: undefined, secretHash } as const;
      return store.transaction(tenantId, async ({ accounts, accountLinks }) => {
        if ((await accounts.list()).length > 0) return undefined;
        await accountLinks.replace(link, VALID_MS.setup);
        return token;
      });
    },

    async forAccount(tenantId, accountId, purpose, actor) {
      const id = uuidv7();
      const { token, secretHash } = newBearer(tenantId, id);
      await store.transaction(tenantId, async ({ accounts, accountLinks, audit }) => {
        if (!(await accounts.get(accountId))) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        await accountLinks.replace({ id, purpose, accountId, secretHash }, VALID_MS[purpose]);
        const event = purpose === 'invite' ? 'account.invited' : 'account.reset';
        await audit.append({ event, actor, accountId });
      });
      return token;
    },

    async open(token) {
      const found = await find(token);
      if (!found) return undefined;
      const { tenantId, link } = found;
      const { purpose, accountId } = link;
      if (accountId === undefined) return { purpose, tenantId, profile: undefined };
      const keys = await keyring.tenant(tenantId);
      const account = await store.transaction(tenantId, ({ accounts }) => accounts.get(accountId));
      if (!account || account.disabledAt) return undefined;
      return { purpose, tenantId, profile: openProfile(keys, account) };
    },

    async take(token, answers, { address, previous }) {
      const found = await find(token);
      if (!found) throw new ZeefError('ZEEF_NOT_FOUND');
      const { tenantId, link } = found;
      const keys = await keyring.tenant(tenantId);
      const known = link.accountId;
      const account = known
        ? await store.transaction(tenantId, ({ accounts }) => accounts.get(known))
        : undefined;
      if (known && (!account || account.disabledAt)) throw new ZeefError('ZEEF_NOT_FOUND');
      const email = account ? openProfile(keys, account).email : answers.email;
      const profile = checkedProfile({ name: answers.name, email });
      const fault = passwords.fault(answers.password, [profile.name, profile.email, 'zeef']);
      if (fault) return { fault };
      const hash = await passwords.hash(answers.password);
      const accountId = known ?? uuidv7();
      return store.transaction(tenantId, async (repositories) => {
        const { accounts, accountLinks, sessions, audit } = repositories;
        if (!(await accountLinks.take(link.id))) throw new ZeefError('ZEEF_NOT_FOUND');
        const actor = `user:${accountId}`;
        const sealed = sealProfile(keys, accountId, profile);
        const tag = emailTag(keys, profile.email);
        if (known) await accounts.saveProfile(accountId, tag, sealed);
        else {
          await accounts.insert({ id: accountId, emailTag: tag, profile: sealed, role: 'admin' });
          await audit.append({ event: 'account.created', actor, accountId, code: 'admin' });
        }
        await accounts.setPassword(accountId, hash);
        if (link.purpose === 'reset') await accounts.setTotp(accountId, undefined, []);
        await sessions.endAll(accountId);
        await audit.append({ event: 'account.password-changed', actor, accountId, code: link.purpose });
        const session = { accountId, way: 'link', address, previous } as const;
        return { token: await openSession(keys, tenantId, repositories, session) };
      });
    },
  };
}
