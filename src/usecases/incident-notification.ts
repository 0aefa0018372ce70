import type { Dossier, NotificationField } from '../model/dossier.ts';
import type { IncidentView, KindCount } from '../model/incident.ts';
import { contactLine, type Organisation } from '../model/organisation.ts';

/** A dossier before it says what is to be told. */
export type DossierDraft = Omit<Dossier, 'personNotice' | 'customers' | 'notification'>;

/** Kinds with how many different values of each. */
export function kindList(kinds: readonly KindCount[]): string {
  const byKind = new Map<string, number>();
  for (const { entity, values } of kinds) byKind.set(entity, (byKind.get(entity) ?? 0) + values);
  return [...byKind].map(([entity, values]) => `${entity} (${values})`).join(', ') || 'none';
}

const MEASURES =
  'Personal data that nobody needs is removed before anybody reads it. Originals, tickets and addresses are encrypted (AES-256-GCM, a key per item, wrapped by a tenant key, wrapped by a master key). Row-level security per tenant. Hash-chained access log.';

/**
 * The questions of the Dutch authority's form (autoriteitpersoonsgegevens.nl, rebuilt in November 2026 from forms that
 * mirror it, since the list itself could not be read). The form is filled in on the web: nothing is sent by Zeef.
 */
export function notificationFields(
  { content, awareAt, reportedAt }: IncidentView,
  draft: DossierDraft,
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
    content.lateReason || (late ? '' : 'not late'),
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
    content.groups || 'people who wrote to the support desk, and people they wrote about',
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
    encryption(draft),
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
      : content.personsNotInformedWhy || (persons.due === 'no' ? persons.why : ''),
  );
  add(
    content.personsWording ? 'given' : 'computed',
    'wording',
    'Tekst aan betrokkenen',
    'Wording to persons',
    content.personsWording || persons.draft || 'none due',
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

function encryption({ scope, sealed, inClear }: DossierDraft): string {
  const key = scope.reach === 'keys' ? 'LEAKED' : 'intact';
  return `Encrypted with AES-256-GCM, key ${key}: ${kindList(sealed)}. Readable: ${kindList(inClear)}.`;
}
