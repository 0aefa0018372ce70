/** Entry of a thread that checks large JSON bodies (see adapters/threads/check.ts). */
import { type ErrorCode, ZeefError } from '../errors.ts';
import type { BodyForm, CheckedBody } from '../ports/check-body.ts';
import { checkBody } from './parse/body.ts';

/** What an error may say: it crosses between threads as plain data. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly remedy: string;
}

export default function check({
  body,
  form,
}: {
  readonly body: Uint8Array;
  readonly form: BodyForm;
}): { checked: CheckedBody } | { refused: Refusal } {
  try {
    return { checked: checkBody(body, form) };
  } catch (error) {
    if (!(error instanceof ZeefError)) throw error;
    return { refused: { code: error.code, field: error.field, remedy: error.message } };
  }
}
