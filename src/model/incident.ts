import type { Entity } from '../../detectors/contract.ts';
import type { Whose } from './decision.ts';

/**
 * What the finder got at. `view`: an account, API key or screen, which shows sanitised tickets; `delivery`: the
 * mailbox or helpdesk behind Zeef, which holds what was handed on; `storage`: database, disk or backup without
 * keys; `keys`: these with the key that opens them.
 */
export const REACHES = ['view', 'delivery', 'storage', 'keys'] as const;
export type Reach = (typeof REACHES)[number];

/** What happened to the data, in the words of the Dutch authority's form. */
export const NATURES = ['read', 'copied', 'changed', 'deleted', 'stolen', 'unavailable', 'unknown'] as const;
export type Nature = (typeof NATURES)[number];

/** What an incident is about. Codes and times, not personal. */
export interface IncidentScope {
  /** ISO 8601. */
  readonly from: string;
  readonly to: string;
  readonly reach: Reach;
  /** As the audit log names actors: `api-key:ID`, `user:ID`. */
  readonly actor?: string;
  readonly desk?: string;
  /** Version of the tenant key that leaked; left out: all of them. */
  readonly keyVersion?: number;
}

/** What people write about an incident. Stored sealed. */
export interface IncidentContent {
  readonly title: string;
  readonly description?: string;
  readonly nature?: readonly Nature[];
  /** Why the report comes after its term (GDPR art. 33(1)). */
  readonly lateReason?: string;
  readonly groups?: string;
  readonly consequences?: string;
  readonly measuresBefore?: string;
  readonly measuresAfter?: string;
  /** Whether a risk to persons is unlikely, and why: the only ground for not reporting. */
  readonly riskUnlikely?: string;
  readonly personsInformed?: 'yes' | 'no' | 'later';
  readonly personsInformedAt?: string;
  readonly personsWording?: string;
  readonly personsNotInformedWhy?: string;
  readonly crossBorder?: string;
  readonly processors?: string;
  /** Number that the authority gave the report. */
  readonly authorityReference?: string;
}

export interface Incident {
  readonly id: string;
  readonly state: 'open' | 'closed';
  readonly createdAt: Date;
  readonly awareAt: Date;
  readonly scope: IncidentScope;
  readonly reportedAt: Date | undefined;
  readonly closedAt: Date | undefined;
}

/** An incident with what people wrote. Personal: opened for whoever may see it. */
export interface IncidentView extends Incident {
  readonly content: IncidentContent;
}

/** How many different values of a kind there are, and whose. */
export interface KindCount {
  readonly entity: Entity;
  /** Left out for removed values, which keep no owner. */
  readonly whose?: Whose;
  readonly values: number;
}

/** Persons and records behind a set of tickets. */
export interface SubjectCounts {
  readonly tickets: number;
  readonly messages: number;
  /** Different requesters, by address or else by name. */
  readonly requesters: number;
  /** Tickets whose requester is not known. */
  readonly anonymous: number;
  /** Different names and addresses in texts, kept or removed, that are no requester's. */
  readonly others: number;
}

/** What an incident touches, as the database tells it. */
export interface Extent {
  /** What the audit log shows that was opened, where an actor is given; else the same as `reachable`. */
  readonly touched: SubjectCounts;
  readonly reachable: SubjectCounts;
  /** The newest tickets of `touched`. */
  readonly ticketIds: readonly string[];
  /** Kinds in the sanitised texts. */
  readonly kept: readonly KindCount[];
  /** Kinds that only the sealed originals hold. */
  readonly removed: readonly KindCount[];
  /** Originals that still exist, by the version of the key that seals them. */
  readonly originals: readonly { readonly keyVersion: number; readonly count: number }[];
  /** Messages that were not sanitised: held, sealed only. */
  readonly held: number;
}
