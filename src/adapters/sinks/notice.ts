import { createTransport } from 'nodemailer';
import type { NoticeServer } from '../../model/notice-server.ts';
import type { SendNotice } from '../../ports/notices.ts';
import { SinkError } from '../../ports/sink.ts';

const TIMEOUT_MS = 60_000;

/**
 * Sends mail of Zeef's own: null return path, so that no bounce or vacation notice answers it (RFC 3834 section 3.3,
 * RFC 5321 section 4.5.5), and marked as made by a machine.
 */
export function noticeSink({ host, port, secure, requireTls, plain, auth, from }: NoticeServer): SendNotice {
  return async ({ to, subject, text, auto, inReplyTo, attachments = [] }, id) => {
    const transport = createTransport({
      host,
      port,
      secure,
      requireTLS: requireTls,
      ignoreTLS: plain,
      ...(auth && { auth }),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail({
        envelope: { from: '', to: [to] },
        from,
        // As an object: a string would be parsed, and might name more than one.
        to: { name: '', address: to },
        subject,
        text,
        // The same over retries, so that a second copy is told from the first.
        messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '')}>`,
        ...(inReplyTo && { inReplyTo, references: inReplyTo }),
        headers: { 'Auto-Submitted': auto, 'X-Auto-Response-Suppress': 'All' },
        attachments: attachments.map(({ name, mediaType, base64 }) => ({
          filename: name,
          contentType: mediaType,
          content: Buffer.from(base64, 'base64'),
        })),
      });
    } catch (error) {
      const status = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
      if (status > 0) throw new SinkError(String(status), status >= 500);
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      throw new SinkError(/^[A-Z_]{2,30}$/.test(code) ? code : 'failed', false);
    } finally {
      transport.close();
    }
  };
}
