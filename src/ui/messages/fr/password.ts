export const password = {
  new: 'Nouveau mot de passe',
  repeat: 'Le même à nouveau',
  hint: 'Au moins 12 caractères ; quelques mots à vous se retiennent le mieux.',
  tooShort: 'Prenez 12 caractères ou plus.',
  tooLong: 'Restez en dessous de 200 caractères.',
  known: 'Celui-ci figure sur des listes de mots de passe volés. Choisissez-en un autre.',
  guessable: 'Cela se devine vite. Ajoutez un mot ou deux auxquels personne ne s’attend.',
  notRepeated: 'Les deux ne sont pas identiques.',
  wrong: 'Ce n’est pas votre mot de passe actuel.',
} as const;
