/** Choosing a password. */
export const password = {
  new: 'New password',
  repeat: 'The same again',
  hint: 'At least 12 characters; a few words of your own are easiest to keep.',
  tooShort: 'Make it 12 characters or more.',
  tooLong: 'Keep it to 200 characters.',
  known: 'This one is on lists of leaked passwords. Choose another.',
  guessable: 'This is soon guessed. Add a word or two that nobody expects.',
  notRepeated: 'The two are not the same.',
  wrong: 'That is not your present password.',
} as const;
