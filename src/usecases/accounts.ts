import { v7 as uuidv7 } from 'uuid';
import { ZeefError } from '../errors.ts';
import type { Account, Profile } from '../model/account.ts';
import type { AuditEvent } from '../model/audit.ts';
import type { Role } from '../model/permission.ts';
import type { Keyring, TenantKeys } from '../ports/keyring.ts';
import type { AccountRow } from '../ports/people.ts';
import type { Repositories, Store } from '../ports/store.ts';
import { openJson, sealJson } from './sealed-json.ts';

const MAX_CHARS = 200;
/** One @ with something on both sides: whether it receives mail is not for us to say. */
const EMAIL_FORM = /^[^\s@]+@[^\s@]+$/;

/** People with an account at the desk. */
export interface Accounts {
  /**
   * Makes one that nobody can sign in to yet: a link (`accountLinks`) or single sign-on opens it.
   * @throws ZeefError ZEEF_FIELD_INVALID with field `name` or `email`
   */
  create(tenantId: string, given: Profile & { role: Role }, actor: string): Promise<Account>;
  list(tenantId: string): Promise<readonly Account[]>;
  get(tenantId: string, id: string): Promise<Account | undefined>;
  byEmail(tenantId: string, email: string): Promise<Account | undefined>;
  /** @throws ZeefError ZEEF_FIELD_INVALID, ZEEF_NOT_FOUND */
  rename(tenantId: string, id: string, name: string): Promise<void>;
  /** @throws ZeefError ZEEF_NOT_FOUND; ZEEF_LAST_ADMIN when nobody could administer any more */
  setRole(tenantId: string, id: string, role: Role, actor: string): Promise<void>;
  /** Ends all sessions as well. @throws as setRole */
  setDisabled(tenantId: string, id: string, disabled: boolean, actor: string): Promise<void>;
}

export function accountDesk(store: Store, keyring: Keyring): Accounts {
  /** Changes one account and writes it down; refuses what would leave nobody to administer. */
  const change = (
    tenantId: string,
    id: string,
    facts: { event: AuditEvent; actor: string; code?: string },
    work: (repositories: Repositories) => Promise<unknown>,
  ): Promise<void> =>
    store.transaction(tenantId, async (repositories) => {
      const { accounts, audit } = repositories;
      if (!(await accounts.get(id))) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
      const hadAdmin = hasAdmin(await accounts.list());
      await work(repositories);
      if (hadAdmin && !hasAdmin(await accounts.list())) throw new ZeefError('ZEEF_LAST_ADMIN');
      await audit.append({ ...facts, accountId: id });
    });

  return {
    async create(tenantId, { role, ...given }, actor) {
      const keys = await keyring.tenant(tenantId);
      const profile = checkedProfile(given);
      const id = uuidv7();
      const row = {
        id,
        emailTag: emailTag(keys, profile.email),
        profile: sealProfile(keys, id, profile),
        role,
      };
      return store.transaction(tenantId, async ({ accounts, audit }) => {
        if (!(await accounts.insert(row))) {
          const remedy = 'This address has an account already.';
          throw new ZeefError('ZEEF_FIELD_INVALID', { field: 'email', remedy });
        }
        await audit.append({ event: 'account.created', actor, accountId: id, code: role });
        return accountOf(keys, (await accounts.get(id)) as AccountRow);
      });
    },

    async list(tenantId) {
      const keys = await keyring.tenant(tenantId);
      const rows = await store.transaction(tenantId, ({ accounts }) => accounts.list());
      return rows.map((row) => accountOf(keys, row));
    },

    async get(tenantId, id) {
      const keys = await keyring.tenant(tenantId);
      const row = await store.transaction(tenantId, ({ accounts }) => accounts.get(id));
      return row && accountOf(keys, row);
    },

    async byEmail(tenantId, email) {
      const keys = await keyring.tenant(tenantId);
      const row = await store.transaction(tenantId, ({ accounts }) =>
        accounts.byEmail(emailTag(keys, email)),
      );
      return row && accountOf(keys, row);
    },

    async rename(tenantId, id, name) {
      const keys = await keyring.tenant(tenantId);
      await store.transaction(tenantId, async ({ accounts }) => {
        const row = await accounts.get(id);
        if (!row) throw new ZeefError('ZEEF_NOT_FOUND', { field: 'id' });
        const profile = checkedProfile({ ...openProfile(keys, row), name });
        await accounts.saveProfile(id, emailTag(keys, profile.email), sealProfile(keys, id, profile));
      });
    },

    setRole: (tenantId, id, role, actor) =>
      change(tenantId, id, { event: 'account.role-changed', actor, code: role }, ({ accounts }) =>
        accounts.setRole(id, role),
      ),

    setDisabled: (tenantId, id, disabled, actor) =>
      change(
        tenantId,
        id,
        { event: disabled ? 'account.disabled' : 'account.enabled', actor },
        async ({ accounts, sessions }) => {
          await accounts.setDisabled(id, disabled);
          if (disabled) await sessions.endAll(id);
        },
      ),
  };
}

/** Tag that an address is found by; the case of letters does not matter. */
export function emailTag(keys: TenantKeys, email: string): string {
  return keys.tag('account-email', email.trim().toLowerCase());
}

export function openProfile(keys: TenantKeys, { id, profile }: AccountRow): Profile {
  return openJson<Profile>(keys, { purpose: 'account', id }, profile);
}

export function sealProfile(keys: TenantKeys, id: string, profile: Profile) {
  return sealJson(keys, { purpose: 'account', id }, profile);
}

export function accountOf(keys: TenantKeys, row: AccountRow): Account {
  const { id, role, createdAt, passwordHash, totp, disabledAt } = row;
  return {
    id,
    role,
    createdAt,
    ...openProfile(keys, row),
    state: disabledAt ? 'disabled' : passwordHash || row.hasSubject ? 'active' : 'invited',
    hasPassword: passwordHash !== undefined,
    hasSecondFactor: totp !== undefined,
  };
}

/** @throws ZeefError ZEEF_FIELD_INVALID */
export function checkedProfile({ name, email }: Profile): Profile {
  const given = { name: name.trim(), email: email.trim() };
  if (given.name === '' || given.name.length > MAX_CHARS) {
    throw new ZeefError('ZEEF_FIELD_INVALID', {
      field: 'name',
      remedy: 'Give a name of at most 200 characters.',
    });
  }
  if (given.email.length > MAX_CHARS || !EMAIL_FORM.test(given.email)) {
    throw new ZeefError('ZEEF_FIELD_INVALID', { field: 'email', remedy: 'Give an e-mail address.' });
  }
  return given;
}

function hasAdmin(rows: readonly AccountRow[]): boolean {
  return rows.some(({ role, disabledAt }) => role === 'admin' && !disabledAt);
}
