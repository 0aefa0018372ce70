export const problem = {
  notFoundTitle: 'Hier ist nichts',
  notFound: 'Unter dieser Adresse ist nichts, oder es gehört jemand anderem.',
  forbiddenTitle: 'Nicht für Ihre Rolle',
  forbidden: 'Ihre Rolle umfasst dies nicht. Fragen Sie die Verwaltung, wenn sie es sollte.',
  refusedTitle: 'Diesem Formular ist nicht zu trauen',
  refused:
    'Es kam nicht von dieser Seite, oder die Seite war zu lange offen. Öffnen Sie sie neu und wiederholen Sie es.',
  invalidTitle: 'Das wurde nicht verstanden',
  tooManyTitle: 'Zu viele Anfragen',
  unavailableTitle: 'Jetzt nicht',
  failedTitle: 'Etwas ist fehlgeschlagen',
  failed: 'Es wurde unter dieser Nummer festgehalten: {errorId}.',
  back: 'Zurück zum Anfang',
} as const;
