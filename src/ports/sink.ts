import type { DeliveryEnvelope } from '../model/envelope.ts';
import type { MailHop, WebhookHop } from '../model/route.ts';

/** Why handing on failed. Carries a code, never what the other side said: replies quote addresses and content. */
export class SinkError extends Error {
  /** SMTP or HTTP status (`451`), enhanced status where the server gave one, or an error name (`ECONNREFUSED`). */
  readonly code: string;
  /** Trying again will not help until somebody changes something. */
  readonly permanent: boolean;

  constructor(code: string, permanent: boolean) {
    super(`not delivered: ${code}`);
    this.name = 'SinkError';
    this.code = code;
    this.permanent = permanent;
  }
}

/** Hands sanitised mail to a mail server. */
export interface MailSink {
  /** Resolves only when the server took the message for this recipient (250). @throws SinkError */
  deliver(
    hop: MailHop,
    envelope: DeliveryEnvelope & { recipient: string },
    message: Uint8Array,
  ): Promise<void>;
}

/** Posts sanitised tickets. */
export interface WebhookSink {
  /**
   * Resolves only on a 2xx. `id` stays the same over retries, so that the receiver can tell a repetition.
   * @throws SinkError
   */
  deliver(hop: WebhookHop, id: string, body: string): Promise<void>;
}
