import { noticeSink } from '../adapters/sinks/notice.ts';
import { noticeConfig } from '../config/notices.ts';
import { loadOrganisation } from '../config/organisation.ts';
import type { Settings } from '../config/settings.ts';
import { ZeefError } from '../errors.ts';
import type { AppDependencies } from '../http/dependencies.ts';
import type { RouteTable } from '../model/route.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { Log } from '../ports/log.ts';
import type { Pipeline } from '../ports/pipeline.ts';
import type { Store } from '../ports/store.ts';
import type { SubjectRights } from '../ports/subject-rights.ts';
import { incidentRegister } from '../usecases/incidents.ts';
import { NOTICE_INTERVAL_MS, noticeSender } from '../usecases/notices.ts';
import { registerMaker } from '../usecases/register.ts';
import { subjectDecisions } from '../usecases/subjects/decide.ts';
import { subjectDesk } from '../usecases/subjects/desk.ts';
import { type RecordSubjects, subjectRecorder } from '../usecases/subjects/record.ts';
import { subjectSearch } from '../usecases/subjects/search.ts';
import { sourceReporter } from '../usecases/subjects/source-report.ts';
import type { Tickets } from '../usecases/tickets.ts';

/** Terms here are in days. */
const SWEEP_INTERVAL_MS = 600_000;

/** What data subjects, incidents and reports need of the rest. */
interface Parts {
  readonly settings: Settings;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly pipeline: Pipeline;
  readonly tickets: Tickets;
  readonly routes: RouteTable;
  readonly rights: SubjectRights;
  readonly log: Log;
  /** Where the web role listens; empty before it does. */
  readonly url: () => string;
}

type SubjectDependencies = Pick<
  AppDependencies,
  | 'subjectDesk'
  | 'subjectDecisions'
  | 'searchSubjects'
  | 'reportSources'
  | 'incidents'
  | 'makeRegister'
  | 'organisationName'
  | 'sendsMail'
>;

/**
 * Joins the data-subject desk, the register of incidents and the reports.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID
 */
export function composeSubjects(parts: Parts): {
  app: SubjectDependencies;
  record: RecordSubjects;
  /** Starts sending mail and dropping requests that nobody confirmed; answers how to stop. */
  work(): () => Promise<void>;
} {
  const { settings, store, keyring, routes, log } = parts;
  const notices = noticeConfig(settings.noticeSmtp, settings.noticeFrom);
  const organisation = loadOrganisation(settings.organisationFile);
  if (!notices && routes.all.some(({ reply }) => reply)) {
    const remedy = 'A route with "reply: true" needs ZEEF_NOTICE_SMTP and ZEEF_NOTICE_FROM.';
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_NOTICE_SMTP', remedy });
  }
  const now = () => new Date();
  const here = () => parts.url() || `http://${settings.host}:${settings.port}`;
  const publicUrl = () => (notices ? (settings.publicUrl ?? here()) : undefined);
  const measures = {
    ownDatabase: settings.databaseUrl !== undefined,
    mailTls: settings.mailTlsCertFile !== undefined,
    masterKeyApart: settings.masterKey !== undefined || settings.masterKeyFile !== undefined,
  };
  const desk = subjectDesk({ store, keyring, publicUrl, now });
  return {
    app: {
      subjectDesk: desk,
      subjectDecisions: subjectDecisions({ ...parts, publicUrl, now }),
      searchSubjects: subjectSearch({ store, keyring }),
      reportSources: sourceReporter(store),
      incidents: incidentRegister({ store, keyring, organisation, now }),
      makeRegister: registerMaker({ store, routes, organisation, measures, now }),
      organisationName: organisation.name,
      sendsMail: notices !== undefined,
    },
    record: subjectRecorder({ routes, sendsMail: notices !== undefined }),
    work() {
      if (!notices) return async () => {};
      const send = noticeSender({ store, keyring, log }, noticeSink(notices));
      const sending = setInterval(() => void send(), NOTICE_INTERVAL_MS);
      const sweeping = setInterval(() => {
        desk.sweep().catch((error) => log.error('notice.failed', error));
      }, SWEEP_INTERVAL_MS);
      return async () => {
        clearInterval(sending);
        clearInterval(sweeping);
      };
    },
  };
}
