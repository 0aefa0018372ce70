export const problem = {
  notFoundTitle: 'Hier is niets',
  notFound: 'Op dit adres is niets te vinden, of het is van iemand anders.',
  forbiddenTitle: 'Niet voor uw rol',
  forbidden: 'Uw rol omvat dit niet. Vraag een beheerder als dat wel zou moeten.',
  refusedTitle: 'Dit formulier is niet te vertrouwen',
  refused:
    'Het kwam niet van deze pagina, of de pagina stond te lang open. Open haar opnieuw en herhaal het.',
  invalidTitle: 'Dat is niet begrepen',
  tooManyTitle: 'Te veel verzoeken',
  unavailableTitle: 'Nu niet',
  failedTitle: 'Er ging iets mis',
  failed: 'Het is genoteerd onder dit nummer: {errorId}.',
  back: 'Terug naar het begin',
} as const;
