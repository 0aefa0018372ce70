import type { Role } from '../model/permission.ts';
import type { Sealed } from '../model/sealed.ts';

export interface AccountRow {
  readonly id: string;
  /** JSON of Profile, sealed with purpose `account` and the account's id. */
  readonly profile: Sealed;
  readonly role: Role;
  /** Argon2id in PHC form. */
  readonly passwordHash: string | undefined;
  /** Whether an identity provider knows them. */
  readonly hasSubject: boolean;
  /** The secret of the second factor, sealed with purpose `totp` and the account's id. */
  readonly totp: Sealed | undefined;
  /** Time step of the last code taken. */
  readonly totpStep: number;
  readonly createdAt: Date;
  readonly disabledAt: Date | undefined;
}

export interface NewAccount {
  /** UUIDv7. */
  readonly id: string;
  readonly emailTag: string;
  readonly profile: Sealed;
  readonly role: Role;
  readonly subjectTag?: string;
}

/** People with an account at the desk. None is ever deleted: the audit log names them by id. */
export interface AccountRepository {
  /** False when the address has an account. */
  insert(account: NewAccount): Promise<boolean>;
  get(id: string): Promise<AccountRow | undefined>;
  byEmail(emailTag: string): Promise<AccountRow | undefined>;
  bySubject(subjectTag: string): Promise<AccountRow | undefined>;
  /** In order of making. */
  list(): Promise<readonly AccountRow[]>;
  saveProfile(id: string, emailTag: string, profile: Sealed): Promise<void>;
  setRole(id: string, role: Role): Promise<void>;
  setPassword(id: string, hash: string): Promise<void>;
  setSubject(id: string, subjectTag: string): Promise<void>;
  setDisabled(id: string, disabled: boolean): Promise<void>;
  /** Sets or ends the second factor, and its recovery codes with it. */
  setTotp(id: string, totp: Sealed | undefined, recoveryHashes: readonly Uint8Array[]): Promise<void>;
  /** Takes a code of this time step; false when one of it or of a later one was taken. */
  takeTotpStep(id: string, step: number): Promise<boolean>;
  /** Uses up a recovery code; false when there is no such one. */
  takeRecoveryCode(id: string, hash: Uint8Array): Promise<boolean>;
  countRecoveryCodes(id: string): Promise<number>;
}

export interface SessionLimits {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

export interface SessionRow {
  readonly id: string;
  readonly accountId: string;
  readonly secretHash: Uint8Array;
  readonly createdAt: Date;
  readonly seenAt: Date;
}

/** Where people are signed in. What has run out counts as gone. */
export interface SessionRepository {
  insert(session: { id: string; accountId: string; secretHash: Uint8Array; half: boolean }): Promise<void>;
  /** The session, full or half, unless it has run out. */
  find(id: string, half: boolean, limits: SessionLimits): Promise<SessionRow | undefined>;
  touch(id: string): Promise<void>;
  end(id: string): Promise<void>;
  /** Ends all of an account but `except`; answers how many. */
  endAll(accountId: string, except?: string): Promise<number>;
  list(accountId: string, limits: SessionLimits): Promise<readonly SessionRow[]>;
  /** Removes what has run out. */
  purge(limits: SessionLimits): Promise<void>;
}

/** How somebody proved who they are. */
export const SIGN_IN_WAYS = ['password', 'totp', 'recovery-code', 'link', 'single-sign-on'] as const;
export type SignInWay = (typeof SIGN_IN_WAYS)[number];

export interface SignInRow {
  readonly id: string;
  readonly sessionId: string;
  readonly way: SignInWay;
  readonly at: Date;
  /** Network address, sealed with purpose `sign-in` and this row's id. */
  readonly address: Sealed;
}

export interface SignInRepository {
  add(signIn: {
    id: string;
    accountId: string;
    sessionId: string;
    way: SignInWay;
    address: Sealed;
  }): Promise<void>;
  /** Newest first. */
  list(accountId: string, limit: number): Promise<readonly SignInRow[]>;
  /** Removes those older than this. */
  purge(olderThanMs: number): Promise<void>;
  /**
   * Notes one more try under a tag and answers how many there were within the window, this one included.
   * Tries of one tag are counted one after another.
   */
  tried(tag: string, id: string, windowMs: number): Promise<number>;
  /** Takes a try back: it succeeded. */
  forgive(id: string): Promise<void>;
}

export const LINK_PURPOSES = ['setup', 'invite', 'reset'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

export interface LinkRow {
  readonly id: string;
  readonly purpose: LinkPurpose;
  /** Whose; none of a `setup` link. */
  readonly accountId: string | undefined;
  readonly secretHash: Uint8Array;
}

/** Links that work once. What has run out counts as gone. */
export interface AccountLinkRepository {
  /** Takes the place of those of the same purpose and account. */
  replace(link: LinkRow, validMs: number): Promise<void>;
  find(id: string): Promise<LinkRow | undefined>;
  /** Uses it up; false when somebody else did. */
  take(id: string): Promise<boolean>;
}
