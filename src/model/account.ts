import type { Role } from './permission.ts';

/** Who somebody is. Kept sealed. */
export interface Profile {
  readonly name: string;
  /** As given; compared in lower case. */
  readonly email: string;
}

/** Somebody with an account at the desk, as others see them. */
export interface Account extends Profile {
  readonly id: string;
  readonly role: Role;
  readonly state: 'invited' | 'active' | 'disabled';
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly createdAt: Date;
}
