export const password = {
  new: 'Neues Passwort',
  repeat: 'Noch einmal dasselbe',
  hint: 'Mindestens 12 Zeichen; ein paar eigene Wörter merken sich am leichtesten.',
  tooShort: 'Nehmen Sie 12 Zeichen oder mehr.',
  tooLong: 'Bleiben Sie unter 200 Zeichen.',
  known: 'Dieses steht auf Listen gestohlener Passwörter. Wählen Sie ein anderes.',
  guessable: 'Das ist bald erraten. Fügen Sie ein, zwei Wörter hinzu, die niemand erwartet.',
  notRepeated: 'Die beiden sind nicht gleich.',
  wrong: 'Das ist nicht Ihr jetziges Passwort.',
} as const;
