/** Signing in. */
export const signIn = {
  title: 'Sign in',
  lead: 'To review what Zeef keeps out of the desk.',
  email: 'E-mail address',
  password: 'Password',
  refused: 'Address and password do not belong together.',
  throttled: 'Too many tries. Wait ten minutes and try again.',
  lost: 'Lost your password? An administrator can send you a link for a new one.',
  with: 'Sign in with {provider}',
  or: 'or with a password',
  singleSignOnFailed:
    'Single sign-on did not let you in. Try again, or ask an administrator whether you have an account here.',
  codeTitle: 'Second step',
  codeLead: 'The password is right. Now the code.',
  code: 'Code',
  codeHint: 'Six digits from your app, or one of your recovery codes.',
  codeRefused: 'That code is not right, was used already, or took too long.',
  again: 'Start again',
} as const;
