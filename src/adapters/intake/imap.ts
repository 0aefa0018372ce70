import { ImapFlow } from 'imapflow';
import type { Mailbox } from '../../model/mailbox.ts';
import { TRACE_HEADER } from '../../model/trace.ts';
import type { Log } from '../../ports/log.ts';
import type { MailboxSession, WaitingMail } from '../../ports/mailbox.ts';

/** Mails of one round: the rest comes in the next, soon after. */
const MAILS_A_ROUND = 100;
/** After a round that took something there may be more, or something in work. */
const SOON_MS = 2_000;
const CONNECT_TIMEOUT_MS = 30_000;
/** Mail servers may take their time over a large mail. */
const SOCKET_TIMEOUT_MS = 120_000;

/** Fetches from a mailbox until it is closed. */
export interface MailboxFetcher {
  close(): Promise<void>;
}

/**
 * Polls a mailbox over IMAP (RFC 9051), a connection a round, so that a server that restarts needs no care. What
 * fails is tried again in the next round.
 *
 * @param poll takes over what waits; answers how many mails it is done with
 */
export function fetchMailbox(
  mailbox: Mailbox,
  poll: (session: MailboxSession) => Promise<number>,
  log: Log,
): MailboxFetcher {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  const next = (delayMs: number): void => {
    if (closed) return;
    timer = setTimeout(() => {
      round = oneRound(mailbox, poll).then(
        (tookSome) => next(tookSome ? Math.min(SOON_MS, mailbox.intervalMs) : mailbox.intervalMs),
        (error) => {
          log.error('mailbox.failed', error);
          next(mailbox.intervalMs);
        },
      );
    }, delayMs);
  };
  next(0);
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await round;
    },
  };
}

/** Answers whether another round should follow soon. */
async function oneRound(
  mailbox: Mailbox,
  poll: (session: MailboxSession) => Promise<number>,
): Promise<boolean> {
  const client = new ImapFlow({
    host: mailbox.host,
    port: mailbox.port,
    secure: mailbox.tls === 'implicit',
    doSTARTTLS: mailbox.tls === 'starttls',
    auth: { user: mailbox.user, pass: mailbox.password },
    // Its log quotes what the server says, and servers quote mail.
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
  });
  // Without a listener a broken connection would end the process; the call in hand fails as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const session = new ImapSession(client, mailbox);
    await session.open();
    const done = await poll(session);
    return done > 0 || session.left > 0;
  } finally {
    await client.logout().catch(() => client.close());
  }
}

class ImapSession implements MailboxSession {
  readonly #client: ImapFlow;
  readonly #mailbox: Mailbox;
  #validity = '';
  /** Mails seen and not yet taken out. */
  left = 0;

  constructor(client: ImapFlow, mailbox: Mailbox) {
    this.#client = client;
    this.#mailbox = mailbox;
  }

  async open(): Promise<void> {
    for (const folder of [this.#mailbox.to, this.#mailbox.originals])
      if (folder !== undefined) await this.#client.mailboxCreate(folder);
    await this.#open(this.#mailbox.folder);
  }

  async waiting(): Promise<readonly WaitingMail[]> {
    const found = await this.#client.search({ deleted: false }, { uid: true });
    const uids = (found || []).slice(0, MAILS_A_ROUND);
    const mails: WaitingMail[] = [];
    if (uids.length === 0) return mails;
    for await (const { uid, size, internalDate } of this.#client.fetch(
      uids,
      { uid: true, size: true, internalDate: true },
      { uid: true },
    )) {
      const arrivedAt = internalDate === undefined ? undefined : new Date(internalDate);
      mails.push({ id: `${this.#validity}.${uid}`, uid, size: size ?? 0, arrivedAt });
    }
    this.left = mails.length;
    return mails.sort((a, b) => a.uid - b.uid);
  }

  async read({ uid }: WaitingMail): Promise<Uint8Array | undefined> {
    const mail = await this.#client.fetchOne(String(uid), { source: true }, { uid: true });
    return mail ? mail.source : undefined;
  }

  async put(
    folder: string,
    documentId: string,
    message: Uint8Array,
    arrivedAt: Date | undefined,
  ): Promise<void> {
    await this.#open(folder, { readOnly: true });
    try {
      const there = await this.#client.search({ header: { [TRACE_HEADER]: documentId } }, { uid: true });
      if (there && there.length > 0) return;
      const added = await this.#client.append(folder, Buffer.from(message), [], arrivedAt);
      if (!added) throw new Error('the server did not take the mail');
    } finally {
      await this.#open(this.#mailbox.folder);
    }
  }

  async remove({ uid }: WaitingMail, originals: string | undefined): Promise<void> {
    const range = String(uid);
    const removed =
      originals === undefined
        ? await this.#client.messageDelete(range, { uid: true })
        : await this.#client.messageMove(range, originals, { uid: true });
    if (!removed) throw new Error('the server did not remove the mail');
    this.left--;
  }

  /** @throws when the folder was made anew meanwhile: its numbers mean other mails now */
  async #open(folder: string, options: { readOnly?: boolean } = {}): Promise<void> {
    const { uidValidity } = await this.#client.mailboxOpen(folder, options);
    if (folder !== this.#mailbox.folder) return;
    if (this.#validity !== '' && this.#validity !== String(uidValidity))
      throw new Error('the folder was replaced');
    this.#validity = String(uidValidity);
  }
}
