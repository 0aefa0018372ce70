/** Pages that say that something did not go. */
export const problem = {
  notFoundTitle: 'Nothing here',
  notFound: 'There is nothing at this address, or it belongs to somebody else.',
  forbiddenTitle: 'Not for your role',
  forbidden: 'Your role does not include this. Ask an administrator if it should.',
  refusedTitle: 'That form could not be trusted',
  refused: 'It did not come from this page, or the page was open too long. Open it again and repeat.',
  invalidTitle: 'That was not understood',
  tooManyTitle: 'Too many requests',
  unavailableTitle: 'Not now',
  failedTitle: 'Something failed',
  failed: 'It has been written down under this number: {errorId}.',
  back: 'Back to the start',
} as const;
