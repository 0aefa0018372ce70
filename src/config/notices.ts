import { ZeefError } from '../errors.ts';
import type { NoticeServer } from '../model/notice-server.ts';

const SUBMISSION = { 'smtp:': 587, 'smtps:': 465 } as const;
const ADDRESS = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,253}$/;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads ZEEF_NOTICE_SMTP (`smtp://user:password@host:port`, `smtps://…`; STARTTLS is required except on this machine)
 * and ZEEF_NOTICE_FROM (an address). `undefined` when neither is set.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID
 */
export function noticeConfig(smtp: string | undefined, from: string | undefined): NoticeServer | undefined {
  if (smtp === undefined && from === undefined) return undefined;
  if (from === undefined || !ADDRESS.test(from))
    throw invalid(
      'ZEEF_NOTICE_FROM',
      'ZEEF_NOTICE_FROM wants the address Zeef writes from, such as privacy@shop.example.',
    );
  const url = smtp !== undefined && URL.canParse(smtp) ? new URL(smtp) : undefined;
  if (!url?.hostname || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:'))
    throw invalid(
      'ZEEF_NOTICE_SMTP',
      'ZEEF_NOTICE_SMTP wants smtp://HOST:PORT or smtps://HOST:PORT, with USER:PASSWORD@ where needed.',
    );
  const plain = url.protocol === 'smtp:' && LOOPBACK.test(url.hostname);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : SUBMISSION[url.protocol],
    secure: url.protocol === 'smtps:',
    requireTls: url.protocol === 'smtp:' && !plain,
    plain,
    auth: url.username
      ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
      : undefined,
    from,
  };
}

function invalid(field: string, remedy: string): ZeefError {
  return new ZeefError('ZEEF_CONFIG_INVALID', { field, remedy });
}
