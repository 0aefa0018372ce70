export const factor = {
  title: 'Activer la deuxième étape',
  lead: 'Scannez ceci avec une application d’authentification, et donnez le code qu’elle affiche.',
  picture: 'Code QR avec le secret pour l’application ; il est écrit à côté',
  typed: 'Ou tapez ceci dans l’application :',
  codeHint: 'Six chiffres ; d’autres chaque demi-minute.',
  set: 'Activer',
  doneTitle: 'La deuxième étape est activée',
  doneLead: 'Ces codes vous laissent entrer si l’application est perdue. Chacun sert une fois.',
  once: 'Ils ne sont montrés que maintenant : imprimez-les, ou mettez-les dans votre gestionnaire de mots de passe.',
  kept: 'Je les ai conservés',
} as const;
