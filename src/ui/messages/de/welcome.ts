export const welcome = {
  setupTitle: 'Willkommen bei Zeef',
  setupLead:
    'Legen Sie das erste Konto an. Es verwaltet diesen Arbeitsplatz; von dort laden Sie die anderen ein.',
  inviteTitle: 'Sie sind eingeladen',
  inviteLead: 'Wählen Sie ein Passwort, und Sie sind dabei.',
  resetTitle: 'Ein neues Passwort',
  resetLead: 'Alle Sitzungen enden, auch der zweite Schritt; richten Sie ihn danach neu ein.',
  name: 'Ihr Name',
  nameWrong: 'Geben Sie Ihren Namen an, mit höchstens 200 Zeichen.',
  emailWrong: 'Geben Sie eine E-Mail-Adresse an.',
  create: 'Konto anlegen',
  goOn: 'Festlegen und anmelden',
  endedTitle: 'Dieser Link ist abgelaufen',
  ended:
    'Er wurde schon benutzt oder ist zu alt. Bitten Sie um einen neuen; wer Zeef betreibt, bekommt einen durch einen Neustart.',
} as const;
