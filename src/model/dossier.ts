import type { Extent, IncidentScope, KindCount } from './incident.ts';

/** A least and a greatest number. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** One field of the notification, with what is known for it. `missing`: a person must fill it in. */
export interface NotificationField {
  readonly id: string;
  readonly nl: string;
  readonly en: string;
  readonly value: string;
  /** `computed`: from the database; `configured`: from the organisation file; `given`: somebody wrote it. */
  readonly from: 'computed' | 'configured' | 'given' | 'missing';
}

export interface Clock {
  readonly hours: number;
  readonly dueAt: string;
  /** Hours left; below zero it is late. */
  readonly hoursLeft: number;
  /** When the term was last looked at. */
  readonly asOf: string;
}

/** Everything about an incident: what it touches, what is to be told, to whom, by when. */
export interface Dossier {
  readonly incidentId: string;
  readonly madeAt: string;
  readonly title: string;
  readonly scope: IncidentScope;
  readonly persons: Range;
  /** Tickets. */
  readonly records: Range;
  readonly messages: Range;
  readonly ticketIds: readonly string[];
  /** Kinds that whoever got in could read. */
  readonly inClear: readonly KindCount[];
  /** Kinds that were encrypted, with a key they did not have. */
  readonly sealed: readonly KindCount[];
  readonly originals: Extent['originals'];
  readonly heldMessages: number;
  /** Kinds as the authority's form names them. */
  readonly authorityKinds: readonly { readonly id: string; readonly nl: string; readonly en: string }[];
  readonly authorityClock: Clock;
  readonly notification: readonly NotificationField[];
  /** As a processor: what each customer is to be told, and by when. */
  readonly customers: readonly { readonly name: string; readonly clock: Clock; readonly notice: string }[];
  readonly personNotice: {
    readonly due: 'yes' | 'no' | 'weigh';
    readonly why: string;
    readonly draft: string;
  };
}
