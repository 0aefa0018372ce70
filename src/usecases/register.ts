import type { Entity } from '../../detectors/contract.ts';
import type { KeepUntil } from '../model/decision.ts';
import { contactLine, type Organisation } from '../model/organisation.ts';
import type { Report } from '../model/report.ts';
import type { RouteTable } from '../model/route.ts';
import { loadPolicy } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import type { Store } from '../ports/store.ts';

/** What is set that bears on the measures, as it is in force. */
export interface MeasuresInForce {
  readonly ownDatabase: boolean;
  readonly mailTls: boolean;
  readonly masterKeyApart: boolean;
}

/** The register entry of GDPR art. 30, as the running configuration has it. */
export interface RegisterEntry {
  readonly madeAt: string;
  /** `controller`: art. 30(1); `processor`: art. 30(2). */
  readonly role: Organisation['role'];
  readonly organisation: string;
  readonly contact: string;
  readonly dpo: string;
  readonly customers: readonly string[];
  readonly purposes: readonly string[];
  readonly persons: readonly string[];
  readonly kinds: readonly {
    readonly category: string;
    readonly kept: readonly string[];
    readonly removed: readonly Entity[];
  }[];
  readonly recipients: readonly {
    readonly desk: string;
    readonly for: string;
    readonly mode: string;
    readonly to: string;
  }[];
  readonly transfers: string;
  readonly terms: readonly { readonly what: string; readonly term: string }[];
  readonly measures: readonly string[];
  readonly policyVersion: string;
}

/** Makes the entry and notes in the audit log that it was made. */
export type MakeRegister = (tenantId: string, actor: string) => Promise<RegisterEntry>;

export function registerMaker(options: {
  store: Store;
  routes: RouteTable;
  organisation: Organisation;
  measures: MeasuresInForce;
  now: () => Date;
}): MakeRegister {
  const { store, routes, organisation, measures, now } = options;
  return async (tenantId, actor) => {
    const yaml = await store.transaction(tenantId, async ({ policies, audit }) => {
      await audit.append({ event: 'register.exported', actor });
      return (await policies.active())?.yaml ?? '';
    });
    const policy = loadPolicy(yaml);
    return {
      madeAt: now().toISOString(),
      role: organisation.role,
      organisation: [organisation.name, organisation.address, organisation.registration]
        .filter(Boolean)
        .join(', '),
      contact: contactLine(organisation.contact),
      dpo: contactLine(organisation.dpo),
      customers: organisation.customers.map(({ name, contact }) =>
        [name, contactLine(contact)].filter(Boolean).join(': '),
      ),
      purposes: purposesOf(policy, routes),
      persons: [
        'people who write to the support desk',
        'people whom they write about, whose data is removed unless the policy keeps it',
        'members of the desk, by name in their messages and by id in the access log',
      ],
      kinds: kindsOf(policy),
      recipients: routes.all.map(({ desk, for: name, mode, to }) => ({
        desk,
        for: name,
        mode,
        to:
          to === undefined
            ? 'kept in Zeef'
            : to.protocol === 'webhook'
              ? new URL(to.url).origin
              : `${to.protocol}://${to.host}:${to.port}`,
      })),
      transfers: organisation.transfers ?? 'none by Zeef: it sends nothing but to the recipients above',
      terms: termsOf(policy),
      measures: [...measuresOf(measures), ...organisation.measures],
      policyVersion: policy.version,
    };
  };
}

const PURPOSE_TEXTS = {
  support: 'answering questions',
  billing: 'invoices, payments and refunds',
  delivery: 'deliveries',
  security: 'login, access and abuse',
  recruitment: 'job applications',
  complaint: 'complaints',
  other: 'other messages',
} as const;

function purposesOf(policy: Policy, routes: RouteTable): string[] {
  const set = [policy.purpose, ...routes.all.map(({ purpose }) => purpose)].filter(
    (purpose) => purpose !== undefined,
  );
  // Without a purpose of its own a message's is recognised from its text, so that it may be any.
  const every =
    policy.purpose === undefined && (routes.all.length === 0 || routes.all.some(({ purpose }) => !purpose));
  const purposes = every ? (Object.keys(PURPOSE_TEXTS) as (keyof typeof PURPOSE_TEXTS)[]) : [...new Set(set)];
  return purposes.map((purpose) => PURPOSE_TEXTS[purpose]);
}

function kindsOf({ categories, rules }: Policy): RegisterEntry['kinds'] {
  return categories.map(({ title, entities }) => {
    const keeping = rules.filter(
      ({ action, entities: about }) => action === 'keep' && entities.some((one) => about.has(one)),
    );
    const kept = new Set(
      keeping.flatMap(({ entities: about }) => entities.filter((entity) => about.has(entity))),
    );
    return {
      category: title.en,
      kept: keeping.map(({ reason, keepUntil }) => `${reason.en} (${termText(keepUntil)})`),
      removed: entities.filter((entity) => !kept.has(entity)),
    };
  });
}

function termsOf({ rules }: Policy): RegisterEntry['terms'] {
  return rules
    .filter(({ action }) => action === 'keep')
    .map(({ id, entities, keepUntil }) => ({
      what: `${[...entities].join(', ')} (rule ${id})`,
      term: termText(keepUntil),
    }));
}

function termText(until: KeepUntil | undefined): string {
  if (until === undefined) return 'as long as the ticket';
  if ('date' in until) return `until ${until.date}`;
  const from = until.from === 'closed' ? 'closing' : 'receipt';
  return until.amount === 0
    ? `until ${from}`
    : `${until.amount} ${until.unit}${until.amount === 1 ? '' : 's'} after ${from}`;
}

function measuresOf({ ownDatabase, mailTls, masterKeyApart }: MeasuresInForce): string[] {
  return [
    'Personal data that is not needed is removed before anybody reads a message (art. 25).',
    'Originals, tickets, addresses and this register of requests and incidents are encrypted with AES-256-GCM, a key per item, wrapped by a key per tenant, wrapped by the master key.',
    masterKeyApart
      ? 'The master key is kept apart from the data.'
      : 'The master key lies in the data folder, beside the bundled database: keep backups of the two apart.',
    'Look-ups go by keyed tags, per tenant and kind; the key is derived from the tenant key and is not in the database.',
    'Row-level security keeps tenants apart in the database.',
    'Every access and change is written to a hash-chained log that can be verified outside.',
    ownDatabase ? 'PostgreSQL of the operator.' : 'Bundled PostgreSQL, reachable from this machine only.',
    mailTls
      ? 'Mail is taken with STARTTLS.'
      : 'Mail is taken without TLS: from this machine only unless networks were added.',
    'Jobs, logs and metrics hold ids, codes and counts only.',
  ];
}

/** The entry for people. */
export function registerText(entry: RegisterEntry): Report {
  const list = (items: readonly string[]) => [items.map((item) => `• ${item}`).join('\n') || 'none'];
  const processor = entry.role === 'processor';
  return {
    title: `Record of processing: support desk (GDPR art. ${processor ? '30(2), processor' : '30(1)'})`,
    language: 'en',
    notes: [`Made ${entry.madeAt} from the running configuration, policy ${entry.policyVersion}.`],
    sections: [
      {
        title: processor ? 'Processor' : 'Controller',
        table: [
          ['Organisation', 'Contact', 'Data protection officer'],
          [entry.organisation || '…', entry.contact || '…', entry.dpo || '…'],
        ],
      },
      ...(processor ? [{ title: 'Controllers acted for', paragraphs: list(entry.customers) }] : []),
      { title: processor ? 'Categories of processing' : 'Purposes', paragraphs: list(entry.purposes) },
      { title: 'Persons', paragraphs: list(entry.persons) },
      {
        title: 'Kinds of data',
        table: [
          ['Category', 'Kept, and why', 'Removed at receipt'],
          ...entry.kinds.map(({ category, kept, removed }) => [
            category,
            kept.join('\n') || 'nothing',
            removed.join(', ') || '-',
          ]),
        ],
      },
      {
        title: 'Recipients',
        table: [
          ['Desk', 'For', 'How', 'To'],
          ...entry.recipients.map(({ desk, for: name, mode, to }) => [desk, name, mode, to]),
        ],
      },
      { title: 'Transfers to third countries', paragraphs: [entry.transfers] },
      { title: 'Terms', table: [['What', 'Term'], ...entry.terms.map(({ what, term }) => [what, term])] },
      { title: 'Measures (art. 32)', paragraphs: list(entry.measures) },
    ],
  };
}
