import { Webhook } from 'standardwebhooks';
import { SinkError, type WebhookSink } from '../../ports/sink.ts';

/** Standard Webhooks asks for 15 to 30 seconds. */
const TIMEOUT_MS = 30_000;
const GONE = 410;

/**
 * Posts to the URL the operator gave and to no other: redirects are not followed, since they could lead into
 * a network that only this machine reaches.
 */
export const webhookSink: WebhookSink = {
  async deliver({ url, secret }, id, body) {
    const at = new Date();
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'zeef',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    };
    let status: number;
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
      await response.body?.cancel();
      status = response.status;
    } catch (error) {
      throw new SinkError(codeOf(error), false);
    }
    if (status >= 200 && status < 300) return;
    throw new SinkError(String(status), status === GONE);
  },
};

/** `fetch` hides the system's error name in the cause. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
  return /^\w{2,40}$/.test(code) ? code : 'failed';
}
