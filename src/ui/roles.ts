import type { Role } from '../model/permission.ts';
import type { MessageKey } from './messages/catalogue.ts';

/** What each role is called. */
export const ROLE_LABELS = {
  agent: 'shell.roleAgent',
  reviewer: 'shell.roleReviewer',
  'privacy-officer': 'shell.rolePrivacyOfficer',
  admin: 'shell.roleAdmin',
} as const satisfies Record<Role, MessageKey>;
