/** Setting the second step of signing in. */
export const factor = {
  title: 'Set the second step',
  lead: 'Scan this with an authenticator app, and give the code it shows.',
  picture: 'QR code with the secret for the app; it is written out beside it',
  typed: 'Or type this into the app:',
  codeHint: 'Six digits; a new one every half minute.',
  set: 'Turn it on',
  doneTitle: 'The second step is on',
  doneLead: 'These codes let you in when the app is lost. Each works once.',
  once: 'They are shown only now: print them, or put them into your password manager.',
  kept: 'I have kept them',
} as const;
