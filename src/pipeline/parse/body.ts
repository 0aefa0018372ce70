import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import type { BodyForm, CheckedBody } from '../../ports/check-body.ts';
import { checkTicket } from './ticket.ts';

/** A raw mail inside JSON, for mails that are no UTF-8 text. */
export const MailInput = z.strictObject({ rfc822: z.base64().min(1).describe('The raw mail, base64.') });
/** The envelope that Standard Webhooks recommends; the bare content is accepted as well. */
export const WebhookEnvelope = z.object({
  type: z.string().max(100),
  timestamp: z.string().max(40),
  data: z.unknown(),
});

/**
 * What a JSON body holds: the mail's bytes, or the JSON ticket without its envelope.
 *
 * @throws ZeefError ZEEF_JSON_MALFORMED, ZEEF_FIELD_INVALID
 */
export function checkBody(body: Uint8Array, form: BodyForm): CheckedBody {
  const json = readJson(body);
  if (form === 'ticket') {
    checkTicket(json);
    return { kind: 'ticket' };
  }
  const envelope = WebhookEnvelope.safeParse(json);
  const content = envelope.success ? envelope.data.data : json;
  const mail = MailInput.safeParse(content);
  if (mail.success) return { kind: 'mail', raw: Buffer.from(mail.data.rfc822, 'base64') };
  checkTicket(content);
  return { kind: 'ticket', ...(envelope.success && { raw: Buffer.from(JSON.stringify(content), 'utf8') }) };
}

/** @throws ZeefError ZEEF_JSON_MALFORMED, also when the bytes are no UTF-8 */
export function readJson(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
  } catch {
    throw new ZeefError('ZEEF_JSON_MALFORMED');
  }
}
