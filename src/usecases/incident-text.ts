import type { Clock, Dossier } from '../model/dossier.ts';
import type { Report } from '../model/report.ts';

/** A dossier for people, with the draft of the notification. */
export function dossierText(dossier: Dossier): Report {
  const { scope, persons, records, messages, notification, personNotice, customers } = dossier;
  const kinds = (list: Dossier['inClear']) => [
    ['Kind', 'Whose', 'Different values'],
    ...list.map(({ entity, whose, values }) => [entity, whose ?? '', `${values}`]),
  ];
  return {
    title: `Breach dossier: ${dossier.title}`,
    language: 'en',
    notes: [
      `Made ${dossier.madeAt}. Incident ${dossier.incidentId}.`,
      `Authority: ${clockText(dossier.authorityClock)}.`,
      'No legal advice. A notification is made on the website of the authority; it can be supplemented, changed and withdrawn.',
    ],
    sections: [
      {
        title: 'What it touches',
        table: [
          ['', 'At least', 'At most'],
          ['Persons', `${persons.min}`, `${persons.max}`],
          ['Tickets', `${records.min}`, `${records.max}`],
          ['Messages', `${messages.min}`, `${messages.max}`],
        ],
        paragraphs: [
          `From ${scope.from} to ${scope.to}; reach: ${scope.reach}${scope.actor ? `; actor: ${scope.actor}` : ''}${scope.desk ? `; desk: ${scope.desk}` : ''}${scope.keyVersion === undefined ? '' : `; key version: ${scope.keyVersion}`}.`,
          `Originals still kept, sealed: ${dossier.originals.map(({ keyVersion, count }) => `${count} under key ${keyVersion}`).join(', ') || 'none'}. Messages held unsanitised, sealed: ${dossier.heldMessages}.`,
        ],
      },
      { title: 'Readable', table: kinds(dossier.inClear) },
      { title: 'Encrypted, key not reached', table: kinds(dossier.sealed) },
      {
        title: 'Draft of the notification to the authority',
        table: [
          ['Veld / field', 'Waarde / value', 'From'],
          ...notification.map(({ nl, en, value, from }) => [`${nl} / ${en}`, value || '…', from]),
        ],
      },
      {
        title: `Notice to persons: ${personNotice.due}`,
        paragraphs: [personNotice.why, personNotice.draft].filter(Boolean),
      },
      ...customers.map(({ name, clock, notice }) => ({
        title: `Notice to ${name}: ${clockText(clock)}`,
        paragraphs: [notice],
      })),
      { title: 'Tickets', paragraphs: [dossier.ticketIds.join('\n') || 'none'] },
    ],
  };
}

function clockText({ hours, dueAt, hoursLeft, asOf }: Clock): string {
  const left = hoursLeft < 0 ? `${-hoursLeft} hours late` : `${hoursLeft} hours left`;
  return `${hours} hours, until ${dueAt} (${left}; term as of ${asOf})`;
}
