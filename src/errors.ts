/**
 * Every error Zeef shows to somebody, by code. Messages are fixed texts: they name the field and the
 * remedy, never the content, so that an error can be logged and returned as it is.
 */

/** Exit codes of sysexits.h that mail servers understand. */
export const EXIT = { ok: 0, usage: 64, dataError: 65, unavailable: 69, tempFail: 75, config: 78 } as const;

interface ErrorKind {
  /** HTTP status. */
  readonly status: number;
  /** Exit code of a command that ends with it. */
  readonly exit: number;
  /** What is wrong and what to do. */
  readonly message: string;
}

export const ERRORS = {
  ZEEF_BODY_EMPTY: {
    status: 400,
    exit: EXIT.dataError,
    message: 'The body is empty. Send the raw message or the JSON ticket.',
  },
  ZEEF_BODY_TOO_LARGE: {
    status: 413,
    exit: EXIT.dataError,
    message: 'The body is larger than the limit. Send a smaller one or raise ZEEF_MAX_MESSAGE_BYTES.',
  },
  ZEEF_JSON_MALFORMED: {
    status: 400,
    exit: EXIT.dataError,
    message: 'The body is not valid JSON (UTF-8). Check quotes, commas and encoding.',
  },
  ZEEF_FIELD_INVALID: {
    status: 422,
    exit: EXIT.dataError,
    message: 'A field is missing or has the wrong form. See /docs for the schema.',
  },
  ZEEF_MEDIA_TYPE: {
    status: 415,
    exit: EXIT.dataError,
    message: 'The content type is not accepted here. See /docs for the accepted ones.',
  },
  ZEEF_KEY_MISSING: {
    status: 401,
    exit: EXIT.config,
    message: 'No API key. Send it as "Authorization: Bearer KEY"; create one with "zeef key create".',
  },
  ZEEF_KEY_INVALID: {
    status: 401,
    exit: EXIT.config,
    message: 'The API key is unknown or revoked. Create one with "zeef key create".',
  },
  ZEEF_SIGNATURE_INVALID: {
    status: 401,
    exit: EXIT.config,
    message: 'The signature does not match the body or is too old. Check the signing secret and the clock.',
  },
  ZEEF_SOURCE_UNKNOWN: {
    status: 404,
    exit: EXIT.config,
    message: 'There is no source of this name. Create it with "zeef source create NAME".',
  },
  ZEEF_RECIPIENT_UNKNOWN: {
    status: 422,
    exit: EXIT.tempFail,
    message: 'No route matches a recipient. Add one to the routes file (ZEEF_ROUTES) and start again.',
  },
  ZEEF_NOT_FOUND: { status: 404, exit: EXIT.dataError, message: 'There is nothing here by this id.' },
  ZEEF_BUSY: {
    status: 409,
    exit: EXIT.tempFail,
    message: 'Something of it is being handed on this moment. Nothing was changed; try again.',
  },
  ZEEF_RESTRICTED: {
    status: 423,
    exit: EXIT.dataError,
    message:
      'Reading this ticket is restricted at the request of the data subject. Lift the restriction first.',
  },
  ZEEF_NOT_SANITISED: {
    status: 409,
    exit: EXIT.tempFail,
    message: 'The message is stored, but not sanitised yet, or held for a person. Ask again later.',
  },
  ZEEF_ORIGINAL_GONE: {
    status: 410,
    exit: EXIT.dataError,
    message:
      'The original was destroyed when its term ended: what was removed can no longer be changed or shown.',
  },
  ZEEF_REVIEW_STALE: {
    status: 409,
    exit: EXIT.tempFail,
    message: 'The text is not what it was when this was marked. Load the ticket again.',
  },
  ZEEF_REVIEW_UNVERIFIED: {
    status: 409,
    exit: EXIT.dataError,
    message: 'With this change something would be found that the policy removes. Nothing was changed.',
  },
  ZEEF_OFFICER_NEEDED: {
    status: 403,
    exit: EXIT.config,
    message: 'The policy never keeps this kind. Only a privacy officer may put it back.',
  },
  ZEEF_REQUEST_STATE: {
    status: 409,
    exit: EXIT.dataError,
    message: 'The request is not in a state that allows this. Look at its state and steps.',
  },
  ZEEF_LINK_INVALID: {
    status: 410,
    exit: EXIT.dataError,
    message: 'This link was used, replaced or has expired. Ask for a new one.',
  },
  ZEEF_NOTICES_OFF: {
    status: 409,
    exit: EXIT.config,
    message: 'Zeef cannot send mail. Set ZEEF_NOTICE_SMTP and ZEEF_NOTICE_FROM and start again.',
  },
  ZEEF_CURSOR_INVALID: {
    status: 400,
    exit: EXIT.usage,
    message: 'The cursor is not one of ours. Use the "next" value of the page before.',
  },
  ZEEF_SIGNED_OUT: { status: 401, exit: EXIT.config, message: 'Nobody is signed in. Sign in and repeat.' },
  ZEEF_FORBIDDEN: { status: 403, exit: EXIT.config, message: 'Your role does not include this.' },
  ZEEF_FORM_REFUSED: {
    status: 403,
    exit: EXIT.dataError,
    message: 'The form did not come from a page of this desk, or is too old. Open the page again.',
  },
  ZEEF_LAST_ADMIN: {
    status: 409,
    exit: EXIT.dataError,
    message: 'This is the last administrator. Make somebody else one first.',
  },
  ZEEF_RATE_LIMITED: {
    status: 429,
    exit: EXIT.tempFail,
    message: 'Too many requests. Wait as long as Retry-After says.',
  },
  ZEEF_UNAVAILABLE: {
    status: 503,
    exit: EXIT.tempFail,
    message: 'The message could not be stored now. Nothing was accepted; try again.',
  },
  ZEEF_INTERNAL: {
    status: 500,
    exit: EXIT.tempFail,
    message: 'Something failed inside Zeef. The log has the error id.',
  },
  ZEEF_POLICY_INVALID: { status: 422, exit: EXIT.config, message: 'The policy has errors.' },
  ZEEF_CONFIG_INVALID: { status: 500, exit: EXIT.config, message: 'A setting has the wrong form.' },
  ZEEF_MAIL_UNREADABLE: {
    status: 422,
    exit: EXIT.dataError,
    message: 'The message could not be read as mail.',
  },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;

/** An error that may be shown: a code, the field or setting it concerns, and a remedy. Never content. */
export class ZeefError extends Error {
  readonly code: ErrorCode;
  /** Field (JSON pointer), header or setting concerned. */
  readonly field: string | undefined;

  constructor(code: ErrorCode, options: { field?: string; remedy?: string; cause?: unknown } = {}) {
    super(
      options.remedy ?? ERRORS[code].message,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = 'ZeefError';
    this.code = code;
    this.field = options.field;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }

  get exit(): number {
    return ERRORS[this.code].exit;
  }
}
