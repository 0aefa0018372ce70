export const password = {
  new: 'Nieuw wachtwoord',
  repeat: 'Nogmaals hetzelfde',
  hint: 'Minstens 12 tekens; een paar eigen woorden onthoudt u het makkelijkst.',
  tooShort: 'Maak er 12 tekens of meer van.',
  tooLong: 'Houd het bij 200 tekens.',
  known: 'Dit staat op lijsten van gelekte wachtwoorden. Kies een ander.',
  guessable: 'Dit is zo geraden. Voeg een of twee woorden toe die niemand verwacht.',
  notRepeated: 'De twee zijn niet gelijk.',
  wrong: 'Dat is niet uw huidige wachtwoord.',
} as const;
