import type { z } from 'zod';
import type { CheckBody } from '../ports/check-body.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Access } from '../usecases/access.ts';
import type { AuditReader } from '../usecases/audit.ts';
import type { Deliveries } from '../usecases/deliveries.ts';
import type { Erase } from '../usecases/erase.ts';
import type { Holds } from '../usecases/holds.ts';
import type { Incidents } from '../usecases/incidents.ts';
import type { KeyDesk } from '../usecases/keys.ts';
import type { OpenOutput } from '../usecases/output.ts';
import type { DiffPolicies } from '../usecases/policy-diff.ts';
import type { Receive } from '../usecases/receive.ts';
import type { MakeRegister } from '../usecases/register.ts';
import type { Retain } from '../usecases/retain.ts';
import type { Reviewing } from '../usecases/review/all.ts';
import type { SubjectDecisions } from '../usecases/subjects/decide.ts';
import type { SubjectDesk } from '../usecases/subjects/desk.ts';
import type { SearchSubjects } from '../usecases/subjects/search.ts';
import type { ReportSources } from '../usecases/subjects/source-report.ts';
import type { Tickets } from '../usecases/tickets.ts';
import type { DeskDependencies } from './desk/dependencies.ts';

/** Who may call a route: the route says so, and one that does not cannot be registered. */
export type AccessRule = 'public' | 'key' | 'signature' | 'local';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: AccessRule;
    /** Schema of a body that the handler itself reads as bytes; for the documentation only. */
    documentedBody?: z.ZodType;
  }
  interface FastifyRequest {
    tenantId: string;
    /** Who is calling, as the audit log names them. */
    actor: string;
  }
}

export interface AppDependencies extends Reviewing {
  readonly receive: Receive;
  readonly checkBody: CheckBody;
  readonly tickets: Tickets;
  readonly deliveries: Deliveries;
  readonly output: OpenOutput;
  readonly access: Access;
  readonly subjectDesk: SubjectDesk;
  readonly subjectDecisions: SubjectDecisions;
  readonly searchSubjects: SearchSubjects;
  readonly reportSources: ReportSources;
  readonly incidents: Incidents;
  readonly makeRegister: MakeRegister;
  /** Whose pages these are; empty where no organisation file says so. */
  readonly organisationName: string;
  /** Zeef can write to people, so there are public pages for them. */
  readonly sendsMail: boolean;
  readonly audit: AuditReader;
  readonly retain: Retain;
  readonly holds: Holds;
  readonly diffPolicies: DiffPolicies;
  readonly keys: KeyDesk;
  /** Replaces the master key; answers a sentence on what became of the old one. */
  readonly rotateMaster: (actor: string) => Promise<string>;
  /** Writes everything but the key to a file; answers how many rows. */
  readonly backup: (path: string) => Promise<number>;
  readonly erase: Erase;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Resolves when the service can store messages. */
  readonly ready: () => Promise<void>;
  readonly defaultTenantId: string;
  readonly maxMessageBytes: number;
  readonly version: string;
  /** CIDR blocks of proxies whose word on the client's address is taken. */
  readonly trustedProxies: readonly string[];
  readonly desk: DeskDependencies;
}
