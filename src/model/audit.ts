import type { Entity } from '../../detectors/contract.ts';

/** What is worth proving later. `subject.verb`, past tense. */
export const AUDIT_EVENTS = [
  'document.received',
  'document.duplicate',
  'document.held',
  'document.quarantined',
  'ticket.redacted',
  'ticket.opened',
  'delivery.held',
  'delivery.delivered',
  'delivery.dead',
  'delivery.released',
  'delivery.replayed',
  'review.decided',
  'review.undone',
  'review.dismissed',
  'ticket.reviewed',
  'document.retried',
  'ticket.revised',
  'reveal.requested',
  'reveal.approved',
  'value.revealed',
  'original.revealed',
  'api-key.created',
  'api-key.revoked',
  'source.created',
  'policy.activated',
  'audit.checkpointed',
  'key.rotated',
  'key.rewrapped',
  'key.destroyed',
  'ticket.closed',
  'ticket.expired',
  'proposal.made',
  'proposal.accepted',
  'proposal.rejected',
  'ticket.erased',
  'erasure.done',
  'hold.set',
  'hold.lifted',
  'original.expiring',
  'original.acknowledged',
  'original.destroyed',
  'account.created',
  'account.invited',
  'account.reset',
  'account.role-changed',
  'account.disabled',
  'account.enabled',
  'account.password-changed',
  'account.second-factor-set',
  'account.second-factor-ended',
  'account.recovery-code-used',
  'account.sessions-ended',
  'account.signed-in',
  'account.signed-out',
  'subject.searched',
  'subject.exported',
  'subject.corrected',
  'request.proposed',
  'request.viewed',
  'request.opened',
  'request.dismissed',
  'request.link-sent',
  'request.confirmed',
  'request.extended',
  'request.done',
  'request.refused',
  'notice.sent',
  'notice.dead',
  'incident.opened',
  'incident.changed',
  'incident.reported',
  'incident.closed',
  'incident.viewed',
  'incident.exported',
  'register.exported',
  'audit.exported',
] as const;
export type AuditEvent = (typeof AUDIT_EVENTS)[number];

/** What an entry says. Ids, codes and counts only: the type has no room for content. */
export interface AuditFacts {
  readonly event: AuditEvent;
  /** `system`, `api-key:ID`, `cli`, `spool`, `source:NAME`, `user:ID`. */
  readonly actor: string;
  readonly documentId?: string;
  readonly ticketId?: string;
  readonly deliveryId?: string;
  readonly decisionId?: string;
  readonly proposalId?: string;
  readonly redactionId?: string;
  /** Whom of the desk's people it concerns. */
  readonly accountId?: string;
  /** Of a data subject's request. */
  readonly requestId?: string;
  readonly incidentId?: string;
  /** How many values of each kind were redacted, kept or held. */
  readonly counts?: Readonly<Partial<Record<Entity, { redact?: number; keep?: number; hold?: number }>>>;
  /** What was destroyed: kinds of things (`original`, `entry`, `value`) and how many of each. */
  readonly destroyed?: Readonly<Record<string, number>>;
  readonly policyVersion?: string;
  readonly detectorSet?: string;
  /** A code such as a hold reason. */
  readonly code?: string;
}

/** One link of a tenant's chain: `hash` = SHA-256 over `prevHash` and the canonical JSON of the rest. */
export interface AuditEntry extends AuditFacts {
  /** 1, 2, 3 … per tenant, without gaps. */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Hex SHA-256 of the entry before; 64 zeros for the first. */
  readonly prevHash: string;
  readonly hash: string;
}
