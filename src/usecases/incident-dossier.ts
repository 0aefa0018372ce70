import type { Entity } from '../../detectors/contract.ts';
import type { Extent, IncidentScope, IncidentView, KindCount } from '../model/incident.ts';
import type { Contact, Organisation } from '../model/organisation.ts';
import { AUTHORITY_KINDS, type AuthorityKind } from './authority-kinds.ts';

const HOUR_MS = 3_600_000;

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
  readonly authorityKinds: readonly AuthorityKind[];
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

/** Kinds whose loss is likely to mean a high risk (EDPB guidelines 9/2022, section IV): identity fraud, money, health. */
const HIGH_RISK: ReadonlySet<Entity> = new Set<Entity>([
  'NATIONAL_ID',
  'PASSPORT',
  'IDENTITY_CARD',
  'RESIDENCE_PERMIT',
  'DRIVING_LICENCE',
  'MRZ',
  'IBAN',
  'BANK_ACCOUNT',
  'PAYMENT_CARD',
  'PASSWORD',
  'API_KEY',
  'HEALTH',
  'SPECIAL_CATEGORY',
]);

/** Puts together what is known of an incident. Pure: the same facts give the same dossier. */
export function dossierOf(
  incident: IncidentView,
  extent: Extent,
  organisation: Organisation,
  now: Date,
): Dossier {
  const { touched, reachable } = extent;
  const persons: Range = {
    min: Math.max(touched.requesters, touched.tickets > 0 ? 1 : 0),
    max: reachable.requesters + reachable.anonymous + reachable.others,
  };
  const { inClear, sealed } = exposure(incident.scope, extent);
  const draft = {
    incidentId: incident.id,
    madeAt: now.toISOString(),
    title: incident.content.title,
    scope: incident.scope,
    persons: { min: Math.min(persons.min, persons.max), max: persons.max },
    records: { min: touched.tickets, max: reachable.tickets },
    messages: { min: touched.messages, max: reachable.messages },
    ticketIds: extent.ticketIds,
    inClear,
    sealed,
    originals: extent.originals,
    heldMessages: extent.held,
    authorityKinds: authorityKinds(inClear),
    authorityClock: clock(incident.awareAt, organisation.terms.authorityHours, organisation.terms.asOf, now),
  };
  const personNotice = noticeToPersons(incident, inClear);
  return {
    ...draft,
    personNotice,
    customers: organisation.role === 'processor' ? customersOf(incident, draft, organisation, now) : [],
    notification: notificationFields(incident, draft, personNotice, organisation),
  };
}

type Draft = Omit<Dossier, 'personNotice' | 'customers' | 'notification'>;

/** What could be read. Sanitised texts are sealed on disk and open on a screen; removed values are only in originals. */
function exposure(
  { reach, keyVersion }: IncidentScope,
  { kept, removed, originals, held }: Extent,
): { inClear: readonly KindCount[]; sealed: readonly KindCount[] } {
  if (reach === 'storage') return { inClear: [], sealed: [...kept, ...removed] };
  if (reach === 'view' || reach === 'delivery') return { inClear: kept, sealed: removed };
  const leaked = originals.some((original) => keyVersion === undefined || original.keyVersion === keyVersion);
  return leaked || held > 0 ? { inClear: [...kept, ...removed], sealed: [] } : { inClear: kept, sealed: [] };
}

function authorityKinds(inClear: readonly KindCount[]): AuthorityKind[] {
  const entities = new Set(inClear.map(({ entity }) => entity));
  return AUTHORITY_KINDS.filter(({ entities: kinds }) => kinds.some((entity) => entities.has(entity)));
}

function clock(from: Date, hours: number, asOf: string, now: Date): Clock {
  const due = from.getTime() + hours * HOUR_MS;
  return {
    hours,
    asOf,
    dueAt: new Date(due).toISOString(),
    hoursLeft: Math.round(((due - now.getTime()) / HOUR_MS) * 10) / 10,
  };
}

function kindList(kinds: readonly KindCount[]): string {
  const byKind = new Map<string, number>();
  for (const { entity, values } of kinds) byKind.set(entity, (byKind.get(entity) ?? 0) + values);
  return [...byKind].map(([entity, values]) => `${entity} (${values})`).join(', ') || 'none';
}

function range({ min, max }: Range): string {
  return min === max ? `${min}` : `${min} to ${max}`;
}

/** GDPR art. 34(1) and (3)(a). What is due is a person's to decide: this says what speaks for it. */
function noticeToPersons(
  { content, scope }: IncidentView,
  inClear: readonly KindCount[],
): Dossier['personNotice'] {
  const risky = inClear.some(({ entity }) => HIGH_RISK.has(entity));
  const [due, why] =
    inClear.length === 0
      ? ([
          'no',
          'All of it was encrypted (AES-256-GCM) and the key was not reached: unintelligible to the finder (GDPR art. 34(3)(a)). Check that no key, backup of a key or running machine was taken, and that nothing was lost. This does not decide about the authority.',
        ] as const)
      : risky
        ? ([
            'yes',
            'Data whose loss is likely to mean a high risk was readable: identity, money, access or health (GDPR art. 34(1)).',
          ] as const)
        : ([
            'weigh',
            'Personal data was readable, of kinds whose loss is a high risk only in context.',
          ] as const);
  const draft =
    inClear.length === 0
      ? ''
      : [
          `Between ${scope.from.slice(0, 10)} and ${scope.to.slice(0, 10)} others may have seen messages you sent to our support desk.`,
          `Kinds of data concerned: ${kindList(inClear).replace(/ \(\d+\)/g, '')}.`,
          `Likely consequences: ${content.consequences ?? '[describe]'}`,
          `What we did: ${content.measuresAfter ?? '[describe]'}`,
          'What you can do: be wary of messages that use these data; change a password you wrote to us.',
          'Contact: [name and contact of the data protection officer]',
        ].join('\n');
  return { due, why, draft };
}

function customersOf(
  incident: IncidentView,
  draft: Draft,
  { customers, terms, dpo, contact }: Organisation,
  now: Date,
): Dossier['customers'] {
  return customers.map(({ name, noticeHours }) => ({
    name,
    clock: clock(incident.awareAt, noticeHours ?? terms.customerHours, terms.asOf, now),
    notice: [
      `To ${name}, as controller (GDPR art. 33(2)).`,
      `What: ${incident.content.description ?? incident.content.title}`,
      `When: ${draft.scope.from} to ${draft.scope.to}; we became aware on ${incident.awareAt.toISOString()}.`,
      `Persons: ${range(draft.persons)}; records: ${range(draft.records)} (all customers together).`,
      `Readable: ${kindList(draft.inClear)}. Encrypted, key intact: ${kindList(draft.sealed)}.`,
      `Measures: ${incident.content.measuresAfter ?? '[describe]'}`,
      `Contact: ${contactLine(dpo ?? contact) || '[name]'}`,
    ].join('\n'),
  }));
}

function contactLine(contact: Contact | undefined): string {
  return contact ? [contact.name, contact.email, contact.phone].filter(Boolean).join(', ') : '';
}

const MEASURES =
  'Personal data that nobody needs is removed before anybody reads it. Originals, tickets and addresses are encrypted (AES-256-GCM, a key per item, wrapped by a tenant key, wrapped by a master key kept apart). Row-level security per tenant. Hash-chained access log.';

/**
 * The questions of the Dutch authority's form (autoriteitpersoonsgegevens.nl, rebuilt in November 2026 from forms that
 * mirror it, since the list itself could not be read). The form is filled in on the web: nothing is sent by Zeef.
 */
function notificationFields(
  { content, awareAt, reportedAt }: IncidentView,
  draft: Draft,
  persons: Dossier['personNotice'],
  organisation: Organisation,
): NotificationField[] {
  const fields: NotificationField[] = [];
  const add = (
    from: NotificationField['from'],
    id: string,
    nl: string,
    en: string,
    value: string | undefined,
  ) => fields.push({ id, nl, en, value: value ?? '', from: value ? from : 'missing' });
  const given = add.bind(undefined, 'given');
  const computed = add.bind(undefined, 'computed');
  const configured = add.bind(undefined, 'configured');
  const { scope, authorityClock } = draft;
  const late = authorityClock.hoursLeft < 0 && !reportedAt;

  computed(
    'report',
    'Eerste melding of vervolg',
    'First report or follow-up',
    reportedAt ? `follow-up of ${content.authorityReference ?? reportedAt.toISOString()}` : 'first',
  );
  configured(
    'organisation',
    'Organisatie',
    'Organisation',
    [organisation.name, organisation.address, organisation.registration].filter(Boolean).join(', '),
  );
  configured('contact', 'Contactpersoon', 'Contact', contactLine(organisation.contact));
  configured(
    'dpo',
    'Functionaris gegevensbescherming',
    'Data protection officer',
    contactLine(organisation.dpo),
  );
  computed('from', 'Begin van het incident', 'Start', scope.from);
  computed('to', 'Einde van het incident', 'End', scope.to);
  computed('discovered', 'Ontdekt op', 'Discovered', awareAt.toISOString());
  add(
    content.lateReason || late ? 'given' : 'computed',
    'late',
    `Reden van melden na ${authorityClock.hours} uur`,
    `Reason for reporting after ${authorityClock.hours} hours`,
    content.lateReason ?? (late ? '' : 'not late'),
  );
  given('description', 'Wat is er gebeurd', 'What happened', content.description);
  given('nature', 'Aard van de inbreuk', 'Nature of the breach', content.nature?.join(', '));
  computed(
    'kinds',
    'Soorten persoonsgegevens',
    'Kinds of personal data',
    draft.authorityKinds.map(({ nl, en }) => `${nl} / ${en}`).join('; ') || 'none readable',
  );
  computed(
    'kinds-detail',
    'Soorten, met aantallen',
    'Kinds with numbers of different values',
    kindList(draft.inClear),
  );
  computed(
    'persons',
    'Aantal betrokkenen (minimaal, maximaal)',
    'Number of persons (min, max)',
    `${draft.persons.min} – ${draft.persons.max}`,
  );
  computed(
    'records',
    'Aantal dossiers (minimaal, maximaal)',
    'Number of records (min, max)',
    `${draft.records.min} – ${draft.records.max} tickets, ${draft.messages.min} – ${draft.messages.max} messages`,
  );
  add(
    content.groups ? 'given' : 'computed',
    'groups',
    'Groep betrokkenen',
    'Group of persons',
    content.groups ?? 'people who wrote to the support desk, and people they wrote about',
  );
  add(
    content.measuresBefore ? 'given' : 'computed',
    'measures-before',
    'Maatregelen vooraf',
    'Measures beforehand',
    [MEASURES, ...organisation.measures, content.measuresBefore].filter(Boolean).join(' '),
  );
  computed(
    'encrypted',
    'Versleuteld of anderszins onbegrijpelijk, en hoe',
    'Encrypted or otherwise unintelligible, and how',
    `${kindList(draft.sealed)}: AES-256-GCM, key ${scope.reach === 'keys' ? 'LEAKED' : 'intact'}. Readable: ${kindList(draft.inClear)}.`,
  );
  given('consequences', 'Gevolgen voor betrokkenen', 'Consequences for persons', content.consequences);
  given(
    'informed',
    'Betrokkenen geïnformeerd',
    'Persons informed',
    content.personsInformed &&
      [content.personsInformed, content.personsInformedAt].filter(Boolean).join(', '),
  );
  add(
    content.personsNotInformedWhy ? 'given' : 'computed',
    'not-informed-why',
    'Waarom niet',
    'Why not',
    content.personsInformed === 'yes'
      ? 'informed'
      : (content.personsNotInformedWhy ?? (persons.due === 'no' ? persons.why : '')),
  );
  add(
    content.personsWording ? 'given' : 'computed',
    'wording',
    'Tekst aan betrokkenen',
    'Wording to persons',
    content.personsWording ?? (persons.draft || 'none due'),
  );
  given('measures-after', 'Maatregelen achteraf', 'Measures afterwards', content.measuresAfter);
  given('cross-border', 'Grensoverschrijdend', 'Cross-border', content.crossBorder);
  given('processors', 'Verwerkers en subverwerkers', 'Processors and sub-processors', content.processors);
  add(
    content.riskUnlikely ? 'given' : 'computed',
    'risk',
    'Risico voor betrokkenen',
    'Risk for persons',
    content.riskUnlikely ? `unlikely: ${content.riskUnlikely}` : 'not ruled out: report',
  );
  return fields;
}
