export const signIn = {
  title: 'Se connecter',
  lead: 'Pour vérifier ce que Zeef tient à l’écart.',
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  refused: 'L’adresse et le mot de passe ne vont pas ensemble.',
  throttled: 'Trop d’essais. Attendez dix minutes et réessayez.',
  lost: 'Mot de passe perdu ? Un administrateur peut vous donner un lien pour en choisir un autre.',
  with: 'Se connecter avec {provider}',
  or: 'ou avec un mot de passe',
  singleSignOnFailed:
    'L’authentification unique ne vous a pas laissé entrer. Réessayez, ou demandez à un administrateur si vous avez un compte ici.',
  codeTitle: 'Deuxième étape',
  codeLead: 'Le mot de passe est juste. Maintenant le code.',
  code: 'Code',
  codeHint: 'Six chiffres de votre application, ou l’un de vos codes de secours.',
  codeRefused: 'Ce code n’est pas juste, a déjà servi, ou a tardé.',
  again: 'Recommencer',
} as const;
