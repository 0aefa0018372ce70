import type { Role } from './permission.ts';

/** Somebody with a session at the review desk. */
export interface Visitor {
  readonly tenantId: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly role: Role;
}
