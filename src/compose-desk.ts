import { argon2Passwords } from './adapters/passwords/argon2.ts';
import type { DeskDependencies } from './http/desk/dependencies.ts';
import type { Keyring } from './ports/keyring.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import { accountLinkDesk } from './usecases/account-links.ts';
import { accountDesk } from './usecases/accounts.ts';
import { credentialDesk } from './usecases/credentials.ts';
import { secondFactor } from './usecases/second-factor.ts';
import { sessionDesk } from './usecases/sessions.ts';
import { signInDesk } from './usecases/sign-in.ts';

type People = Pick<
  DeskDependencies,
  'sessions' | 'signIn' | 'accounts' | 'accountLinks' | 'credentials' | 'secondFactor'
>;

/** The part of {@link DeskDependencies} that knows who people are. */
export function composePeople(store: Store, keyring: Keyring, log: Log): People {
  const passwords = argon2Passwords();
  return {
    sessions: sessionDesk(store, keyring),
    signIn: signInDesk(store, keyring, passwords, log),
    accounts: accountDesk(store, keyring),
    accountLinks: accountLinkDesk(store, keyring, passwords),
    credentials: credentialDesk(store, keyring, passwords),
    secondFactor: secondFactor(store, keyring),
  };
}
