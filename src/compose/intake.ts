import { readFileSync } from 'node:fs';
import { fetchMailbox } from '../adapters/intake/imap.ts';
import { listenForMail, type MailListener } from '../adapters/intake/smtp.ts';
import { openSpool } from '../adapters/intake/spool.ts';
import type { Settings } from '../config/settings.ts';
import { ZeefError } from '../errors.ts';
import type { Mailbox } from '../model/mailbox.ts';
import type { Routes } from '../model/route.ts';
import type { SpooledMail } from '../model/spooled.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { Log } from '../ports/log.ts';
import type { OpenOutput } from '../usecases/output.ts';
import { mailboxPoller } from '../usecases/poll-mailbox.ts';
import type { Receive } from '../usecases/receive.ts';

/** Mail is spooled only while the service is away; a pipe that timed out may still add some. */
const SPOOL_INTERVAL_MS = 15_000;

/** What every way in for mail needs. */
export interface IntakeParts {
  readonly settings: Settings;
  readonly receive: Receive;
  readonly routes: Routes;
  readonly tenantId: string;
  readonly log: Log;
}

/** Stops what was started. */
type Stop = () => Promise<void>;

/** One function a port: what listens already has to be closed when the next port is taken. */
export function mailPorts({
  settings,
  receive,
  routes,
  tenantId,
}: IntakeParts): (() => Promise<MailListener>)[] {
  const tls = mailTls(settings);
  const ports = { lmtp: settings.lmtpPort, smtp: settings.smtpPort } as const;
  return (['lmtp', 'smtp'] as const)
    .filter((protocol) => ports[protocol] !== 0)
    .map((protocol) => () => {
      const intake = { tenantId, kind: 'mail', door: 'smtp', source: protocol, actor: protocol } as const;
      return listenForMail({
        protocol,
        host: settings.mailHost,
        port: ports[protocol],
        maxMessageBytes: settings.maxMessageBytes,
        allowedNetworks: settings.mailNetworks,
        accepts: (recipient) => routes.forRecipient(recipient) !== undefined,
        ...(tls && { tls }),
        take: async (raw, envelope) => {
          await receive({ ...intake, raw, envelope, deliveryId: undefined });
        },
      });
    });
}

function mailTls({ mailTlsKeyFile, mailTlsCertFile }: Settings): { key: string; cert: string } | undefined {
  if (mailTlsKeyFile === undefined && mailTlsCertFile === undefined) return undefined;
  try {
    if (mailTlsKeyFile === undefined || mailTlsCertFile === undefined)
      throw new Error('one of two is missing');
    return { key: readFileSync(mailTlsKeyFile, 'utf8'), cert: readFileSync(mailTlsCertFile, 'utf8') };
  } catch (cause) {
    const remedy = 'STARTTLS needs two readable files: ZEEF_MAIL_TLS_KEY_FILE and ZEEF_MAIL_TLS_CERT_FILE.';
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_MAIL_TLS_KEY_FILE', remedy, cause });
  }
}

/** Fetches from a mailbox until it is stopped. */
export function fetchFrom(mailbox: Mailbox, { settings, ...parts }: IntakeParts, output: OpenOutput): Stop {
  const { maxMessageBytes } = settings;
  const poll = mailboxPoller(mailbox, { ...parts, output, maxMessageBytes });
  const fetcher = fetchMailbox(mailbox, poll, parts.log);
  return () => fetcher.close();
}

/** Takes in what `zeef pipe --spool` kept, now and from time to time. */
export async function drainSpool(
  folder: string,
  { receive, tenantId, log }: IntakeParts,
  keyring: Keyring,
): Promise<Stop> {
  const { spoolSeed: seed } = await keyring.tenant(tenantId);
  const intake = { tenantId, kind: 'mail', door: 'pipe', source: 'pipe', actor: 'spool' } as const;
  const take = async ({ mail, ...envelope }: SpooledMail): Promise<void> => {
    const known = envelope.recipients.length > 0 && { envelope };
    await receive({ ...intake, raw: mail, deliveryId: undefined, ...known });
  };
  const spool = await openSpool({ folder, seed, take, log });
  await spool.drain();
  const timer = setInterval(() => void spool.drain(), SPOOL_INTERVAL_MS);
  return async () => clearInterval(timer);
}
