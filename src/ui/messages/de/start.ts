export const start = {
  title: 'Erste Schritte',
  lead: 'Drei, und der erste ist getan.',
  account: 'Ihr Konto',
  accountDone: 'Angelegt. Richten Sie unter Ihrem Namen den zweiten Schritt ein, wenn Sie eine Minute haben.',
  key: 'Ein Weg hinein',
  keyLead:
    'Legen Sie einen Schlüssel an und reichen Sie damit eine erste Nachricht ein. Mailserver und Webhooks kommen später.',
  command: 'Fügen Sie dies in ein Terminal ein:',
  message: 'Eine erste Nachricht',
  waiting: 'Wird erwartet …',
  look: 'Noch einmal nachsehen',
  noSubject: 'Eine Nachricht ohne Betreff',
  arrived:
    'Sie ist da. {count, plural, =0 {Nichts musste heraus.} one {Ein Wert blieb draußen.} other {# Werte blieben draußen.}}',
  goOn: 'Zum Arbeitsplatz',
  invite: 'Andere einladen',
} as const;
