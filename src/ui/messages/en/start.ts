/** First steps after installing. */
export const start = {
  title: 'First steps',
  lead: 'Three of them, and the first is done.',
  account: 'Your account',
  accountDone: 'Made. Set the second step under your name when you have a minute.',
  key: 'A way in',
  keyLead: 'Make a key, and hand in a first message with it. Mail servers and webhooks come later.',
  command: 'Paste this into a terminal:',
  message: 'A first message',
  waiting: 'Waiting for it …',
  look: 'Look again',
  noSubject: 'A message without a subject',
  arrived:
    'It has arrived. {count, plural, =0 {Nothing had to go.} one {One value was kept out.} other {# values were kept out.}}',
  goOn: 'To the desk',
  invite: 'Invite others',
} as const;
