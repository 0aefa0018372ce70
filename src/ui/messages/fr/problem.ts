export const problem = {
  notFoundTitle: 'Rien ici',
  notFound: 'Il n’y a rien à cette adresse, ou cela appartient à quelqu’un d’autre.',
  forbiddenTitle: 'Pas pour votre rôle',
  forbidden: 'Votre rôle ne comprend pas ceci. Demandez à un administrateur s’il le devrait.',
  refusedTitle: 'Ce formulaire n’est pas fiable',
  refused:
    'Il ne venait pas de cette page, ou la page est restée ouverte trop longtemps. Ouvrez-la de nouveau et recommencez.',
  invalidTitle: 'Cela n’a pas été compris',
  tooManyTitle: 'Trop de requêtes',
  unavailableTitle: 'Pas maintenant',
  failedTitle: 'Quelque chose a échoué',
  failed: 'C’est noté sous ce numéro : {errorId}.',
  back: 'Retour au début',
} as const;
