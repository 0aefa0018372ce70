import type { Permission } from '../../model/permission.ts';
import type { Visitor } from '../../model/visitor.ts';
import type { IdentityProvider } from '../../ports/identity-provider.ts';
import type { Log } from '../../ports/log.ts';
import type { Viewer } from '../../ui/view.ts';
import type { Access } from '../../usecases/access.ts';
import type { AccountLinks } from '../../usecases/account-links.ts';
import type { Accounts } from '../../usecases/accounts.ts';
import type { AuditReader } from '../../usecases/audit.ts';
import type { Credentials } from '../../usecases/credentials.ts';
import type { ReadOverview } from '../../usecases/dashboard.ts';
import type { Deliveries } from '../../usecases/deliveries.ts';
import type { Incidents } from '../../usecases/incidents.ts';
import type { Playground } from '../../usecases/playground.ts';
import type { PolicyDesk } from '../../usecases/policies.ts';
import type { Reviewing } from '../../usecases/review/all.ts';
import type { SecondFactor } from '../../usecases/second-factor.ts';
import type { Sessions } from '../../usecases/sessions.ts';
import type { SignIn } from '../../usecases/sign-in.ts';
import type { SingleSignOn } from '../../usecases/single-sign-on.ts';
import type { SubjectDecisions } from '../../usecases/subjects/decide.ts';
import type { SubjectDesk } from '../../usecases/subjects/desk.ts';
import type { SearchSubjects } from '../../usecases/subjects/search.ts';
import type { ReportSources } from '../../usecases/subjects/source-report.ts';
import type { Tickets } from '../../usecases/tickets.ts';

/** Who may ask for a page: those with a permission, everybody signed in, or anybody at all. */
export type DeskPermission = Permission | 'signed-in' | 'public';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** On every route of the desk; one without cannot be registered. */
    permission?: DeskPermission;
    /** Takes reports of browsers, which know of no form token. */
    reports?: boolean;
  }
  interface FastifyRequest {
    /** Who is signed in; `tenantId` and `actor` are set with it. */
    visitor: Visitor | undefined;
    viewer: Viewer | undefined;
    /** What the token in forms comes from: the session, or a cookie before signing in. */
    formSecret: string | undefined;
  }
}

/** What the pages need from the rest of Zeef. */
export interface DeskDependencies extends Reviewing {
  readonly log: Log;
  /** Folder with package.json: compiled modules for the browser are below it. */
  readonly packageRoot: string;
  /** Address that browsers know the desk by, where it is not the one they connect to. */
  readonly publicUrl: string | undefined;
  /** Whose people sign in here. */
  readonly defaultTenantId: string;
  /** Name of the identity provider for single sign-on, if there is one. */
  readonly providerName: string | undefined;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly identityProvider: IdentityProvider | undefined;
  readonly singleSignOn: SingleSignOn;
  readonly accounts: Accounts;
  readonly accountLinks: AccountLinks;
  readonly credentials: Credentials;
  readonly secondFactor: SecondFactor;
  readonly access: Access;
  readonly tickets: Tickets;
  readonly playground: Playground;
  readonly overview: ReadOverview;
  readonly deliveries: Deliveries;
  readonly audit: AuditReader;
  readonly policies: PolicyDesk;
  /** Names of the policies that come along. */
  readonly presets: readonly string[];
  readonly subjectDesk: SubjectDesk;
  readonly subjectDecisions: SubjectDecisions;
  readonly searchSubjects: SearchSubjects;
  readonly reportSources: ReportSources;
  readonly incidents: Incidents;
  /** Zeef can write to people. */
  readonly sendsMail: boolean;
}
