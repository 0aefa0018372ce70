import type { Entity } from '../../detectors/contract.ts';
import type { Clock, Dossier, Range } from '../model/dossier.ts';
import type { Extent, IncidentScope, IncidentView, KindCount } from '../model/incident.ts';
import { contactLine, type Organisation } from '../model/organisation.ts';
import { AUTHORITY_KINDS, type AuthorityKind } from './authority-kinds.ts';
import { type DossierDraft, kindList, notificationFields } from './incident-notification.ts';

const HOUR_MS = 3_600_000;

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
  const personNotice = noticeToPersons(
    incident,
    inClear,
    contactLine(organisation.dpo ?? organisation.contact) || '[…]',
  );
  return {
    ...draft,
    personNotice,
    customers: organisation.role === 'processor' ? customersOf(incident, draft, organisation, now) : [],
    notification: notificationFields(incident, draft, personNotice, organisation),
  };
}

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

function range({ min, max }: Range): string {
  return min === max ? `${min}` : `${min} to ${max}`;
}

function kindName(entity: Entity, language: 'nl' | 'en'): string {
  return AUTHORITY_KINDS.find(({ entities }) => entities.includes(entity))?.[language] ?? entity;
}

/** GDPR art. 34(1) and (3)(a). What is due is a person's to decide: this says what speaks for it. */
function noticeToPersons(
  { content, scope }: IncidentView,
  inClear: readonly KindCount[],
  contact: string,
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
  if (inClear.length === 0) return { due, why, draft: '' };
  const [from, to] = [scope.from.slice(0, 10), scope.to.slice(0, 10)];
  const named = (language: 'nl' | 'en') =>
    [...new Set(inClear.map(({ entity }) => kindName(entity, language)))].join('; ');
  const consequences = content.consequences || '[…]';
  const measures = content.measuresAfter || '[…]';
  const draft = [
    `Tussen ${from} en ${to} hebben anderen mogelijk berichten kunnen zien die u aan onze klantenservice stuurde.`,
    `Het gaat om: ${named('nl')}.`,
    `Mogelijke gevolgen: ${consequences}`,
    `Wat wij deden: ${measures}`,
    'Wat u kunt doen: let op berichten die deze gegevens gebruiken, en verander een wachtwoord dat u ons schreef.',
    `Contact: ${contact}`,
    '',
    `Between ${from} and ${to} others may have seen messages that you sent to our support desk.`,
    `It concerns: ${named('en')}.`,
    `Likely consequences: ${consequences}`,
    `What we did: ${measures}`,
    'What you can do: be wary of messages that use these data, and change a password that you wrote to us.',
    `Contact: ${contact}`,
  ].join('\n');
  return { due, why, draft };
}

function customersOf(
  incident: IncidentView,
  draft: DossierDraft,
  { customers, terms, dpo, contact }: Organisation,
  now: Date,
): Dossier['customers'] {
  return customers.map(({ name, noticeHours }) => ({
    name,
    clock: clock(incident.awareAt, noticeHours ?? terms.customerHours, terms.asOf, now),
    notice: [
      `To ${name}, as controller (GDPR art. 33(2)).`,
      `What: ${incident.content.description || incident.content.title}`,
      `When: ${draft.scope.from} to ${draft.scope.to}; we became aware on ${incident.awareAt.toISOString()}.`,
      `Persons: ${range(draft.persons)}; records: ${range(draft.records)} (all customers together).`,
      `Readable: ${kindList(draft.inClear)}. Encrypted, key intact: ${kindList(draft.sealed)}.`,
      `Measures: ${incident.content.measuresAfter || '[describe]'}`,
      `Contact: ${contactLine(dpo ?? contact) || '[name]'}`,
    ].join('\n'),
  }));
}
