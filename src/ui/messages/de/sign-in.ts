export const signIn = {
  title: 'Anmelden',
  lead: 'Um zu prüfen, was Zeef vom Schreibtisch fernhält.',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  refused: 'Adresse und Passwort gehören nicht zusammen.',
  throttled: 'Zu viele Versuche. Warten Sie zehn Minuten und versuchen Sie es erneut.',
  lost: 'Passwort verloren? Die Verwaltung kann Ihnen einen Link für ein neues geben.',
  with: 'Anmelden mit {provider}',
  or: 'oder mit einem Passwort',
  singleSignOnFailed:
    'Die zentrale Anmeldung hat Sie nicht eingelassen. Versuchen Sie es erneut oder fragen Sie die Verwaltung, ob Sie hier ein Konto haben.',
  codeTitle: 'Zweiter Schritt',
  codeLead: 'Das Passwort stimmt. Nun der Code.',
  code: 'Code',
  codeHint: 'Sechs Ziffern aus Ihrer App oder einer Ihrer Wiederherstellungscodes.',
  codeRefused: 'Dieser Code stimmt nicht, wurde schon benutzt, oder es hat zu lange gedauert.',
  again: 'Von vorn beginnen',
} as const;
