/** Where a link that works once leads. */
export const welcome = {
  setupTitle: 'Welcome to Zeef',
  setupLead: 'Make the first account. It administers this desk; you invite the others from there.',
  inviteTitle: 'You are invited',
  inviteLead: 'Choose a password, and you are in.',
  resetTitle: 'A new password',
  resetLead: 'All sessions end, and the second step as well; set it again afterwards.',
  name: 'Your name',
  nameWrong: 'Give your name, in at most 200 characters.',
  emailWrong: 'Give an e-mail address.',
  create: 'Make the account',
  goOn: 'Set and sign in',
  endedTitle: 'This link has ended',
  ended:
    'It was used already or is too old. Ask for a new one; whoever runs Zeef gets one by starting it again.',
} as const;
