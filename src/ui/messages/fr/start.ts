export const start = {
  title: 'Premiers pas',
  lead: 'Trois, et le premier est fait.',
  account: 'Votre compte',
  accountDone: 'Créé. Activez la deuxième étape sous votre nom quand vous aurez une minute.',
  key: 'Une entrée',
  keyLead:
    'Créez une clé, et remettez un premier message avec elle. Serveurs de courrier et webhooks viendront après.',
  command: 'Collez ceci dans un terminal :',
  message: 'Un premier message',
  waiting: 'En attente …',
  look: 'Regarder à nouveau',
  noSubject: 'Un message sans objet',
  arrived:
    'Il est là. {count, plural, =0 {Rien n’avait à partir.} one {Une valeur est restée dehors.} other {# valeurs sont restées dehors.}}',
  goOn: 'Au bureau',
  invite: 'Inviter d’autres',
} as const;
