export const signIn = {
  title: 'Aanmelden',
  lead: 'Om na te kijken wat Zeef buiten de deur houdt.',
  email: 'E-mailadres',
  password: 'Wachtwoord',
  refused: 'Adres en wachtwoord horen niet bij elkaar.',
  throttled: 'Te veel pogingen. Wacht tien minuten en probeer het opnieuw.',
  lost: 'Wachtwoord kwijt? Een beheerder kan u een link voor een nieuw geven.',
  with: 'Aanmelden met {provider}',
  or: 'of met een wachtwoord',
  singleSignOnFailed:
    'Eenmalige aanmelding liet u niet binnen. Probeer het opnieuw, of vraag een beheerder of u hier een account hebt.',
  codeTitle: 'Tweede stap',
  codeLead: 'Het wachtwoord klopt. Nu de code.',
  code: 'Code',
  codeHint: 'Zes cijfers uit uw app, of een van uw herstelcodes.',
  codeRefused: 'Die code klopt niet, is al gebruikt, of het duurde te lang.',
  again: 'Opnieuw beginnen',
} as const;
