export const welcome = {
  setupTitle: 'Bienvenue chez Zeef',
  setupLead: 'Créez le premier compte. Il administre ce bureau ; vous inviterez les autres ensuite.',
  inviteTitle: 'Vous êtes invité',
  inviteLead: 'Choisissez un mot de passe, et vous y êtes.',
  resetTitle: 'Un nouveau mot de passe',
  resetLead: 'Toutes les sessions prennent fin, la deuxième étape aussi ; activez-la ensuite de nouveau.',
  name: 'Votre nom',
  nameWrong: 'Donnez votre nom, en 200 caractères au plus.',
  emailWrong: 'Donnez une adresse e-mail.',
  create: 'Créer le compte',
  goOn: 'Enregistrer et se connecter',
  endedTitle: 'Ce lien a expiré',
  ended:
    'Il a déjà servi ou est trop ancien. Demandez-en un autre ; qui exploite Zeef en obtient un en le redémarrant.',
} as const;
