import { v7 as uuidv7 } from 'uuid';
import { mayDo, PERMISSIONS, ROLES, type Role } from '../model/permission.ts';
import type { Identity } from '../ports/identity-provider.ts';
import type { Keyring, TenantKeys } from '../ports/keyring.ts';
import type { AccountRow } from '../ports/people.ts';
import type { Repositories, Store } from '../ports/store.ts';
import { emailTag, sealProfile } from './accounts.ts';
import { openSession } from './sessions.ts';

/** Which group at the identity provider has which role here. Empty: roles are given here alone. */
export type RoleMapping = ReadonlyMap<string, Role>;

/** Letting in whom an identity provider vouches for. */
export interface SingleSignOn {
  /**
   * Finds the account by the provider's subject, else by a verified address; makes one where the mapping gives
   * a role. With a mapping, the role follows it at each sign-in, and who has none is not let in. Answers the
   * session's token, or `undefined` for whoever has no business here.
   */
  signIn(
    tenantId: string,
    identity: Identity,
    browser: { readonly address: string; readonly previous: string | undefined },
  ): Promise<string | undefined>;
}

const ACTOR = 'single-sign-on';

export function singleSignOn(store: Store, keyring: Keyring, mapping: RoleMapping): SingleSignOn {
  return {
    async signIn(tenantId, identity, browser) {
      const keys = await keyring.tenant(tenantId);
      const subjectTag = keys.tag('account-subject', JSON.stringify([identity.issuer, identity.subject]));
      const role = highestRole(identity.groups, mapping);
      if (mapping.size > 0 && !role) return undefined;
      return store.transaction(tenantId, async (repositories) => {
        const found =
          (await find(keys, repositories, identity, subjectTag)) ??
          (role && (await create(keys, repositories, identity, subjectTag, role)));
        if (!found || found.disabledAt) return undefined;
        const { accounts, audit } = repositories;
        if (role && role !== found.role) {
          await accounts.setRole(found.id, role);
          await audit.append({
            event: 'account.role-changed',
            actor: ACTOR,
            accountId: found.id,
            code: role,
          });
        }
        const session = { accountId: found.id, way: 'single-sign-on', ...browser } as const;
        return openSession(keys, tenantId, repositories, session);
      });
    },
  };
}

async function find(
  keys: TenantKeys,
  { accounts }: Repositories,
  { email }: Identity,
  subjectTag: string,
): Promise<AccountRow | undefined> {
  const known = await accounts.bySubject(subjectTag);
  if (known || !email) return known;
  const sameAddress = await accounts.byEmail(emailTag(keys, email));
  // Who is known under another subject is somebody else who got this address later.
  if (!sameAddress || sameAddress.hasSubject) return undefined;
  await accounts.setSubject(sameAddress.id, subjectTag);
  return sameAddress;
}

async function create(
  keys: TenantKeys,
  { accounts, audit }: Repositories,
  { name, email }: Identity,
  subjectTag: string,
  role: Role,
): Promise<AccountRow | undefined> {
  if (!email) return undefined;
  const id = uuidv7();
  const profile = sealProfile(keys, id, { name: (name ?? email).slice(0, 200), email: email.slice(0, 200) });
  const inserted = await accounts.insert({ id, emailTag: emailTag(keys, email), profile, role, subjectTag });
  if (!inserted) return undefined;
  await audit.append({ event: 'account.created', actor: ACTOR, accountId: id, code: role });
  return accounts.get(id);
}

/** Of several roles the one that may do most. */
function highestRole(groups: readonly string[], mapping: RoleMapping): Role | undefined {
  const given = new Set(groups.map((group) => mapping.get(group)));
  const mine = ROLES.filter((role) => given.has(role));
  const weight = (role: Role) =>
    (Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[]).filter((permission) => mayDo(role, permission))
      .length;
  return mine.sort((a, b) => weight(b) - weight(a))[0];
}
