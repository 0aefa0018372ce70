import { oidcProvider } from '../adapters/identity/oidc.ts';
import { argon2Passwords } from '../adapters/passwords/argon2.ts';
import type { Settings } from '../config/settings.ts';
import type { DeskDependencies } from '../http/desk/dependencies.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { accountLinkDesk } from '../usecases/account-links.ts';
import { accountDesk } from '../usecases/accounts.ts';
import { credentialDesk } from '../usecases/credentials.ts';
import { secondFactor } from '../usecases/second-factor.ts';
import { sessionDesk } from '../usecases/sessions.ts';
import { signInDesk } from '../usecases/sign-in.ts';
import { singleSignOn } from '../usecases/single-sign-on.ts';

type People = Pick<
  DeskDependencies,
  | 'sessions'
  | 'signIn'
  | 'identityProvider'
  | 'providerName'
  | 'singleSignOn'
  | 'accounts'
  | 'accountLinks'
  | 'credentials'
  | 'secondFactor'
>;

/** The part of {@link DeskDependencies} that knows who people are. */
export function composePeople(
  store: Store,
  keyring: Keyring,
  log: Log,
  { singleSignOn: provider, publicUrl }: Pick<Settings, 'singleSignOn' | 'publicUrl'>,
): People {
  const passwords = argon2Passwords();
  return {
    sessions: sessionDesk(store, keyring),
    signIn: signInDesk(store, keyring, passwords, log),
    identityProvider:
      provider && oidcProvider({ ...provider, redirectUri: `${publicUrl}/desk/sign-in/callback` }),
    providerName: provider?.name,
    singleSignOn: singleSignOn(store, keyring, provider?.roles ?? new Map()),
    accounts: accountDesk(store, keyring),
    accountLinks: accountLinkDesk(store, keyring, passwords),
    credentials: credentialDesk(store, keyring, passwords),
    secondFactor: secondFactor(store, keyring),
  };
}
