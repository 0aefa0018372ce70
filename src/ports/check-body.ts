import type { IntakeKind } from '../model/document.ts';

/** How a JSON body came: as a ticket, or as a signed webhook, which may hold a mail and an envelope around it. */
export type BodyForm = 'ticket' | 'webhook';

export interface CheckedBody {
  readonly kind: IntakeKind;
  /** What is to be stored; left out where it is the body as it came. */
  readonly raw?: Uint8Array;
}

/**
 * Tells what a JSON body holds, and whether it has the form it must have, before it is stored.
 *
 * @throws ZeefError ZEEF_JSON_MALFORMED, ZEEF_FIELD_INVALID, ZEEF_UNAVAILABLE where it could not be told
 */
export type CheckBody = (body: Uint8Array, form: BodyForm) => Promise<CheckedBody>;
