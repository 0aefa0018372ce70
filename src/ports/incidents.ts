import type { Extent, Incident, IncidentScope } from '../model/incident.ts';
import type { Sealed } from '../model/sealed.ts';
import type { Page, PageRequest } from './page.ts';

export type IncidentRow = Incident & { readonly content: Sealed };

export interface IncidentChange {
  readonly scope?: IncidentScope;
  readonly awareAt?: Date;
  readonly reportedAt?: Date;
  readonly closedAt?: Date;
  readonly state?: Incident['state'];
  readonly content?: Sealed;
}

/** The register of incidents, and what each touches. */
export interface IncidentRepository {
  /** `content`: JSON of IncidentContent, sealed with purpose `incident` and the id. */
  insert(incident: { id: string; awareAt: Date; scope: IncidentScope; content: Sealed }): Promise<void>;
  get(id: string): Promise<IncidentRow | undefined>;
  change(id: string, change: IncidentChange): Promise<void>;
  list(page: PageRequest): Promise<Page<IncidentRow>>;
  /** Counts what a scope touches. Names at most `limit` tickets. */
  extent(scope: IncidentScope, limit: number): Promise<Extent>;
}
