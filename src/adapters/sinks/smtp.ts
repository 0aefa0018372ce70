import { createTransport } from 'nodemailer';
import type { MailHop } from '../../model/route.ts';
import { type MailSink, SinkError } from '../../ports/sink.ts';

const CONNECT_TIMEOUT_MS = 30_000;
/** RFC 5321 4.5.3.2.6: a server may think for ten minutes after the final dot; giving up earlier makes duplicates. */
const SOCKET_TIMEOUT_MS = 600_000;

/** One connection a message: a pool would send a message again by itself when a connection drops. */
export const smtpSink: MailSink = {
  async deliver(hop, { sender, recipient }, message) {
    const transport = createTransport({
      host: hop.host,
      port: hop.port,
      lmtp: hop.protocol === 'lmtp',
      ...tlsOf(hop),
      connectionTimeout: CONNECT_TIMEOUT_MS,
      greetingTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SOCKET_TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      const raw = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
      const sent = await transport.sendMail({ envelope: { from: sender, to: [recipient] }, raw });
      // LMTP answers per recipient, after the data, and throws nothing.
      if (sent.accepted.length !== 1) throw sent.rejectedErrors?.[0] ?? new SinkError('refused', true);
    } catch (error) {
      throw error instanceof SinkError ? error : failure(error);
    } finally {
      transport.close();
    }
  },
};

function tlsOf({ protocol, tls }: MailHop): object {
  if (protocol === 'smtps') return { secure: true };
  if (tls === 'none') return { ignoreTLS: true };
  if (tls === 'required') return { requireTLS: true };
  // As mail servers do among themselves (RFC 7435): better than nothing, and no reason not to deliver.
  return { opportunisticTLS: true, tls: { rejectUnauthorized: false } };
}

function failure(error: unknown): SinkError {
  const status =
    error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
      ? error.responseCode
      : undefined;
  if (status !== undefined) return new SinkError(String(status), status >= 500);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new SinkError(/^[A-Z_]{2,30}$/.test(code) ? code : 'failed', false);
}
