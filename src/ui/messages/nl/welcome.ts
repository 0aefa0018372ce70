export const welcome = {
  setupTitle: 'Welkom bij Zeef',
  setupLead: 'Maak het eerste account. Het beheert deze werkplek; vandaar nodigt u de anderen uit.',
  inviteTitle: 'U bent uitgenodigd',
  inviteLead: 'Kies een wachtwoord, dan bent u binnen.',
  resetTitle: 'Een nieuw wachtwoord',
  resetLead: 'Alle sessies eindigen, en de tweede stap ook; stel die daarna opnieuw in.',
  name: 'Uw naam',
  nameWrong: 'Geef uw naam, in hoogstens 200 tekens.',
  emailWrong: 'Geef een e-mailadres.',
  create: 'Account maken',
  goOn: 'Instellen en aanmelden',
  endedTitle: 'Deze link is verlopen',
  ended:
    'Hij is al gebruikt of te oud. Vraag een nieuwe; wie Zeef draait krijgt er een door opnieuw te starten.',
} as const;
