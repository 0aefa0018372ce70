/** What somebody at the review desk is there for. One a person, per tenant. */
export const ROLES = ['agent', 'reviewer', 'privacy-officer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

const EVERYBODY = ROLES;
const NOT_AGENTS = ['reviewer', 'privacy-officer', 'admin'] as const;
const OFFICERS = ['privacy-officer', 'admin'] as const;

/**
 * Everything that can be done at the desk, and who may. Each page and each action names one of these; a route
 * that names none cannot be registered. Administering is not reading: an admin may not reveal a value.
 */
export const PERMISSIONS = {
  'inbox.read': EVERYBODY,
  'ticket.read': EVERYBODY,
  /** Accept, put back, change or add a redaction; approve. */
  'ticket.review': EVERYBODY,
  /** Approve many at once. */
  'ticket.bulk': NOT_AGENTS,
  /** See a removed value or an original; logged. */
  'value.reveal': ['reviewer', 'privacy-officer'],
  /** Agree to what somebody else wants to reveal. */
  'value.agree': ['privacy-officer'],
  'playground.use': EVERYBODY,
  'dashboard.read': NOT_AGENTS,
  'request.read': OFFICERS,
  'request.manage': OFFICERS,
  'incident.read': OFFICERS,
  'incident.manage': OFFICERS,
  'policy.read': NOT_AGENTS,
  'policy.manage': OFFICERS,
  'delivery.read': NOT_AGENTS,
  'delivery.manage': OFFICERS,
  'source.read': OFFICERS,
  'source.manage': ['admin'],
  'key.manage': ['admin'],
  'audit.read': OFFICERS,
  'user.manage': ['admin'],
  'settings.manage': ['admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

export function isPermission(name: string): name is Permission {
  return Object.hasOwn(PERMISSIONS, name);
}

export function mayDo(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
